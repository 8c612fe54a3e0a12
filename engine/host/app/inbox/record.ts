import { endsOf } from '../../../core/merge/pair.ts';
import { asOf, momentsOf } from '../../../core/past/life.ts';
import { may } from '../../../core/roles/roles.ts';
import type { Conflict } from '../../../model/conflict.ts';
import { Fault } from '../../../model/fault.ts';
import type { ConflictId } from '../../../model/ids.ts';
import type { Comment } from '../../../model/inbox.ts';
import type { SyncPlan } from '../../../model/plan.ts';
import type { Asked, Decided, Happened, InboxRecord, QuietMap } from '../../../protocol/calls/inbox-record.ts';
import { mapsAsked } from '../../../run/inbox/given.ts';
import { alikeTo, type InboxItem, itemOf } from '../../../run/inbox/list.ts';
import { lifeOfRecord, type RecordLife } from '../../../run/record-life.ts';
import type { InboxRow } from '../../../store/contract/inbox.ts';
import type { Scope } from '../../../store/contract/scope.ts';
import type { Store } from '../../../store/contract.ts';
import type { Who } from '../part.ts';
import { cellText, cellTexts } from '../review/record-words.ts';
import { type Around, labelIn, type Now, standing, whatIsAsked } from './asked.ts';
import type { InboxDesk } from './desk.ts';
import { howLinked } from './how-linked.ts';
import { peopleOf } from './list-parts.ts';
import { namedItems } from './row.ts';

const decisionsMax = 200;
const historyMax = 200;
const none: Now = { left: {}, right: {} };

const goneNow = new Fault('setting', {
  code: 'conflict/unknown',
  message: 'This question is not there any more.',
  fix: 'Choose another one.',
});

async function decisionsAbout(store: Store, id: ConflictId): Promise<Decided[]> {
  const found = await store.decisions({ conflict: id }, 0, decisionsMax);
  return found.map(({ decision: { by, at, why, choice, batch, state, run } }) => ({
    by,
    at,
    why,
    choose: choice.choose,
    batch,
    state,
    run,
  }));
}

async function askedOf(around: Around, item: InboxItem, conflict: Conflict): Promise<Asked> {
  const { id, revision, state, pattern, openedAt, openedIn, closedAt, outcome, answer, question } = item;
  const { store } = around;
  const now = new Date().toISOString();
  return {
    id,
    revision,
    state,
    reason: question.reason,
    pattern,
    openedAt,
    openedIn,
    closedAt,
    outcome,
    answer: answer === null ? null : { by: answer.by, at: answer.at, choose: answer.answer.choose },
    what: await whatIsAsked(around, question, conflict),
    alike: question.about === 'match' ? 0 : await store.countInbox(alikeTo(item), now),
    decisions: await decisionsAbout(store, id),
  };
}

const isSame = (one: string | null, other: string | null): boolean => (one ?? '') === (other ?? '');

/** The field maps and groups that a question is about. */
function unitsAsked(sync: SyncPlan | undefined, { question }: Conflict): readonly string[] {
  if (question.about === 'unit') return [question.unit];
  const slots = new Set(mapsAsked(sync, question).map((map) => map.slot));
  return (sync?.units ?? []).filter((unit) => unit.maps.some((map) => slots.has(map.slot))).map((unit) => unit.id);
}

/** Field maps that nothing is asked about: what stands there, and which side left what was agreed on. */
function quietOf(
  around: Around,
  asked: ReadonlySet<string>,
  shadow: { left: object; right: object } | undefined,
): QuietMap[] {
  const { sync, now } = around;
  return (sync?.units ?? []).flatMap((unit) => {
    if (asked.has(unit.id)) return [];
    return unit.maps.map((map): QuietMap => {
      const stands = (side: 'left' | 'right') =>
        endsOf(map, side).map((field) => standing(around, side, field, now[side][field]?.value));
      const was = (side: 'left' | 'right'): string | null | undefined => {
        const tuple: unknown = shadow === undefined ? undefined : Reflect.get(shadow[side], map.slot);
        if (!Array.isArray(tuple)) return undefined;
        return cellTexts(
          Object.fromEntries(tuple.map((value, at) => [String(at), value])),
          tuple.map((_, at) => String(at)),
        );
      };
      const moved = (side: 'left' | 'right'): boolean => {
        const before = was(side);
        const held = cellTexts(
          Object.fromEntries(endsOf(map, side).map((name) => [name, now[side][name]?.value ?? null])),
          endsOf(map, side),
        );
        return before !== undefined && !isSame(before, held);
      };
      const [left, right] = [moved('left'), moved('right')];
      return {
        unit: unit.id,
        label: map.label,
        left: stands('left'),
        right: stands('right'),
        agreed: was('left') ?? null,
        changed: left ? (right ? 'both' : 'left') : right ? 'right' : 'none',
        direction: map.direction,
      };
    });
  });
}

