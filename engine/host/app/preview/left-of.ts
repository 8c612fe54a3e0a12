import type { ChangeSetEntry } from '../../../model/change-set.ts';
import { entryWithout } from '../../../run/change-set.ts';
import type { Decided } from './body.ts';
import type { Book } from './book.ts';

/** What is left of a decision that is not left out, without the units that people left out of it; null where that is nothing. */
export function leftOf({ choices, seen }: Book, change: number, body: Decided): ChangeSetEntry | null {
  const of = seen[body.sync];
  return of === undefined ? body.entry : entryWithout(of.sync, body.entry, choices.unitsOut(change));
}
