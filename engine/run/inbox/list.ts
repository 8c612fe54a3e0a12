import { patternOf } from '../../core/values/difference.ts';
import { compareInstants } from '../../core/values/instant.ts';
import type { Conflict } from '../../model/conflict.ts';
import { ConflictId, type FlowId, type LinkId, type RecordKey, type RunId, type SyncId } from '../../model/ids.ts';
import type { Care, Decision, InboxPlace, InboxQuery, Pattern } from '../../model/inbox.ts';
import type { Plan } from '../../model/plan.ts';
import type { InboxRow } from '../../store/contract/inbox.ts';
import type { World } from '../world.ts';
import type { PlanOf } from './answer-many.ts';
import { lineOfQuestion, type QuestionLine, readable, syncOf } from './question-line.ts';

type Looking = Pick<World, 'store' | 'now'>;

/** A question in the words of its systems' fields, with what people keep beside it. */
export interface InboxItem {
  readonly id: ConflictId;
  readonly flow: FlowId;
  readonly sync: SyncId;
  readonly revision: number;
  readonly state: Conflict['state'];
  readonly link: LinkId | null;
  readonly keys: { readonly left: RecordKey | null; readonly right: RecordKey | null };
  readonly question: QuestionLine;
  readonly pattern: Pattern;
  readonly openedAt: string;
  readonly openedIn: RunId | null;
  readonly answer: Conflict['answer'];
  readonly closedAt: string | null;
  readonly outcome: string | null;
  readonly care: Care;
}

/** Whether a question is hidden for now. */
export const isSnoozed = ({ care, revision }: Pick<InboxItem, 'care' | 'revision'>, now: string): boolean =>
  care.snoozedUntil !== null && compareInstants(care.snoozedUntil, now) > 0 && care.snoozedRevision === revision;

/** A record that got no twin has no link to tell its key. */
function keysOf({ question }: Conflict, linked: InboxItem['keys']): InboxItem['keys'] {
  if (question.about !== 'refused') return linked;
  const { side, key, source } = question;
  return side === 'left'
    ? { left: linked.left ?? key, right: linked.right ?? source }
    : { left: linked.left ?? source, right: linked.right ?? key };
}

/** A question of the inbox for people to read: fields in place of slots, each side's own keys where it points at records. */
export async function itemOf(world: Looking, planOf: PlanOf, row: InboxRow): Promise<InboxItem> {
  const { scope, conflict, keys, care } = row;
  const sync = syncOf(await planOf(scope.flow, conflict), scope.sync);
  const { id, revision, state, link, openedAt, openedIn, answer, closedAt, outcome } = conflict;
  const line = lineOfQuestion(conflict.question, sync);
  const question = await readable(line, sync, { flow: scope.flow, store: world.store });
  const pattern = patternOf(conflict.question);
  const asked = { id, flow: scope.flow, sync: scope.sync, revision, state, link, keys: keysOf(conflict, keys) };
  return { ...asked, question, pattern, openedAt, openedIn, answer, closedAt, outcome, care };
}

/** A page of the inbox: the questions that fit, oldest first, and where the next page starts; null on the last. */
export async function inboxPage(
  world: Looking,
  planOf: PlanOf,
  query: InboxQuery,
  page: { readonly after: InboxPlace | null; readonly limit: number },
): Promise<{ readonly items: readonly InboxItem[]; readonly next: InboxPlace | null }> {
  const rows = await world.store.inbox(query, world.now(), page.after, page.limit);
  const items: InboxItem[] = [];
  for (const row of rows) items.push(await itemOf(world, planOf, row));
  const last = rows.length < page.limit ? undefined : rows.at(-1);
  return { items, next: last === undefined ? null : { openedAt: last.conflict.openedAt, id: last.conflict.id } };
}

/** The open questions of the same kind: the same field map or group, reason and shape of difference. */
export function alikeTo({ flow, sync, question, pattern }: InboxItem): InboxQuery {
  const about = question.about === 'unit' ? { units: [question.unit] } : { about: question.about };
  return { flow, sync, ...about, reason: question.reason, pattern, states: ['open'], snoozed: 'hide', overdue: false };
}

const decisionsMax = 1_000;

/** One question with all there is about it. */
export interface WholeItem {
  readonly item: InboxItem;
  /** Oldest first. */
  readonly decisions: readonly Decision[];
  /** How many open questions are like it, itself included where it is open. */
  readonly alike: number;
}

/** One question whole: also every decision that was made about it, oldest first. Null: there is none with this id. */
export async function inboxItem(world: Looking, planOf: PlanOf, id: string): Promise<WholeItem | null> {
  const parsed = ConflictId.safeParse(id);
  const row = parsed.success ? (await world.store.conflictsById([parsed.data])).get(parsed.data) : undefined;
  if (row === undefined) return null;
  const decided = await world.store.decisions({ conflict: row.conflict.id }, 0, decisionsMax);
  const item = await itemOf(world, planOf, row);
  const alike = await world.store.countInbox(alikeTo(item), world.now());
  return { item, decisions: decided.map((one) => one.decision), alike };
}

/** Field maps and groups that a field of either side is part of. */
export const unitsOfField = (plan: Plan, field: string): readonly string[] =>
  plan.syncs.flatMap((sync) =>
    sync.units
      .filter((unit) => unit.maps.some((map) => map.left.includes(field) || map.right.includes(field)))
      .map((unit) => unit.id),
  );
