import type { Session, View } from '../../../connectors/contract.ts';
import type { Samples } from '../../../core/flow/suggest/columns.ts';
import { pairsBy } from '../../../core/flow/suggest/guess-pairs.ts';
import type { MatchSuggestion } from '../../../core/flow/suggest/rank-keys.ts';
import { suggestMapsInTurns } from '../../../core/flow/suggest/suggest-maps.ts';
import { suggestMatchInTurns } from '../../../core/flow/suggest/suggest-match.ts';
import { tierPairs } from '../../../core/flow/suggest/tier-pairs.ts';
import { templateTiers } from '../../../core/flow/template/apply-template.ts';
import type { Turns } from '../../../core/turns.ts';
import type { MatchTier } from '../../../model/flow.ts';
import type { ConnectionId, Side } from '../../../model/ids.ts';
import type { Snapshot } from '../../../model/record.ts';
import type { ObjectShape } from '../../../model/shape.ts';
import type { Fields } from '../../../model/value.ts';
import type { Found, KeyFound } from '../../../protocol/calls/assistant.ts';
import { openSession } from '../../cli/sessions.ts';
import type { Engine } from '../engine.ts';
import { inTurns } from '../in-turns.ts';
import { templates } from './templates.ts';

/** Rows of each side that are read, and counted once the keys are found. */
const rowsLooked = 5000;
/** Rows by which keys are found: enough to judge them, and compared in seconds; fewer where an object has hundreds of fields. */
const rowsJudged = { min: 300, max: 1000, values: 100_000 };
/** Pairs, and rows besides, whose values field maps are judged by. */
const pairsLooked = 120;

interface ObjectAt {
  readonly connection: ConnectionId;
  readonly object: string;
}

export interface Asked {
  readonly left: ObjectAt;
  readonly right: ObjectAt;
}

type Shapes = { readonly [side in Side]: ObjectShape };

const sides = ['left', 'right'] as const;

const wholeView = (shape: ObjectShape): View => ({
  shape,
  fields: shape.fields.map((one) => one.name),
  modifiedAt: null,
});

/** Reads the first rows of a side, page by page. */
async function* readRows(session: Session, shape: ObjectShape, side: Side, into: Snapshot[]): AsyncGenerator<Found> {
  let isWhole = true;
  for await (const page of session.scan(wholeView(shape))) {
    into.push(...page.snapshots.slice(0, rowsLooked + 1 - into.length));
    isWhole = into.length <= rowsLooked;
    if (!isWhole) into.length = rowsLooked;
    yield { kind: 'read', side, rows: into.length, isWhole: false };
    if (!isWhole) break;
  }
  yield { kind: 'read', side, rows: into.length, isWhole };
}

const sameTier = (one: MatchTier, other: MatchTier): boolean =>
  one.left.join('\n') === other.left.join('\n') && one.right.join('\n') === other.right.join('\n');

type Told = Pick<KeyFound, 'tier' | 'badge' | 'words' | 'reasons' | 'template'>;

/** Keys that templates know and that were not found by themselves. */
function* templateKeys(shapes: Shapes, found: readonly MatchSuggestion[]): Generator<Told> {
  for (const template of templates())
    for (const tier of templateTiers(template, shapes))
      if (!found.some((one) => sameTier(one.tier, tier)))
        yield { tier, badge: 'unused', words: 'links nothing in these rows', reasons: [], template: template.id };
}

async function* keysIn(
  shapes: Shapes,
  rows: { readonly [side in Side]: readonly Fields[] },
  stop: AbortSignal,
): AsyncGenerator<KeyFound> {
  const fields = Math.max(shapes.left.fields.length, shapes.right.fields.length, 1);
  const judged = Math.max(rowsJudged.min, Math.min(rowsJudged.max, Math.floor(rowsJudged.values / fields)));
  const [leftRows, rightRows] = [rows.left.slice(0, judged), rows.right.slice(0, judged)];
  const found = await inTurns(suggestMatchInTurns({ ...shapes, leftRows, rightRows }), stop);
  const told = found.map(
    ({ tier, badge, words, reasons }): Told => ({ tier, badge, words, reasons: [...reasons], template: null }),
  );
  const taken = { left: new Set<number>(), right: new Set<number>() };
  for (const one of [...told, ...templateKeys(shapes, found)]) {
    const { pairs, unsure } = await inTurns(tierPairs(one.tier, rows.left, rows.right), stop);
    const fresh = pairs.filter(([left, right]) => !taken.left.has(left) && !taken.right.has(right));
    if (one.badge === 'best' || one.badge === 'second')
      for (const [left, right] of fresh) {
        taken.left.add(left);
        taken.right.add(right);
      }
    yield {
      ...one,
      badge: one.template !== null && pairs.length > 0 ? 'check' : one.badge,
      words: recounted(one, pairs.length, fresh.length),
      pairs: pairs.map(([left, right]): [number, number] => [left, right]),
      unsure: [...unsure],
    };
  }
}

/** The words of a key with the number of all rows that it links, not only of those that it was judged by. */
function recounted({ words, badge }: Told, links: number, fresh: number): string {
  if (links === 0) return words;
  const count = badge === 'second' ? `${fresh.toLocaleString('en-US')} more` : links.toLocaleString('en-US');
  return words.replace(/^links [^;]*/, `links ${count}`);
}

/** Rows that the keys worth using pair, and some others, for field maps to be judged by. */
function* samplesOf(
  keys: readonly KeyFound[],
  { left, right }: { readonly [side in Side]: readonly Fields[] },
): Turns<Samples> {
  const tiers = keys.filter(({ badge }) => badge === 'best' || badge === 'second').map((one) => one.tier);
  const pairs = yield* pairsBy(tiers, { leftRows: left, rightRows: right }, pairsLooked);
  return { pairs, left: left.slice(0, pairsLooked), right: right.slice(0, pairsLooked) };
}

/** Compares two objects by their first rows. Both sides are only read; what was opened is closed however it ends. */
export async function* twinsFound(
  { context, place }: Pick<Engine, 'context' | 'place'>,
  question: Asked,
  stop: AbortSignal,
): AsyncGenerator<Found> {
  const rows: { readonly [side in Side]: Snapshot[] } = { left: [], right: [] };
  const shapes: { [side in Side]?: ObjectShape } = {};
  for (const side of sides) {
    const session = await openSession(context, place, question[side].connection);
    try {
      const shape = await session.shape(question[side].object);
      shapes[side] = shape;
      yield { kind: 'shape', side, shape };
      yield* readRows(session, shape, side, rows[side]);
    } finally {
      await session.close();
    }
    if (stop.aborted) return;
  }
  const { left, right } = shapes;
  if (left === undefined || right === undefined) return;
  yield { kind: 'rows', left: rows.left.map((one) => one.key), right: rows.right.map((one) => one.key) };
  const fields = { left: rows.left.map((one) => one.fields), right: rows.right.map((one) => one.fields) };
  const keys: KeyFound[] = [];
  for await (const key of keysIn({ left, right }, fields, stop)) {
    keys.push(key);
    yield { kind: 'key', key };
  }
  if (stop.aborted) return;
  const samples = await inTurns(samplesOf(keys, fields), stop);
  const maps = await inTurns(suggestMapsInTurns({ left, right, samples, taken: [] }), stop);
  yield {
    kind: 'maps',
    maps: maps.map(({ map, confidence, reasons, examples }) => ({
      map,
      confidence,
      reasons: [...reasons],
      examples: [...examples],
    })),
  };
}
