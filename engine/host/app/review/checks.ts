import { dirname, join } from 'node:path';
import { z } from 'zod';
import type { Checked } from '../../../core/match/risk.ts';
import type { SyncPlan } from '../../../model/plan.ts';
import type { Scope } from '../../../store/contract/scope.ts';
import { readJson, writeText } from '../../workspace/files.ts';
import type { Workspace } from '../../workspace/workspace.ts';

const Kept = z.object({
  /** Of the sync: scores of another match or other field maps say something else. */
  hash: z.string(),
  ask: z.number(),
  link: z.number(),
  checked: z.array(z.object({ score: z.number(), same: z.boolean() })),
});

const Book = z.record(z.string(), Kept);

/** How alike is alike enough in a sync, and which scores a person found right or wrong. */
export interface Checks {
  readonly ask: number;
  readonly link: number;
  readonly checked: readonly Checked[];
}

export interface CheckBook {
  of(scope: Scope, sync: SyncPlan): Checks;
  keep(scope: Scope, sync: SyncPlan, checks: Checks): void;
}

const usual: Checks = { ask: 0.7, link: 0.9, checked: [] };

/** Kept beside the state. It holds scores only, nothing of a record; one that cannot be read is begun anew. */
export function checkBook(place: Workspace): CheckBook {
  const file = join(dirname(place.stateFile), 'link-review.json');
  const read = readJson(file, { code: 'review', name: 'file of checked pairs' }, Book);
  const book = new Map(Object.entries(read.ok ? read.value : {}));
  const nameOf = ({ flow, sync }: Scope): string => `${flow}/${sync}`;
  return {
    of(scope, sync) {
      const kept = book.get(nameOf(scope));
      return kept === undefined || kept.hash !== sync.hash ? usual : kept;
    },
    keep(scope, sync, { ask, link, checked }) {
      book.set(nameOf(scope), { hash: sync.hash, ask, link, checked: [...checked] });
      writeText(file, `${JSON.stringify(Object.fromEntries(book), null, 2)}\n`, 0o600);
    },
  };
}
