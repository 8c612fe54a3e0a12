import type { FlowCard } from '../../engine/protocol/calls/flows.ts';
import { spanWords } from '../app/time-words.ts';
import type { BadgeLook } from '../ui/Badge.tsx';
import type { IconName } from '../ui/icon-shapes.tsx';

/** How a card stands, in a word with its colour. */
export interface BadgeWords {
  readonly word: string;
  readonly look: BadgeLook;
  readonly icon?: IconName;
}

export function badgeOf(card: FlowCard, isRunning: boolean): BadgeWords {
  if (isRunning) return { word: 'Running', look: 'acc', icon: 'play' };
  if (card.state === 'stopped')
    return card.held === null
      ? { word: 'Failed', look: 'fail', icon: 'err' }
      : { word: 'Stopped', look: 'need', icon: 'brake' };
  if (card.isSample && card.live === null) return { word: 'Sample', look: 'acc' };
  switch (card.state) {
    case 'live':
      return { word: 'Live', look: 'done', icon: 'refresh' };
    case 'paused':
      return { word: 'Paused', look: 'grey', icon: 'pause' };
    case 'draft':
      return { word: 'Draft', look: 'line' };
  }
}

/** The systems of a flow: "HubSpot and ERP", "Shopify to ERP", "3 syncs, CRM and ERP first". */
export function systemsOf({ syncs }: FlowCard): string {
  const [first] = syncs;
  if (first === undefined) return 'No systems yet';
  const [left, right] = [first.left.connection.label, first.right.connection.label];
  const words =
    first.way === 'both'
      ? `${left} and ${right}`
      : first.way === 'to-right'
        ? `${left} to ${right}`
        : `${right} to ${left}`;
  return syncs.length === 1 ? words : `${syncs.length} syncs, first ${words}`;
}

export const plural = (count: number, one: string, many = `${one}s`): string =>
  `${count.toLocaleString('en')} ${count === 1 ? one : many}`;

/** One mark on the way to something: done, now, or to come. */
export interface Todo {
  readonly label: string;
  readonly state: 'done' | 'now' | 'later';
}

/** Marks what is done; the first that is not is what comes now. */
function todos(steps: readonly (readonly [label: string, isDone: boolean])[]): readonly Todo[] {
  const now = steps.findIndex(([, isDone]) => !isDone);
  return steps.map(([label, isDone], index) => ({ label, state: isDone ? 'done' : index === now ? 'now' : 'later' }));
}

const listed = (names: readonly string[]): string => {
  const shown = names.slice(0, 3);
  const rest = names.length - shown.length;
  if (rest > 0) return `${shown.join(', ')} and ${rest} more`;
  return shown.length < 2 ? shown.join('') : `${shown.slice(0, -1).join(', ')} and ${shown.at(-1)}`;
};

/** What a draft lacks, in a sentence or two, and the way to its publication. */
export function draftWords(card: FlowCard): { readonly words: string; readonly todo: readonly Todo[] } {
  const { isMatched, required, missing } = card.readiness;
  const mapped = required - missing.length;
  const hasFields = card.maps > 0 && missing.length === 0;
  const { stopping } = card.problems;
  const fields =
    missing.length > 0
      ? `Fields, ${mapped} of ${required}`
      : stopping > 0
        ? `Fields, ${plural(stopping, 'problem')}`
        : 'Fields';
  const todo = todos([
    ['Systems', card.syncs.length > 0],
    ['Match', isMatched],
    [fields, hasFields && stopping === 0],
    ['Preview', false],
    ['Publish', false],
  ]);
  if (card.syncs.length === 0) return { words: 'Never published. Next: choose its two systems.', todo };
  if (!isMatched)
    return { words: 'Never published. Next: say by which fields records of both sides are matched.', todo };
  if (missing.length > 0) {
    const count = `${mapped} of ${plural(required, 'required field')} ${mapped === 1 ? 'is' : 'are'} mapped`;
    return { words: `Never published. Match is set, ${count}. Next: map ${listed([...new Set(missing)])}.`, todo };
  }
  if (!hasFields) return { words: 'Never published. Next: map a field.', todo };
  if (card.problem !== null) return { words: `${card.problem.message} ${card.problem.fix}`, todo };
  return { words: 'Never published. Everything it needs is there. Next: look at the preview, then publish it.', todo };
}

/** What the last run of a flow did: "100 linked, 3 created in ERP, 2 changed in CRM, 1 conflict needs you, in 4 s". */
export function resultWords(card: FlowCard): string {
  const { last } = card;
  if (last === null) return 'Never ran.';
  const parts = card.syncs.flatMap((sync) => {
    const counts = last.syncs[sync.id];
    if (counts === undefined) return [];
    const sides = (['left', 'right'] as const).flatMap((side) => {
      const { created, updated, removed } = counts[side];
      const where = sync[side].connection.label;
      return [
        created > 0 && `${created.toLocaleString('en')} created in ${where}`,
        updated > 0 && `${updated.toLocaleString('en')} changed in ${where}`,
        removed > 0 && `${removed.toLocaleString('en')} removed in ${where}`,
      ];
    });
    const failed = counts.failed > 0 && `${plural(counts.failed, 'record')} failed`;
    return [`${counts.linked.toLocaleString('en')} linked`, ...sides, failed].filter((part) => part !== false);
  });
  const open =
    card.conflicts > 0 ? [`${plural(card.conflicts, 'conflict')} ${card.conflicts === 1 ? 'needs' : 'need'} you`] : [];
  const took =
    last.endedAt === null ? [] : [`in ${spanWords((Date.parse(last.endedAt) - Date.parse(last.startedAt)) / 1000)}`];
  return `${[...parts, ...open, ...took].join(', ')}.`;
}
