import type { Flow } from '../../../model/flow.ts';
import type { LinkId } from '../../../model/ids.ts';
import type { Link, Shadow } from '../../../model/link.ts';
import type { Plan, SyncPlan } from '../../../model/plan.ts';
import type { Fields } from '../../../model/value.ts';
import type { RecordFound } from '../../../protocol/calls/records.ts';
import { keptPlan } from '../../../run/kept-plan.ts';
import { agreedFields, searchText } from '../../../run/review/text.ts';
import type { Store } from '../../../store/contract.ts';
import { titleOfShadow } from '../preview/title.ts';

const pageOf = 500;
/** A person who types waits no longer. */
const withinMs = 400;

export interface Looking {
  readonly store: Store;
  readonly flows: readonly Flow[];
  readonly search: string;
  readonly limit: number;
  readonly stop: AbortSignal;
}

export interface RecordsFound {
  readonly records: readonly RecordFound[];
  readonly isWhole: boolean;
}

/** The plan of the last run: it knows the fields that shadows are of. */
async function lastPlan(store: Store, flow: Flow['id']): Promise<Plan | null> {
  const [run] = await store.runs(flow, 1);
  return run === undefined ? null : keptPlan(store, run.planHash);
}

/** The first value that has one of the words, where all of them stand in the record; null where one does not. */
function metIn(fields: Fields, words: readonly string[]): string | null {
  const text = searchText(fields);
  if (!words.every((word) => text.includes(word))) return null;
  const has = (value: unknown): value is string =>
    typeof value === 'string' && words.some((word) => value.toLowerCase().includes(word));
  return Object.values(fields).find(has) ?? '';
}

interface Place {
  readonly flow: Flow;
  readonly sync: SyncPlan;
  readonly search: string;
  readonly words: readonly string[];
}

function foundIn({ flow, sync, search, words }: Place, link: Link, shadow: Shadow | undefined): RecordFound | null {
  const known = shadow ?? { left: {}, right: {} };
  const isKey = [link.left, link.right].some((key) => key?.toLowerCase() === search);
  const met = metIn(agreedFields(sync, 'left', known), words) ?? metIn(agreedFields(sync, 'right', known), words);
  if (!isKey && met === null) return null;
  const title = titleOfShadow(sync, known) || (link.left ?? link.right ?? link.id);
  const label = flow.syncs.length === 1 ? (flow.label ?? flow.id) : sync.label;
  const { id, left, right } = link;
  const tells = met !== null && !words.every((word) => title.toLowerCase().includes(word)) ? met : '';
  return { flow: flow.id, label, sync: sync.id, link: id, left, right, title, met: tells };
}

/** Looks through the links of each sync, page by page, until enough were found or a person waited long enough. */
export async function recordsFound({ store, flows, limit, stop, ...asked }: Looking): Promise<RecordsFound> {
  const search = asked.search.trim().toLowerCase();
  const words = search.split(/\s+/u);
  const untilMs = performance.now() + withinMs;
  const records: RecordFound[] = [];
  for (const flow of flows) {
    const plan = await lastPlan(store, flow.id);
    for (const sync of plan?.syncs ?? []) {
      const scope = { flow: flow.id, sync: sync.id };
      let after: LinkId | null = null;
      do {
        stop.throwIfAborted();
        if (performance.now() > untilMs) return { records, isWhole: false };
        const page: readonly Link[] = await store.linkPage(scope, ['live'], after, pageOf);
        const shadows = await store.shadows(
          scope,
          page.map((link) => link.id),
        );
        for (const link of page) {
          const found = foundIn({ flow, sync, search, words }, link, shadows.get(link.id));
          if (found === null) continue;
          if (records.length === limit) return { records, isWhole: false };
          records.push(found);
        }
        after = page.length < pageOf ? null : (page.at(-1)?.id ?? null);
      } while (after !== null);
    }
  }
  return { records, isWhole: true };
}
