import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import type { Flow } from '../../../model/flow.ts';
import { NodeId } from '../../../model/ids.ts';
import type { FlowProblem } from '../../../model/problem.ts';
import type { Shapes } from '../../../model/shape.ts';
import { anyFlow } from '../../../testing/arbitrary-flow.ts';
import { type BrokenFlow, brokenFlows } from '../../../testing/broken-flows.ts';
import { catalog, contacts, customers, flowOf, people, peopleWith, shapes } from '../../../testing/demo-flow.ts';
import { seeds } from '../../../testing/seeds.ts';
import { sourcesEnding } from '../../../testing/sources.ts';
import { compile } from '../../compile/compile.ts';
import type { Command } from '../command.ts';
import { edit } from '../edit.ts';
import { flowText } from '../text.ts';
import type { Fix } from './fix.ts';
import { fixesFor, makers } from './fixes-for.ts';

const problemsOf = (flow: Flow, shapes: Shapes): readonly FlowProblem[] => {
  const compiled = compile(flow, catalog, shapes);
  return compiled.ok ? compiled.value.advice : compiled.error;
};

const commandsOf = (fixes: readonly Fix[]): readonly Command[] =>
  fixes.flatMap((fix) => ('command' in fix ? [fix.command] : []));

function problemOf({ flow, shapes, code }: BrokenFlow): FlowProblem {
  const found = problemsOf(flow, shapes).find((one) => one.code === code);
  if (found === undefined)
    throw new Error(`The flow has no ${code}, only ${JSON.stringify(problemsOf(flow, shapes).map((one) => one.code))}`);
  return found;
}

/** What a flow, edited and taken back, says of a fix: nothing where it mends the problem. */
function faultOf(flow: Flow, shapes: Shapes, problem: FlowProblem, command: Command): string | null {
  const edited = edit(flow, command);
  if (!edited.ok) return edited.error.message;
  const [next, undo] = edited.value;
  const left = problemsOf(next, shapes).find(
    (one) => one.code === problem.code && one.node === problem.node && one.message === problem.message,
  );
  if (left !== undefined) return `${left.message} is still there`;
  const back = edit(next, undo);
  return back.ok && flowText(back.value[0]) === flowText(flow) ? null : 'the undo does not bring the flow back';
}

describe('fixes of problems', () => {
  test('S7: there is a fix for every problem that compiling can report', () => {
    const codes = sourcesEnding('.ts')
      .filter(({ path }) => /^engine\/core\/compile\/check-[a-z-]+\.ts$/.test(path) && !path.endsWith('.test.ts'))
      .flatMap(({ text }) => [...text.matchAll(/'([a-z]+(?:-[a-z]+)*\/[a-z-]+)'/g)].map((match) => match[1] ?? ''));
    // No step of the list breaks its laws, so that no flow shows this one.
    const shown = new Set(['line/laws', ...brokenFlows.map((one) => one.code)]);
    expect([...new Set(codes)].filter((code) => !makers.has(code))).toEqual([]);
    expect([...makers.keys()].filter((code) => !shown.has(code))).toEqual([]);
  });

  for (const [at, one] of brokenFlows.entries()) {
    test(`S7: ${one.code} is mended by an edit, or by the place that is opened (flow ${at + 1})`, () => {
      const problem = problemOf(one);
      const fixes = fixesFor(problem, { flow: one.flow, catalog, shapes: one.shapes });
      expect(commandsOf(fixes).length > 0).toBe(!one.elsewhere);
      expect(fixes).not.toEqual([]);
      for (const command of commandsOf(fixes)) expect(faultOf(one.flow, one.shapes, problem, command)).toBeNull();
    });
  }

  test('S7: a line that breaks its laws is made one-way', () => {
    const flow = flowOf(peopleWith({ left: 'phone', right: 'telephone' }));
    const node = NodeId.parse('people/extra');
    const problem = { code: 'line/laws', message: 'It would write without an edit.', fix: '', node, stops: true };
    const [first] = fixesFor(problem, { flow, catalog, shapes });
    expect(first).toEqual({
      label: 'Make it one-way',
      command: { do: 'change-map', sync: 'people', map: 'extra', set: { direction: 'to-right' } },
    });
  });

  test('S7: a required field that nothing fills gets a value, or the field that surely goes with it', () => {
    const flow = flowOf(people({ fields: [{ id: 'mail', left: 'email', right: 'mail' }] }));
    const [problem] = problemsOf(flow, shapes);
    if (problem === undefined) throw new Error('The flow has no problem.');
    const fixes = fixesFor(problem, { flow, catalog, shapes });
    expect(fixes.map((fix) => fix.label)).toEqual([
      'Fill it from "first_name" and "last_name"',
      'Set a value',
      'Map a field',
      'Create no records in erp',
    ]);
    expect(fixes[1]).toMatchObject({
      command: {
        do: 'add-map',
        map: { left: [], right: 'name', direction: 'to-right-on-create', steps: [{ use: 'constant' }] },
      },
      next: { place: 'map' },
    });
    expect(fixes[2]).toMatchObject({ opens: { place: 'fields', node: 'people/right', field: 'name' } });
  });

  for (const seed of seeds(1, [20_260_401])) {
    test(`S7, seed ${seed}: every edit that is offered mends its problem and can be taken back`, () => {
      const found: Shapes = {
        crm: { kind: 'service', identity: 'a', objects: { people: contacts, firms: customers } },
        erp: { kind: 'database', identity: 'b', objects: { people: customers, firms: contacts } },
      };
      fc.assert(
        fc.property(anyFlow, fc.nat(), (flow, pick) => {
          const problems = problemsOf(flow, found);
          const problem = problems[pick % Math.max(1, problems.length)];
          if (problem === undefined) return;
          const fixes = fixesFor(problem, { flow, catalog, shapes: found });
          expect([problem.code, fixes.length > 0]).toEqual([problem.code, true]);
          for (const command of commandsOf(fixes)) expect(faultOf(flow, found, problem, command)).toBeNull();
        }),
        { seed, numRuns: 60 },
      );
    });
  }
});
