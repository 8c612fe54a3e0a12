import { boundBy, unitsWritten } from '../../../core/decide/leave-out.ts';
import { seesPersonal } from '../../../core/roles/roles.ts';
import { Fault } from '../../../model/fault.ts';
import {
  type Choice,
  type Choose,
  choosePreview,
  lookAtPreview,
  makePreview,
  type PreviewId,
  previewBecame,
  previewFacets,
  previewFile,
  previewRecord,
  previewRows,
  runPreview,
} from '../../../protocol/calls/preview.ts';
import { maskFor } from '../eyes.ts';
import type { House } from '../house.ts';
import { answers, feeds, type Part, type Who } from '../part.ts';
import { planOf, planToRun } from '../plans.ts';
import { computePreview } from './compute.ts';
import { changeSetPieces, csvPieces } from './files.ts';
import type { HeldPreview } from './preview-keeper.ts';
import { becameOf, optionsFor } from './run-preview.ts';
import { summaryOf } from './summary.ts';

const noOpposite = new Fault('setting', {
  code: 'changes/no-opposite',
  message: 'This change has no opposite: only an update of one side, or a deletion, can be turned round.',
  fix: 'Leave it out instead.',
});

/** Whether a decision may have an opposite; the run says so where it has none after all. */
function checkReversible({ book }: HeldPreview, changes: readonly number[]): void {
  const wanted = new Set(changes);
  for (const { change, body } of book.decided()) {
    if (!wanted.has(change)) continue;
    const [write, another] = body.entry.writes;
    if (write === undefined || another !== undefined || write.op === 'create') throw noOpposite;
  }
}

const bound = (why: string): Fault =>
  new Fault('setting', {
    code: 'changes/needs-field',
    message: `This field cannot be left out. ${why}`,
    fix: 'Leave the whole change out instead.',
  });

/** Leaves units of a decision out or takes them in, as far as it can do without them. */
function chooseUnits({ book }: HeldPreview, { change, units, as }: Extract<Choose, { what: 'units' }>): void {
  const body = book.body(change);
  const sync = body === null ? undefined : book.seen[body.sync]?.sync;
  if (body === null || sync === undefined) return;
  const written = unitsWritten(sync, body.entry);
  for (const unit of written) {
    const why = units.includes(unit.id) && as === 'leave-out' ? boundBy(sync, unit, body.entry) : null;
    if (why !== null) throw bound(why);
  }
  const all = written.map((unit) => unit.id);
  book.choices.setUnits(change, units, as, all);
}

function choose(held: HeldPreview, choice: Choose): Choice {
  const { book, reader } = held;
  const { choices, index } = book;
  switch (choice.what) {
    case 'changes':
      if (choice.as === 'reverse') checkReversible(held, choice.changes);
      choices.set(
        choice.changes.filter((one) => one >= 0 && one < book.changes()),
        choice.as,
      );
      return choices.now();
    case 'units':
      chooseUnits(held, choice);
      return choices.now();
    case 'found': {
      const { rows } = reader.found(choice.query);
      choices.set(new Set([...rows].map(index.change).filter((one) => one >= 0)), choice.as);
      return choices.now();
    }
    case 'rule': {
      const rule = index.ruleNumber(choice.rule);
      if (rule !== null) choices.stop(rule, choice.stop);
      return choices.now();
    }
    case 'all':
      choices.clear();
      return choices.now();
    case 'look':
      return choices.now();
  }
}

/** What windows ask about previews. */
export function previewParts(house: House): readonly Part[] {
  const { engine, previews, runs } = house;
  const open = (id: PreviewId, { role }: Who): HeldPreview => previews.open(id, seesPersonal[role]);
  return [
    feeds(makePreview, 'look', async function* ({ flow, of, syncs }, { who, stop }) {
      const planned = await planOf(house, flow, of);
      const asked = { flow, of, ...planned, mask: maskFor(engine, who), ...(syncs === undefined ? {} : { syncs }) };
      for await (const told of computePreview(engine, asked, stop)) {
        if (told.kind === 'progress') yield told.progress;
        else {
          const preview = summaryOf(engine.newId('p'), asked, told, engine.world().now());
          previews.keep({ summary: preview, book: told.book, syncs: syncs ?? null });
          yield { is: 'done', preview } as const;
        }
      }
    }),
    answers(lookAtPreview, 'look', async ({ preview }, { who }) => open(preview, who).summary),
    answers(previewRows, 'look', async ({ preview, query, offset, limit }, { who }) =>
      open(preview, who).reader.page(query, offset, limit),
    ),
    answers(previewFacets, 'look', async ({ preview, query }, { who }) => open(preview, who).reader.facets(query)),
    answers(previewRecord, 'look', async ({ preview, row }, { who }) => open(preview, who).reader.record(row)),
    answers(choosePreview, 'look', async ({ preview, choose: choice }, { who }) => {
      return choose(open(preview, who), choice);
    }),
    answers(runPreview, 'operate', async ({ preview, approve }, { who }) => {
      const held = open(preview, who);
      const { plan, label } = await planToRun(house, held.summary.flow);
      const { run } = runs.start({ plan, label, by: who.by, options: optionsFor(held, plan, approve) });
      return { run };
    }),
    answers(previewBecame, 'look', async ({ preview, run }, { who }) =>
      becameOf(open(preview, who), engine.store, run),
    ),
    feeds(previewFile, 'look', ({ preview, as }, { who }) => {
      const held = open(preview, who);
      return as === 'csv' ? csvPieces(held) : changeSetPieces(held);
    }),
  ];
}
