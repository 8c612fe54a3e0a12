import { hash } from 'node:crypto';
import { lettersOf } from '../core/values/hash.ts';
import { ConflictId, LinkId, type RecordKey, type Side } from '../model/ids.ts';
import type { Scope } from '../store/contract/scope.ts';

const length = 16;
/** One for each pair that meets: the platform's own SHA-256 takes a fifth of the time of one that runs anywhere. */
const hashed = (prefix: string, parts: readonly string[]): string =>
  `${prefix}${lettersOf(hash('sha256', JSON.stringify(parts), 'hex'), length)}`;

/** The id of the link of two records that met. The same whenever it is decided again, so that a preview and its run agree. */
export const metLink = (scope: Scope, left: RecordKey, right: RecordKey): LinkId =>
  LinkId.parse(hashed('l', [scope.flow, scope.sync, left, right]));

/** The id of the link of a record that is to get a twin. */
export const loneLink = (scope: Scope, side: Side, key: RecordKey): LinkId =>
  LinkId.parse(hashed('l', [scope.flow, scope.sync, side, key, 'twin']));

/** The ids that the links of a pair's two records would have had, had each been given a twin of its own. */
export const loneLinksOf = (
  scope: Scope,
  pair: { readonly left: RecordKey | null; readonly right: RecordKey | null },
): readonly LinkId[] => [
  ...(pair.left === null ? [] : [loneLink(scope, 'left', pair.left)]),
  ...(pair.right === null ? [] : [loneLink(scope, 'right', pair.right)]),
];

/** The id of the question about a unit of a link, or about its removal: one question, however often it is asked. */
export const conflictId = (scope: Scope, link: LinkId, about: string): ConflictId =>
  ConflictId.parse(hashed('c', [scope.flow, scope.sync, link, about]));

/** Stands in for a link in a question about records that have none. */
export const matchSubject = (scope: Scope, tier: number, members: readonly string[]): LinkId =>
  LinkId.parse(hashed('m', [scope.flow, scope.sync, String(tier), ...members]));
