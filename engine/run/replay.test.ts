import { expect, onTestFinished, test } from 'vitest';
import { catalog } from '../connectors/catalog.ts';
import { compile } from '../core/compile/compile.ts';
import { type Comparison, isAsBefore } from '../core/what-if/comparison.ts';
import { Flow } from '../model/flow.ts';
import { RecordKey, SyncId } from '../model/ids.ts';
import type { Plan } from '../model/plan.ts';
import type { Shapes } from '../model/shape.ts';
import { type EditedHistory, editedFlow, editedHistory, usualFields } from '../testing/edited-history.ts';
import { freshSeed } from '../testing/seeds.ts';
import { answerConflict } from './answer.ts';
import { effectsOf } from './history.ts';
import { replay, replayedPairs } from './replay.ts';
import { restore } from './restore.ts';

/** The plan that another flow over the same two files comes to. */
async function edited({ bench }: EditedHistory, flow: unknown): Promise<Plan> {
  const shapes: Shapes = {};
  for (const [id, session] of (await bench.world()).sessions) {
    const object = id === 'left' ? 'people' : 'contacts';
    const objects = { [object]: await session.shape(object) };
    shapes[id] = { kind: 'sqlite', identity: await session.identity(), objects };
  }
  const compiled = compile(Flow.parse(flow), catalog(), shapes);
  if (!compiled.ok) throw new Error(compiled.error.map((one) => one.message).join('\n'));
  return compiled.value.plan;
}

async function answerSome({ bench, chance }: EditedHistory): Promise<void> {
  const plan = await bench.plan();
  for (const conflict of await bench.conflicts()) {
    const { about } = conflict.question;
    if (chance.chance(0.4) || about === 'match') continue;
    const choose =
      about === 'unit' ? chance.pick(['left', 'right'] as const) : chance.pick(['keep', 'remove'] as const);
    await answerConflict(plan, await bench.world(), { id: conflict.id, revision: null, by: 'dana' }, { choose });
  }
}

async function played(seed: string, flow?: unknown): Promise<EditedHistory> {
  const history = await editedHistory(seed, flow);
  onTestFinished(history.close);
  for (let turn = 0; turn < 8; turn++) {
    const run = await history.bench.run();
    expect(run.problem).toBeNull();
    await answerSome(history);
    history.edit(8);
  }
  return history;
}

const always = { since: '2000-01-01T00:00:00Z', until: null };
const of = (told: Awaited<ReturnType<typeof replay>>): Comparison => {
  const comparison = told['people'];
  if (comparison === undefined) throw new Error('There is one.');
  return comparison;
};

for (const seed of ['a', 'b', `fresh-${freshSeed()}`]) {
  test(`W1, seed ${seed}: through the flow as it was, what was recorded comes to exactly what happened`, async () => {
    const { bench } = await played(seed);
    const told = of(await replay(await bench.plan(), bench.store, always));
    expect(told.turns).toBeGreaterThan(15);
    const odd = told.lines.flatMap((line) => line.samples);
    expect(odd).toEqual([]);
    expect(told).toMatchObject({ unlike: 0, noPlan: 0, endDifferently: 0 });
    expect(isAsBefore(told)).toBe(true);
    expect(told.counts.same).toBeGreaterThan(20);
    const again = of(await replay(await bench.plan(), bench.store, always));
    expect(JSON.stringify(again)).toBe(JSON.stringify(told));
  });
}

test('W1: an undo and a restore stay what they were, and a period may begin anywhere', async () => {
  const history = await played('with-undo');
  const { bench } = history;
  const last = await bench.run();
  await bench.undo(last);
  history.edit(6);
  await bench.run();
  const key = RecordKey.parse(history.chance.pick([...history.rows('left').keys()]));
  const ask = { sync: SyncId.parse('people'), side: 'left', key, fields: null, here: false, why: null } as const;
  await restore(await bench.plan(), await bench.world(), { ...ask, to: { moment: 0 } }).catch(() => {});
  history.edit(6);
  await bench.run();
  const plan = await bench.plan();
  const whole = of(await replay(plan, bench.store, always));
  expect(whole.lines.flatMap((line) => line.samples)).toEqual([]);
  const part = of(await replay(plan, bench.store, { since: last.startedAt, until: null }));
  expect(part.turns).toBeLessThan(whole.turns);
  expect(part.turns).toBeGreaterThan(0);
  expect(isAsBefore(part)).toBe(true);
  const before = of(await replay(plan, bench.store, { ...always, until: last.startedAt }));
  expect(before.turns + part.turns).toBe(whole.turns);
});

const lower = usualFields.map((one) =>
  'id' in one && one.id === 'city'
    ? { id: 'city', left: 'city', right: 'town', steps: [{ id: 'lower', use: 'case', settings: { to: 'lower' } }] }
    : one,
);
const drafts: { readonly [name: string]: unknown } = {
  'other steps': editedFlow({}, lower),
  'another rule': editedFlow({ rules: { conflict: { rule: 'left-wins' }, firstLink: 'right-wins' } }),
  'a line less': editedFlow({}, usualFields.slice(0, 4)),
  'one way': editedFlow(
    {},
    usualFields.map((one) => ('id' in one && one.id === 'name' ? { ...one, direction: 'to-right' } : one)),
  ),
};

