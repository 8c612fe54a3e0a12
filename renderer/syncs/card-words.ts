import type { FlowCard } from '../../engine/protocol/calls/flows.ts';
import { spanWords } from '../app/time-words.ts';
import type { BadgeLook } from '../ui/Badge.tsx';
import type { IconName } from '../ui/icon-shapes.tsx';
import { inOwnWords } from '../words/sentences.ts';
import { wordsOf } from '../words/words.ts';

/** How a card stands, in a word with its colour. */
export interface BadgeWords {
  readonly word: string;
  readonly look: BadgeLook;
  readonly icon?: IconName;
}

export function badgeOf(card: FlowCard, isRunning: boolean): BadgeWords {
  const words = wordsOf('syncs');
  if (isRunning) return { word: words('running'), look: 'acc', icon: 'play' };
  if (card.state === 'stopped')
    return card.held === null
      ? { word: words('failed'), look: 'fail', icon: 'err' }
      : { word: words('stopped'), look: 'need', icon: 'brake' };
  if (card.isSample && card.live === null) return { word: words('sample'), look: 'acc' };
  switch (card.state) {
    case 'live':
      return { word: words('live'), look: 'done', icon: 'refresh' };
    case 'paused':
      return { word: words('paused'), look: 'grey', icon: 'pause' };
    case 'draft':
      return { word: words('draft'), look: 'line' };
  }
}

/** The systems of a flow: "HubSpot and ERP", "Shopify to ERP", "3 syncs, CRM and ERP first". */
export function systemsOf({ syncs }: FlowCard): string {
  const words = wordsOf('syncs');
  const [first] = syncs;
  if (first === undefined) return words('noSystems');
  const [left, right] = [first.left.connection.label, first.right.connection.label];
  const [from, to] = first.way === 'to-right' ? [left, right] : [right, left];
  const systems = first.way === 'both' ? words('bothWays', { left, right }) : words('oneWay', { from, to });
  return syncs.length === 1 ? systems : words('several', { count: syncs.length, first: systems });
}

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

function listed(all: readonly string[]): string {
  const words = wordsOf('card');
  const shown = all.slice(0, 3);
  const count = all.length - shown.length;
  if (count > 0) return words('andMore', { names: shown.join(', '), count });
  const last = shown.at(-1) ?? '';
  return shown.length < 2 ? last : words('and', { names: shown.slice(0, -1).join(', '), last });
}

/** The way of a draft to its publication, as far as it has come. */
function draftTodo({ maps, problems, readiness, syncs }: FlowCard): readonly Todo[] {
  const words = wordsOf('card');
  const { isMatched, required, missing } = readiness;
  const { stopping } = problems;
  const fields =
    missing.length > 0
      ? words('fieldsOf', { mapped: required - missing.length, all: required })
      : stopping > 0
        ? words('fieldsProblems', { count: stopping })
        : words('fields');
  return todos([
    [words('systems'), syncs.length > 0],
    [words('match'), isMatched],
    [fields, maps > 0 && missing.length === 0 && stopping === 0],
    [words('preview'), false],
    [words('publish'), false],
  ]);
}

function lackWords({ maps, problem, readiness, syncs }: FlowCard): string {
  const words = wordsOf('card');
  const { isMatched, required, missing } = readiness;
  if (syncs.length === 0) return words('noSystems');
  if (!isMatched) return words('noMatch');
  if (missing.length > 0)
    return words('missing', {
      count: required - missing.length,
      required: words('required', { count: required }),
      fields: listed([...new Set(missing)]),
    });
  if (maps === 0) return words('noFields');
  return problem === null ? words('allThere') : `${inOwnWords(problem.message)} ${inOwnWords(problem.fix)}`;
}

/** What a draft lacks, in a sentence or two, and the way to its publication. */
export const draftWords = (card: FlowCard): { readonly words: string; readonly todo: readonly Todo[] } => ({
  words: lackWords(card),
  todo: draftTodo(card),
});

type Counts = NonNullable<FlowCard['last']>['syncs'][string];

/** What a run did for one sync, a few words each. */
function deedsOf(sync: FlowCard['syncs'][number], counts: Counts): readonly string[] {
  const words = wordsOf('card');
  const sides = (['left', 'right'] as const).flatMap((side) => {
    const system = sync[side].connection.label;
    return (['created', 'updated', 'removed'] as const).flatMap((deed) => {
      const count = counts[side][deed];
      return count > 0 ? [words(deed, { count, system })] : [];
    });
  });
  const failed = counts.failed > 0 ? [words('failed', { count: counts.failed })] : [];
  return [words('linked', { count: counts.linked }), ...sides, ...failed];
}

/** What the last run of a flow did: "100 linked, 3 created in ERP, 2 changed in CRM, 1 conflict needs you, in 4 s". */
export function resultWords(card: FlowCard): string {
  const words = wordsOf('card');
  const { last } = card;
  if (last === null) return words('neverRan');
  const deeds = card.syncs.flatMap((sync) => {
    const counts = last.syncs[sync.id];
    return counts === undefined ? [] : deedsOf(sync, counts);
  });
  const open = card.conflicts > 0 ? [words('conflicts', { count: card.conflicts })] : [];
  const tookMs = last.endedAt === null ? null : Date.parse(last.endedAt) - Date.parse(last.startedAt);
  const took = tookMs === null ? [] : [words('took', { span: spanWords(tookMs / 1000) })];
  return `${[...deeds, ...open, ...took].join(', ')}.`;
}
