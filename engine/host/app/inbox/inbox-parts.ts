import { Fault } from '../../../model/fault.ts';
import type { FlowId } from '../../../model/ids.ts';
import {
  alikeInbox,
  careInbox,
  exportInbox,
  importInbox,
  inboxRows,
  inboxWrites,
  listInbox,
  openedInbox,
  resolveInbox,
  takeBackInbox,
} from '../../../protocol/calls/inbox.ts';
import { inboxRecord } from '../../../protocol/calls/inbox-record.ts';
import {
  acceptRuleOffer,
  addValuePair,
  mergeInbox,
  ruleOffers,
  splitInbox,
  tryRuleOffer,
} from '../../../protocol/calls/inbox-rules.ts';
import { answerMany } from '../../../run/inbox/answer-many.ts';
import { careFor } from '../../../run/inbox/care.ts';
import { alikeTo } from '../../../run/inbox/list.ts';
import { mergeRecords } from '../../../run/links/merge.ts';
import { splitLink } from '../../../run/links/split.ts';
import { type Place, placeOf } from '../../../run/side-seat.ts';
import { maskFor } from '../eyes.ts';
import type { House } from '../house.ts';
import { answers, type Part, type Who } from '../part.ts';
import { planToRun } from '../plans.ts';
import { mergePreview, splitPreview } from '../review/decide-writing.ts';
import { type InboxDesk, inboxDesk } from './desk.ts';
import { inboxList } from './list-parts.ts';
import { inboxRecordOf } from './record.ts';
import { namedItems, rowsOf } from './row.ts';
import { ruleDesk } from './rules.ts';
import { toldRefused, wishesOf } from './said.ts';
import { exported, imported } from './sheets.ts';
import { takenBack } from './take-back.ts';
import { foretold } from './writes.ts';

const alikeMax = 20_000;

/** Works on a few records of a sync, with both of its systems open. */
async function inPlace<T>(
  { house }: InboxDesk,
  who: Who,
  at: { readonly flow: FlowId; readonly sync: Place['sync']['id'] },
  work: (place: Place) => Promise<T>,
): Promise<T> {
  const { plan } = await planToRun(house, at.flow);
  const ids = plan.syncs.flatMap((sync) => [sync.left.connection, sync.right.connection]);
  return house.engine.withSystems(ids, async (world) => work(await placeOf(plan, at.sync, { ...world, who: who.by })));
}

/** An empty reason is none. */
const said = (why: string | null): string | null => (why === '' ? null : why);

/** What windows ask about questions. */
export function inboxParts(house: House): readonly Part[] {
  const desk = inboxDesk(house);
  const rules = ruleDesk(desk);
  const { store } = house.engine;
  return [
    answers(listInbox, 'look', async (wanted, { who }) => inboxList(desk, who, wanted)),
    answers(inboxRows, 'look', async ({ ids }, { who }) => ({ rows: await rowsOf(desk, who, ids) })),
    answers(openedInbox, 'decide', async ({ questions }, { who }) => {
      await store.noteOpened(who.person ?? who.by, questions);
      return {};
    }),
    answers(inboxRecord, 'look', async ({ id }, { who }) => inboxRecordOf(desk, who, id)),
    answers(inboxWrites, 'decide', async (asked, { who }) => foretold(desk, who, asked)),
    answers(resolveInbox, 'decide', async ({ wishes: given, why, strict }, { who }) => {
      const { wishes, refused } = await wishesOf(desk, given);
      if (strict && refused.length > 0) return { batch: null, answered: 0, flows: [], refused: toldRefused(refused) };
      const done = await answerMany(desk.planOf, desk.worldFor(who), wishes, { why, strict, by: who.by });
      const rows = await store.conflictsById(done.answered.map((one) => one.id));
      const flows = [...new Set([...rows.values()].map((one) => one.scope.flow))];
      if (done.recorded) desk.tell(flows);
      return {
        batch: done.recorded ? done.batch : null,
        answered: done.recorded ? done.answered.length : 0,
        flows,
        refused: toldRefused([...refused, ...done.refused]),
      };
    }),
    answers(alikeInbox, 'look', async ({ id, limit = alikeMax }, { who }) => {
      const seen = desk.storeFor(who.role);
      const [named] = await namedItems(desk, seen, [id]);
      if (named === undefined || named.item.question.about === 'match') return { questions: [] };
      const found = await seen.inboxIndex(alikeTo(named.item), house.engine.world().now(), limit + 1);
      return {
        questions: found
          .filter((one) => one.id !== id)
          .slice(0, limit)
          .map((one) => ({ id: one.id, revision: one.revision })),
      };
    }),
    answers(takeBackInbox, 'decide', async (asked, { who }) => takenBack(desk, who, asked)),
    answers(careInbox, 'decide', async ({ ids, edit }, { who }) => {
      const done = await careFor(desk.worldFor(who), ids, edit);
      if (!done.ok) throw new Fault('setting', done.error);
      const rows = await store.conflictsById(ids);
      desk.tell([...rows.values()].map((one) => one.scope.flow));
      return { questions: done.value };
    }),
    answers(exportInbox, 'look', async (wanted, { who }) => exported(desk, who, wanted)),
    answers(importInbox, 'decide', async (given, { who }) => imported(desk, who, given)),
    answers(ruleOffers, 'look', async ({ flow, sync }, { who }) =>
      rules.offers(flow, sync, maskFor(house.engine, who)),
    ),
    answers(tryRuleOffer, 'decide', async ({ flow, rule, unless }) => rules.trial(flow, rule, unless)),
    answers(acceptRuleOffer, 'design', async ({ flow, rule, unless, why }, { who }) => ({
      draft: await rules.accept(flow, { rule, unless }, { who, why }),
    })),
    answers(addValuePair, 'design', async ({ flow, ...at }) => ({ draft: await rules.addPair(flow, at) })),
    answers(splitInbox, 'decide', async ({ flow, sync, left, right, afterwards, now, why }, { who }) =>
      inPlace(desk, who, { flow, sync }, async (place) => {
        const told = await splitPreview(place, { left, right });
        if (now) await splitLink(place, { left, right }, { afterwards, why: said(why) });
        if (now) desk.tell([flow]);
        return told;
      }),
    ),
    answers(mergeInbox, 'decide', async ({ flow, sync, now, why, ...asked }, { who }) =>
      inPlace(desk, who, { flow, sync }, async (place) => {
        const told = await mergePreview(place, asked);
        if (!now) return told;
        const { run } = await mergeRecords(place, { ...asked, why: said(why) });
        if (run.problem !== null && run.state === 'failed') throw new Fault('state', run.problem);
        desk.tell([flow]);
        return told;
      }),
    ),
  ];
}
