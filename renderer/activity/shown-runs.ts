import type { ActivityFlow, RunHead } from '../../engine/protocol/calls/activity.ts';
import type { Marked } from './activity-store.ts';

const plain = (text: string): string => text.trim().toLocaleLowerCase();

/** Whether a run is meant by what was typed: by its number, who asked for it, its sync or its kind. */
export function fits(run: RunHead, text: string, words: readonly string[]): boolean {
  const wanted = plain(text);
  if (wanted === '') return true;
  const digits = /^[^\d]*?([\d.,\s]+)$/u.exec(wanted)?.[1]?.replaceAll(/\D/gu, '') ?? '';
  if (digits !== '')
    return String(run.number) === digits || (digits.length > 1 && String(run.number).startsWith(digits));
  const beginning = ` ${wanted}`;
  return [run.by ?? '', ...words].some((one) => ` ${plain(one)}`.includes(beginning));
}

/** Whether a run began in the stretch that is marked. */
export function isIn(run: RunHead, marked: Marked | null): boolean {
  if (marked === null) return true;
  const ms = Date.parse(run.startedAt);
  return marked.fromMs <= ms && ms <= marked.untilMs;
}

export interface SideNames {
  readonly left: string;
  readonly right: string;
}

/** What both sides are called, where all flows that are shown call them the same; else null. */
export function namesOf(
  flows: readonly ActivityFlow[],
  runs: readonly RunHead[],
  flow: string | null,
): SideNames | null {
  const ids = new Set(flow === null ? runs.map((one) => one.flow) : [flow]);
  const some = flows.filter((one) => ids.size === 0 || [...ids].some((id) => id === one.flow));
  const [first] = some;
  if (first === undefined) return null;
  return some.every((one) => one.left === first.left && one.right === first.right)
    ? { left: first.left, right: first.right }
    : null;
}
