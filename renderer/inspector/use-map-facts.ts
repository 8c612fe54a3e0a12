import { useMemo } from 'react';
import type { FieldMap } from '../../engine/model/flow.ts';
import type { Side } from '../../engine/model/ids.ts';
import type { Fields, Tuple } from '../../engine/model/value.ts';
import { type Chip, chipsOf } from '../canvas/chip.ts';
import { wayOf } from '../canvas/edits.ts';
import { useSamples } from '../canvas/samples.ts';
import { useSystem } from '../canvas/use-sync.ts';
import { endsOf } from '../state/flow-parts.ts';
import type { Names } from './words/rule-words.ts';

/** How the systems of a sync are called. */
export function useNames(sync: string): Names {
  const left = useSystem(sync, 'left');
  const right = useSystem(sync, 'right');
  return useMemo(() => ({ left, right }), [left, right]);
}

const tupleOf = (fields: Fields | null, names: readonly string[]): Tuple | null =>
  fields === null ? null : names.map((name) => fields[name] ?? null);

/** The values of the picked sample at both ends of a field map; null until they are known. */
export function useMapChips(sync: string, map: FieldMap): { readonly [side in Side]: readonly Chip[] } | null {
  const travel = useSamples((state) => state.of[sync]?.travels[map.id]);
  const left = useSamples((state) => state.of[sync]?.leftFields ?? null);
  const right = useSamples((state) => state.of[sync]?.rightFields ?? null);
  const names = useNames(sync);
  return useMemo(() => {
    const ends = { left: endsOf(map, 'left'), right: endsOf(map, 'right') };
    return chipsOf(travel, { left: tupleOf(left, ends.left), right: tupleOf(right, ends.right) }, names, {
      counts: { left: ends.left.length, right: ends.right.length },
      way: wayOf(map),
    });
  }, [travel, left, right, map, names]);
}
