import { endsOf } from '../../../core/merge/pair.ts';
import { type FlowId, type LinkId, RecordKey, type SyncId } from '../../../model/ids.ts';
import type { Link, Shadow } from '../../../model/link.ts';
import type { SyncPlan } from '../../../model/plan.ts';
import type { FoundRecord } from '../../../protocol/calls/story.ts';
import { agreedFields, titleOf } from '../../../run/review/text.ts';
import type { Scope } from '../../../store/contract/scope.ts';
import type { House } from '../house.ts';
import { planToRun } from '../plans.ts';
import { cellTexts } from '../review/record-words.ts';
import { mapsOf } from './told-life.ts';

/** Links read at a time, and for one answer. */
const pageSize = 500;
const lookedMax = 10_000;

interface Place {
  readonly flow: FlowId;
  readonly sync: SyncId;
  readonly link: LinkId | null;
}

interface Searched {
  readonly scope: Scope;
  readonly sync: SyncPlan;
  readonly flowLabel: string;
}

async function syncsToSearch(house: House, flow: FlowId | null): Promise<readonly Searched[]> {
  const flows = flow === null ? house.drafts.all().map((one) => one.flow.id) : [flow];
  const all: Searched[] = [];
  for (const id of flows) {
    // A flow that does not compile has nothing that is live.
    const planned = await planToRun(house, id).catch(() => null);
    for (const sync of planned?.plan.syncs ?? [])
      all.push({ scope: { flow: id, sync: sync.id }, sync, flowLabel: planned?.label ?? id });
  }
  return all;
}

function foundIn({ sync, scope, flowLabel }: Searched, link: Link, shadow: Shadow, words: string): FoundRecord | null {
  const fields = { left: agreedFields(sync, 'left', shadow), right: agreedFields(sync, 'right', shadow) };
  const isKey = [link.left, link.right].some((key) => key?.toLowerCase() === words);
  const found = isKey
    ? null
    : (['left', 'right'] as const)
        .flatMap((side) =>
          mapsOf(sync).map((map) => ({ label: map.label, text: cellTexts(fields[side], endsOf(map, side)) })),
        )
        .find(({ text }) => text?.toLowerCase().includes(words) === true);
  if (!isKey && found === undefined) return null;
  const title = titleOf(sync, 'left', fields.left) || titleOf(sync, 'right', fields.right);
  return {
    ...scope,
    flowLabel,
    record: link.id,
    title: title || (link.left ?? link.right ?? ''),
    left: link.left,
    right: link.right,
    found:
      found === undefined || found === null || found.text === null ? null : { label: found.label, text: found.text },
  };
}

/** Records with exactly this key come first, before any value is looked at. */
async function byKey(house: House, searched: Searched, text: string): Promise<readonly Link[]> {
  const key = RecordKey.safeParse(text);
  if (!key.success) return [];
  const { store } = house.engine;
  const links: Link[] = [];
  for (const side of ['left', 'right'] as const) {
    const link = (await store.linksByKeys(searched.scope, side, [key.data])).get(key.data);
    if (link !== undefined && !links.some((one) => one.id === link.id)) links.push(link);
  }
  return links;
}

const none: Shadow = { left: {}, right: {} };

/** Searches the linked records of all syncs, or of one flow, a page at a time. */
export async function searchRecords(
  house: House,
  asked: { readonly flow: FlowId | null; readonly text: string; readonly after: Place | null; readonly limit: number },
): Promise<{ readonly records: FoundRecord[]; readonly next: Place | null }> {
  const { after, limit } = asked;
  const { store } = house.engine;
  const words = asked.text.trim().toLowerCase();
  const all = await syncsToSearch(house, asked.flow);
  const records: FoundRecord[] = [];
  const found = async (searched: Searched, links: readonly Link[]): Promise<readonly FoundRecord[]> => {
    const ids = links.map((one) => one.id);
    const shadows = await store.shadows(searched.scope, ids);
    return links.flatMap((link) => foundIn(searched, link, shadows.get(link.id) ?? none, words) ?? []);
  };
  if (after === null)
    for (const searched of all)
      records.push(...(await found(searched, await byKey(house, searched, asked.text.trim()))));
  const isAfter = ({ scope }: Searched): boolean => scope.flow === after?.flow && scope.sync === after.sync;
  const from = Math.max(0, all.findIndex(isAfter));
  let looked = 0;
  for (const searched of all.slice(from)) {
    let link = isAfter(searched) ? (after?.link ?? null) : null;
    for (;;) {
      const page = await store.linkPage(searched.scope, ['live'], link, pageSize);
      for (const one of await found(searched, page)) {
        // What was found by its key stands on the first page.
        if (one.found === null) continue;
        records.push(one);
        if (records.length >= limit) return { records, next: { ...searched.scope, link: one.record } };
      }
      link = page.at(-1)?.id ?? link;
      looked += page.length;
      if (page.length < pageSize) break;
      if (looked >= lookedMax) return { records, next: { ...searched.scope, link } };
    }
  }
  return { records, next: null };
}