/** Plays one history of updates: the same edits, whatever the flow between the files makes of them. */
async function sameEdits(seed: string, flow: unknown): Promise<EditedHistory> {
  const history = await editedHistory(seed, flow);
  onTestFinished(history.close);
  for (let turn = 0; turn < 6; turn++) {
    await history.bench.run();
    history.type(seed, turn);
  }
  return history;
}

for (const [name, draft] of Object.entries(drafts)) {
  for (const seed of ['a', `fresh-${freshSeed()}`]) {
    test(`W2, seed ${seed}: ${name}: what a replay foretells is what the edited flow really does`, async () => {
      const past = await sameEdits(seed, undefined);
      const really = await sameEdits(seed, draft);
      const runsOf = async (history: EditedHistory) =>
        [...(await history.bench.store.runs((await history.bench.plan()).flow, 100))].reverse().map((run) => run.id);
      const line = (turn: number, side: unknown, field: string, key: unknown, value: unknown): string =>
        JSON.stringify([turn, side, field, key, value]);
      const done: string[] = [];
      for (const [turn, run] of (await runsOf(really)).entries())
        for await (const { entry } of effectsOf({ store: really.bench.store }, run))
          for (const [field, value] of Object.entries(entry.sent))
            done.push(line(turn, entry.side, field, entry.op === 'create' ? null : entry.key, value));
      const told: string[] = [];
      const runs = await runsOf(past);
      const pairs = replayedPairs(await edited(past, draft), past.bench.store, {
        ...always,
        sync: SyncId.parse('people'),
      });
      for await (const pair of pairs)
        for (const one of pair.outcomes)
          if (one.written && one.about !== '')
            told.push(
              line(runs.indexOf(one.run), one.side, one.about, one.op === 'create' ? null : one.key, one.edited),
            );
      expect(told.sort()).toEqual(done.sort());
      expect(done.length).toBeGreaterThan(30);
    });
  }
}

const simple = (sync: object = {}, fields: readonly object[] = simpleFields) => editedFlow(sync, fields);
const simpleFields = [
  { id: 'name', left: 'name', right: 'title' },
  { id: 'email', left: 'email', right: 'mail' },
  { id: 'phone', left: 'phone', right: 'tel' },
];

/** One pair whose phone is edited on both sides, and whose name on the left. */
async function contested(): Promise<EditedHistory> {
  const history = await editedHistory('contested', simple({ rules: { firstLink: 'left-wins' } }));
  onTestFinished(history.close);
  await history.bench.run();
  history.sql('left', "UPDATE people SET phone = 'L', name = 'Anna' WHERE email = 'p0@example.com'");
  history.sql('right', "UPDATE contacts SET tel = 'R' WHERE mail = 'p0@example.com'");
  await history.bench.run();
  return history;
}

test('W1: a question that a draft would not ask, and the value that it would write instead, are told by line', async () => {
  const history = await contested();
  const [first] = await history.bench.store.runs((await history.bench.plan()).flow, 1);
  const since = first?.startedAt ?? '';
  const draft = simple({ rules: { firstLink: 'left-wins', conflict: { rule: 'right-wins' } } });
  const told = of(await replay(await edited(history, draft), history.bench.store, { since, until: null }));
  expect(told).toMatchObject({
    pairs: 1,
    turns: 1,
    endDifferently: 1,
    counts: { same: 1, 'newly-written': 1, 'no-question': 1, 'new-question': 0 },
  });
  expect(isAsBefore(told)).toBe(false);
  const phone = told.lines.find((line) => line.about === 'phone');
  expect(phone?.samples).toMatchObject([
    { kind: 'newly-written', side: 'left', about: 'phone', recorded: null, edited: 'R' },
    { kind: 'no-question', side: null, about: 'phone' },
  ]);
});

test('W1: a question that a draft would newly ask is told', async () => {
  const decided = simple({ rules: { firstLink: 'left-wins', conflict: { rule: 'left-wins' } } });
  const history = await editedHistory('contested', decided);
  onTestFinished(history.close);
  await history.bench.run();
  history.sql('left', "UPDATE people SET phone = 'L' WHERE email = 'p0@example.com'");
  history.sql('right', "UPDATE contacts SET tel = 'R' WHERE mail = 'p0@example.com'");
  const { startedAt } = await history.bench.run();
  const draft = simple({ rules: { firstLink: 'left-wins' } });
  const told = of(await replay(await edited(history, draft), history.bench.store, { since: startedAt, until: null }));
  expect(told.counts).toMatchObject({ 'not-written': 1, 'new-question': 1, same: 0 });
});

test('W3: what the flow of then did not read is counted, and not guessed', async () => {
  const history = await contested();
  const draft = simple({}, [...simpleFields, { id: 'city', left: 'city', right: 'town' }]);
  const told = of(await replay(await edited(history, draft), history.bench.store, always));
  expect(told.counts['not-recorded']).toBeGreaterThan(0);
  const city = told.lines.find((line) => line.about === 'city');
  expect(city?.counts).toMatchObject({ same: 0, 'newly-written': 0, different: 0 });
  expect(city?.samples.length).toBeLessThanOrEqual(5);
});