function historyOf(told: RecordLife | null, sync: SyncPlan | undefined): Happened[] {
  if (told === null) return [];
  const { life } = told;
  const happened = momentsOf(life).map(
    ({ at, side, by, run, became, changed, modifiedAt }): Happened => ({
      at: by === 'people' ? (modifiedAt ?? at) : at,
      side,
      by,
      run,
      became,
      fields: Object.entries(changed).map(([name, { after }]) => ({
        label: labelIn(sync, side, name),
        text: cellText(after),
      })),
    }),
  );
  const born: Happened[] =
    life.born === null
      ? []
      : [{ at: life.born.at, side: null, by: 'tandem', run: life.born.run, became: 'linked', fields: [] }];
  return [...born, ...happened].slice(-historyMax).reverse();
}

async function lifeOf(
  store: Store,
  scope: Scope,
  sync: SyncPlan | undefined,
  item: InboxItem,
): Promise<RecordLife | null> {
  const { left, right } = item.keys;
  const record =
    left !== null
      ? { side: 'left' as const, key: left }
      : right !== null
        ? { side: 'right' as const, key: right }
        : null;
  if (sync === undefined || record === null) return null;
  return lifeOfRecord(store, scope, sync, { ...record, terms: 'own' });
}

/** The questions about the same record that are not over, the one asked for first. */
async function together(store: Store, row: InboxRow): Promise<readonly Conflict[]> {
  const { link } = row.conflict;
  if (link === null) return [row.conflict];
  const all = await store.conflictsOfLinks(row.scope, [link]);
  return [row.conflict, ...all.filter((one) => one.id !== row.conflict.id && one.state !== 'closed')];
}

/** Who can be asked to decide: whoever may, and those that questions were assigned to. */
async function askable(desk: InboxDesk, who: Who): Promise<string[]> {
  const known = await peopleOf(desk, who);
  if (!may(who.role, 'decide')) return known;
  const able = desk.house.people.book.all().filter((one) => may(one.role, 'decide'));
  return [...new Set([...known, ...able.map((one) => one.label)])];
}

/**
 * A record whole, with all that is asked about it.
 * @throws Fault `setting` when there is no such question
 */
export async function inboxRecordOf(desk: InboxDesk, who: Who, id: ConflictId): Promise<InboxRecord> {
  const store = desk.storeFor(who.role);
  const [named] = await namedItems(desk, store, [id]);
  if (named === undefined) throw goneNow;
  const { item, row, sync, title } = named;
  const { scope } = row;
  const told = await lifeOf(store, scope, sync, item);
  const now: Now =
    told === null ? none : (({ left, right }) => ({ left: left.fields, right: right.fields }))(asOf(told.life, null));
  const around: Around = { store, scope, sync, now, life: told?.life ?? null };
  const questions: Asked[] = [];
  const conflicts = await together(store, row);
  const rows = await store.conflictsById(conflicts.map((one) => one.id));
  const world = { store, now: desk.house.engine.world().now };
  const comments: Comment[] = [];
  for (const conflict of conflicts) {
    const own = rows.get(conflict.id);
    if (own === undefined) continue;
    const one = await itemOf(world, desk.planOf, own);
    questions.push(await askedOf(around, one, own.conflict));
    comments.push(...one.care.comments);
  }
  const { link } = item;
  const shadow = link === null ? undefined : (await store.shadows(scope, [link])).get(link);
  const asked = new Set(conflicts.flatMap((one) => unitsAsked(sync, one)));
  const labels = desk.labelsOf(scope.flow, scope.sync);
  return {
    id: item.id,
    flow: scope.flow,
    sync: scope.sync,
    flowLabel: labels.flow,
    syncLabel: labels.sync,
    sides: desk.sidesOf(sync),
    title,
    link,
    linkedAt: told?.life.born?.at ?? null,
    how: howLinked(sync, told?.how ?? null),
    keys: item.keys,
    questions,
    quiet: link === null ? [] : quietOf(around, asked, shadow),
    history: historyOf(told, sync),
    care: { ...item.care, comments: comments.toSorted((one, other) => (one.at < other.at ? -1 : 1)) },
    people: await askable(desk, who),
  };
}
