import type { Happening, Scenario } from './scenario.ts';
import type { Subject } from './subject.ts';
import { type Trial, tryOut } from './trial.ts';

/** How many plays a shrink may cost. */
const playsMax = 250;

const actors: readonly (readonly Happening['do'][])[] = [
  ['answer'],
  ['crash'],
  ['fault'],
  ['hide', 'show'],
  ['jump', 'identity'],
  ['remove'],
  ['create'],
  ['edit', 'tag', 'revert'],
  ['pass'],
];

class Shrinking {
  best: Trial;
  private readonly subject: Subject;
  private readonly property: string;
  private plays = 0;

  constructor(trial: Trial, subject: Subject) {
    this.best = trial;
    this.subject = subject;
    this.property = trial.violations[0]?.property ?? '';
  }

  /** Keeps the smaller scenario if it still breaks the same promise. */
  async keeps(scenario: Scenario): Promise<boolean> {
    if (this.plays >= playsMax) return false;
    this.plays += 1;
    const trial = await tryOut(scenario, this.subject);
    const violations = trial.violations.filter((one) => one.property === this.property);
    if (violations.length === 0) return false;
    this.best = { ...trial, violations };
    return true;
  }

  /** Drops ever smaller parts of a list (ddmin). */
  async drop<T>(items: (scenario: Scenario) => readonly T[], put: (items: readonly T[]) => Scenario): Promise<void> {
    for (let size = Math.ceil(items(this.best.scenario).length / 2); size >= 1; size = Math.floor(size / 2)) {
      for (let from = 0; from < items(this.best.scenario).length; ) {
        const now = items(this.best.scenario);
        const rest = [...now.slice(0, from), ...now.slice(from + size)];
        if (!(await this.keeps(put(rest)))) from += size;
      }
    }
  }
}

/** The smallest scenario found that breaks the same promise: without actors, then without events, people, fields and runs. */
export async function shrink(trial: Trial, subject: Subject): Promise<Trial> {
  const work = new Shrinking(trial, subject);
  const now = (): Scenario => work.best.scenario;
  for (const kinds of actors) {
    const events = now().events.filter((one) => !kinds.includes(one.happening.do));
    if (events.length < now().events.length) await work.keeps({ ...now(), events });
  }
  await work.drop(
    (scenario) => scenario.events,
    (events) => ({ ...now(), events }),
  );
  await work.drop(
    (scenario) => scenario.setup.people,
    (people) => ({ ...now(), setup: { ...now().setup, people } }),
  );
  await work.keeps({ ...now(), setup: { ...now().setup, emptyInbox: false } });
  for (const { name } of now().setup.fields) {
    const fields = now().setup.fields.filter((one) => one.name !== name);
    if (fields.length > 0) await work.keeps({ ...now(), setup: { ...now().setup, fields } });
  }
  for (let runs = 1; runs < now().setup.runs; runs += 1) {
    if (await work.keeps({ ...now(), setup: { ...now().setup, runs } })) break;
  }
  return work.best;
}
