import type { DifferenceAbout, FlowDifference } from '../../model/difference.ts';
import type { ConnectionId, NodeId, SyncId } from '../../model/ids.ts';

/** How people call a connection. */
export type NameOf = (connection: ConnectionId) => string;

/** The part of a flow that a difference is told at. */
export interface Place {
  readonly what: DifferenceAbout;
  readonly node: NodeId;
  readonly sync: SyncId | null;
}

/** One thing that can be set of a part, as it is set. */
export interface Setting extends Place {
  /** What is set, as the beginning of a sentence: `Conflict rule of "Status"`. The same setting has the same one on either side. */
  readonly key: string;
  readonly title: string;
  /** With defaults filled in: two settings differ where these do. */
  readonly value: unknown;
  /** The value in words; null where it is not set at all and nothing holds instead. */
  readonly says: string | null;
}

/** A part that may be there or not. */
export interface Part extends Place {
  readonly id: string;
  /** As the beginning of a sentence: `Field map "Phone"`. */
  readonly title: string;
  readonly says: string;
}

/** Whether two parts of a flow hold the same data; what is undefined is not there. */
export function sameData(one: unknown, other: unknown): boolean {
  if (Object.is(one, other)) return true;
  if (typeof one !== 'object' || typeof other !== 'object' || one === null || other === null) return false;
  if (Array.isArray(one) !== Array.isArray(other)) return false;
  const names = new Set([...Object.keys(one), ...Object.keys(other)]);
  return [...names].every((name) => sameData(Reflect.get(one, name), Reflect.get(other, name)));
}

/** What is set differently, in the order in which the settings are told. */
export function settingsDiffer(before: readonly Setting[], after: readonly Setting[]): readonly FlowDifference[] {
  const was = new Map(before.map((one) => [one.key, one]));
  const now = new Map(after.map((one) => [one.key, one]));
  return [...new Set([...was.keys(), ...now.keys()])].flatMap((key) => {
    const [old, next] = [was.get(key), now.get(key)];
    const either = next ?? old;
    if (either === undefined || sameData(old?.value ?? null, next?.value ?? null)) return [];
    return [settingDiffers(either, old?.says ?? null, next?.says ?? null)];
  });
}

function settingDiffers({ title, ...at }: Setting, before: string | null, after: string | null): FlowDifference {
  const { what, node, sync } = at;
  const place = { what, node, sync, before, after };
  if (before === null && after !== null) return { kind: 'added', ...place, words: `${title} was added: ${after}` };
  if (after === null && before !== null) return { kind: 'removed', ...place, words: `${title} was removed: ${before}` };
  const words = before === after ? `${title} was changed` : `${title}: ${after} instead of ${before}`;
  return { kind: 'changed', ...place, words };
}

/** Parts that came and went, and those that stayed, in the order of the later flow; what is gone comes at the end. */
export function partsDiffer<T extends { readonly id: string }>(
  lists: { readonly before: readonly T[]; readonly after: readonly T[] },
  partOf: (one: T, when: 'before' | 'after') => Part,
  within: (before: T, after: T) => readonly FlowDifference[],
): readonly FlowDifference[] {
  const { before, after } = lists;
  const came = after.flatMap((one) => {
    const old = before.find((other) => other.id === one.id);
    return old === undefined ? [partDiffers(partOf(one, 'after'), 'added')] : within(old, one);
  });
  const gone = before.filter((one) => !after.some((other) => other.id === one.id));
  return [...came, ...gone.map((one) => partDiffers(partOf(one, 'before'), 'removed'))];
}

function partDiffers({ what, node, sync, title, says }: Part, kind: 'added' | 'removed'): FlowDifference {
  const sides = kind === 'added' ? { before: null, after: says } : { before: says, after: null };
  return { kind, what, node, sync, words: `${title} was ${kind}: ${says}`, ...sides };
}

/** Whether those that stayed stand in another order. */
export function orderDiffers(
  lists: { readonly before: readonly { readonly id: string }[]; readonly after: readonly { readonly id: string }[] },
  at: Place,
  told: { readonly title: string; readonly nameOf: (id: string) => string },
): readonly FlowDifference[] {
  const ids = (list: readonly { readonly id: string }[], other: readonly { readonly id: string }[]) =>
    list.map((one) => one.id).filter((id) => other.some((one) => one.id === id));
  const before = ids(lists.before, lists.after);
  const after = ids(lists.after, lists.before);
  if (sameData(before, after)) return [];
  const says = (order: readonly string[]): string => order.map(told.nameOf).join(', ');
  const words = `${told.title} are in another order: ${says(after)}`;
  return [{ kind: 'changed', ...at, words, before: says(before), after: says(after) }];
}

/** A part that has another name now. */
export function renamed(
  at: Place,
  what: string,
  [before, after]: readonly [before: string, after: string],
): readonly FlowDifference[] {
  if (before === after) return [];
  return [{ kind: 'changed', ...at, words: `${what} "${before}" is called "${after}" now`, before, after }];
}
