import type { Conflict } from '../../model/conflict.ts';
import type { LinkId, RunId, Side } from '../../model/ids.ts';
import type { Link } from '../../model/link.ts';
import type { MapPlan, Plan } from '../../model/plan.ts';
import type { Fields, Value } from '../../model/value.ts';
import type { Scope } from '../../store/contract/scope.ts';
import type { Store } from '../../store/contract.ts';
import type { AgreedRow, Evidence, JournalRow, PendingRow, QuestionRow } from '../oracle/evidence.ts';

const most = 100_000;

async function journalOf(store: Store, run: RunId): Promise<readonly JournalRow[]> {
  const rows = await store.journalOfRun(run, null, most, false);
  return rows.map(({ entry }) => entry);
}

function mapsOf(plan: Plan): readonly MapPlan[] {
  return plan.syncs.flatMap((sync) => sync.units.flatMap((unit) => unit.maps));
}

type Slots = { readonly [slot: string]: readonly Value[] };

/** Values by slot as values by field; all maps of these worlds have one field at each end. */
function byField(plan: Plan, slots: Slots): Fields {
  const fields: { [field: string]: Value } = {};
  for (const map of mapsOf(plan)) {
    const [value] = slots[map.slot] ?? [];
    const [field] = map.left;
    if (value !== undefined && field !== undefined) fields[field] = value;
  }
  return fields;
}

function questionOf(plan: Plan, conflict: Conflict, links: ReadonlyMap<LinkId, Link>): QuestionRow | null {
  const { id, revision, state, question, link: linkId } = conflict;
  // The oracle knows refused writes as those that were set aside.
  if (question.about === 'refused') return null;
  const link = linkId === null ? undefined : links.get(linkId);
  const key = (side: Side): readonly string[] => {
    if (question.about === 'match') return question[side];
    const own = link?.[side];
    return own === null || own === undefined ? [] : [own];
  };
  const common = {
    id,
    revision,
    state,
    about: question.about,
    reason: question.reason,
    left: key('left'),
    right: key('right'),
  };
  if (question.about === 'unit') {
    const shown = { left: byField(plan, question.left), right: byField(plan, question.right) };
    return { ...common, fields: Object.keys({ ...shown.left, ...shown.right }), shown };
  }
  const kept = question.about === 'removal' ? question.kept : {};
  const gone: Side = question.about === 'removal' ? question.gone : 'left';
  const shown = gone === 'left' ? { left: {}, right: kept } : { left: kept, right: {} };
  return { ...common, fields: [], shown };
}

async function agreedOf(store: Store, plan: Plan, scope: Scope, ids: readonly LinkId[]): Promise<readonly AgreedRow[]> {
  const shadows = await store.shadows(scope, ids);
  const rows: AgreedRow[] = [];
  for (const [link, shadow] of shadows) {
    const left = byField(plan, shadow.left);
    const right = byField(plan, shadow.right);
    for (const field of Object.keys(left)) {
      rows.push({ link, field, left: left[field] ?? null, right: right[field] ?? null });
    }
  }
  return rows;
}

/** What the store holds, in the words of the oracle. */
export async function evidenceOf(store: Store, plan: Plan, scope: Scope): Promise<Evidence> {
  const runs = await store.runs(scope.flow, most);
  const journal: JournalRow[] = [];
  for (const run of [...runs].reverse()) journal.push(...(await journalOf(store, run.id)));
  const links = await store.linkPage(scope, ['half', 'live', 'tombstone', 'unlinked', 'undone'], null, most);
  const byId = new Map(links.map((one) => [one.id, one]));
  const conflicts = await store.conflicts(scope, { states: ['open', 'answered', 'closed'] }, null, most);
  const intents = await store.intents(null, ['sent', 'unknown', 'waiting', 'dead'], most);
  const pending = intents.map(({ intent }): PendingRow => {
    const { side, op, key, fields } = intent.write;
    return { intent: intent.id, side, op, key, link: intent.link, state: intent.state, fields };
  });
  return {
    journal,
    questions: conflicts.flatMap(({ conflict }) => questionOf(plan, conflict, byId) ?? []),
    links: links.map(({ id, left, right, state }) => ({ id, left, right, state })),
    agreed: await agreedOf(store, plan, scope, [...byId.keys()]),
    pending,
  };
}
