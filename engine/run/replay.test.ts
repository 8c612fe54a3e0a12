import { expect, onTestFinished, test } from 'vitest';
import { catalog } from '../connectors/catalog.ts';
import { compile } from '../core/compile/compile.ts';
import { type Comparison, isAsBefore } from '../core/what-if/comparison.ts';
import { Flow } from '../model/flow.ts';
import type { Plan } from '../model/plan.ts';
import { type EditedHistory, editedFlow, editedHistory, usualFields } from '../testing/edited-history.ts';
import { answerConflict } from './answer.ts';
import { replay } from './replay.ts';

/** The plan that another flow over the same two files comes to. */
async function edited({ bench }: EditedHistory, flow: unknown): Promise<Plan> {
  const objects = { left: 'people', right: 'contacts' };
  const shapes: Record<string, { kind: string; identity: string; objects: object }> = {};
  for (const [id, session] of (await bench.world()).sessions) {
    const object = id === 'left' ? objects.left : objects.right;
    shapes[id] = {
      kind: 'sqlite',
      identity: await session.identity(),
      objects: { [object]: await session.shape(object) },
    };
  }
  const compiled = compile(Flow.parse(flow), catalog(), JSON.parse(JSON.stringify(shapes)));
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

for (const seed of ['a', 'b', 'c', 'd', `fresh-${Date.now().toString(36)}`]) {
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
