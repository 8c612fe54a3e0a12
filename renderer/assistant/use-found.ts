import { useEffect, useState } from 'react';
import { Fault } from '../../engine/model/fault.ts';
import type { ConnectionId, RecordKey, Side } from '../../engine/model/ids.ts';
import type { Problem } from '../../engine/model/problem.ts';
import type { ObjectShape } from '../../engine/model/shape.ts';
import { type Found, findTwins, type KeyFound, type MapFound } from '../../engine/protocol/calls/assistant.ts';
import { engine } from '../state/engine.ts';
import type { SideChoice } from './setup-store.ts';

interface Rows {
  readonly rows: number;
  readonly isWhole: boolean;
}

/** What was found so far. */
export interface FoundSoFar {
  readonly shapes: { readonly [side in Side]: ObjectShape | null };
  readonly read: { readonly [side in Side]: Rows | null };
  readonly rows: { readonly left: readonly RecordKey[]; readonly right: readonly RecordKey[] } | null;
  readonly keys: readonly KeyFound[];
  /** Null until they were looked for. */
  readonly maps: readonly MapFound[] | null;
  readonly ms: number | null;
  readonly problem: Problem | null;
}

const nothing: FoundSoFar = {
  shapes: { left: null, right: null },
  read: { left: null, right: null },
  rows: null,
  keys: [],
  maps: null,
  ms: null,
  problem: null,
};

function withItem(so: FoundSoFar, item: Found): FoundSoFar {
  switch (item.kind) {
    case 'shape':
      return { ...so, shapes: { ...so.shapes, [item.side]: item.shape } };
    case 'read':
      return { ...so, read: { ...so.read, [item.side]: { rows: item.rows, isWhole: item.isWhole } } };
    case 'rows':
      return { ...so, rows: { left: item.left, right: item.right } };
    case 'key':
      return { ...so, keys: [...so.keys, item.key] };
    case 'maps':
      return { ...so, maps: item.maps };
  }
}

interface At {
  readonly connection: ConnectionId;
  readonly object: string;
}

async function follow(left: At, right: At, take: (so: FoundSoFar) => boolean): Promise<void> {
  const begun = performance.now();
  let so = nothing;
  try {
    for await (const item of engine.follow(findTwins, { left, right })) {
      so = withItem(so, item);
      if (!take(so)) return;
    }
    take({ ...so, ms: performance.now() - begun });
  } catch (error) {
    if (!(error instanceof Fault)) throw error;
    take({ ...so, ms: performance.now() - begun, problem: error.problem });
  }
}

/** Compares the two objects as soon as both are chosen; a new choice begins anew. */
export function useFound(left: SideChoice, right: SideChoice): FoundSoFar {
  const [found, setFound] = useState<FoundSoFar>(nothing);
  const { connection: one, object: here } = left;
  const { connection: other, object: there } = right;
  useEffect(() => {
    setFound(nothing);
    if (one === null || here === null || other === null || there === null) return;
    let isLeft = false;
    void follow({ connection: one, object: here }, { connection: other, object: there }, (so) => {
      if (!isLeft) setFound(so);
      return !isLeft;
    });
    return () => {
      isLeft = true;
    };
  }, [one, here, other, there]);
  return found;
}
