import type { Story, Violation } from '../oracle/story.ts';
import { calm } from './classes.ts';
import { eventsOf } from './generate-events.ts';
import { fieldsOf, rulesOf, sideOf, startOf } from './generate-setup.ts';
import { random } from './random.ts';
import { personOf, type Scenario, type SideSetup } from './scenario.ts';
import type { Subject } from './subject.ts';
import { type Trial, tryOut } from './trial.ts';
import { Typist } from './typist.ts';

/** Nothing that depends on when a run happens: no lag of lists, no workflows. */
const steady = (side: SideSetup): SideSetup => ({
  ...side,
  abilities: { ...side.abilities, indexLagMs: 0, paging: 'keyset' },
  workflow: null,
});

/** A small scenario in which everything happens between runs, so that its end does not depend on when a run crashes. */
export function crashScenario(seed: number): Scenario {
  const root = random(`crashes ${seed}`);
  const typist = new Typist(root.split('typist'));
  const fields = fieldsOf(root.split('fields'))
    .slice(0, 3)
    .map((one) => ({
      ...one,
      conflict: one.conflict === 'last-write-wins' ? ('ask' as const) : one.conflict,
      // What a side tidied looks edited when the answer was lost: then a question more is right.
      tidy: { left: [], right: [] },
    }));
  const rates = { ...calm, users: 6 };
  const setup = {
    left: steady(sideOf(root.split('left'), rates, fields)),
    right: steady(sideOf(root.split('right'), rates, fields)),
    fields,
    rules: rulesOf(root.split('rules')),
    brakes: false,
    people: startOf(root.split('people'), typist, fields).filter((one) => one.person <= 4),
    runs: 2,
    emptyInbox: false,
  };
  const events = eventsOf(root.split('events'), typist, setup, rates).map((event) => ({
    ...event,
    at: { run: event.at.run, on: null, nth: 0 },
  }));
  return { seed, kind: 'crashes', setup, events };
}

/** How a world ended, without generated keys: records by person, and what people are asked. */
function ending(story: Story): string {
  const names = story.setup.fields.map((one) => one.name);
  const records = (['left', 'right'] as const).flatMap((side) =>
    story.final[side].map((one) => {
      const values = names.map((name) => one.fields[name] ?? null);
      return `${side} person ${personOf(one.fields['email'])} ${JSON.stringify(values)}`;
    }),
  );
  const questions = story.evidence.questions
    .filter((one) => one.state === 'open')
    .map((one) => `asks ${one.about} ${one.reason} ${JSON.stringify([one.fields, one.shown])}`);
  return [...records, ...questions].sort().join('\n');
}

/** Points at which the process is ended: all of them, and some pairs where `pairs` is set. */
function schedules(story: Story, pairs: boolean, seed: number): readonly (readonly number[])[] {
  const last = story.runs.findLast((run) => run.phase === 'events')?.points ?? 0;
  const first = story.runs[0]?.pointsBefore ?? 0;
  const single = Array.from({ length: Math.max(0, last - first) }, (_, index) => [first + index + 1]);
  if (!pairs) return single;
  const chance = random(`pairs ${seed}`);
  return [...single, ...single.map(([at = 0]) => [at, at + 1 + chance.int(40)])];
}

export interface Enumeration {
  readonly schedules: number;
  readonly failures: readonly { readonly crashAt: readonly number[]; readonly trial: Trial }[];
}

/** P11: a crash at any yield point, and a second one in the recovery, ends as if there had been none. */
export async function enumerateCrashes(seed: number, subject: Subject, pairs: boolean): Promise<Enumeration> {
  const scenario = crashScenario(seed);
  const calmTrial = await tryOut(scenario, subject);
  if (calmTrial.story === null || calmTrial.violations.length > 0) {
    return { schedules: 1, failures: [{ crashAt: [], trial: calmTrial }] };
  }
  const wanted = ending(calmTrial.story);
  const all = schedules(calmTrial.story, pairs, seed);
  const failures: { crashAt: readonly number[]; trial: Trial }[] = [];
  for (const crashAt of all) {
    const trial = await tryOut(scenario, subject, { crashAt });
    const found = trial.story === null ? '' : ending(trial.story);
    const differs: readonly Violation[] =
      trial.story === null || found === wanted
        ? []
        : [{ property: 'P11', what: `ended as\n${found}\ninstead of\n${wanted}` }];
    const violations = [...trial.violations, ...differs];
    if (violations.length > 0) failures.push({ crashAt, trial: { ...trial, violations } });
  }
  return { schedules: all.length, failures };
}
