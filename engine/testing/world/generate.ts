import { classes, classOf, type Rates } from './classes.ts';
import { eventsOf } from './generate-events.ts';
import { exceptedFields, fieldsOf, rulesOf, sideOf, startOf } from './generate-setup.ts';
import { random } from './random.ts';
import type { Scenario, Setup } from './scenario.ts';
import { Typist } from './typist.ts';

/** The scenario of a seed: always the same one. */
export function generate(seed: number, only: string | null = null): Scenario {
  const root = random(`world ${seed}`);
  const asked = Object.entries(classes).find(([name]) => name === only);
  const [kind, rates]: readonly [string, Rates] =
    asked === undefined ? classOf(root.split('class').next()) : [asked[0], asked[1].rates];
  const drawn = fieldsOf(root.split('fields'));
  const typist = new Typist(root.split('typist'));
  const rest = root.split('setup');
  const left = sideOf(root.split('left'), rates, drawn);
  const right = sideOf(root.split('right'), rates, drawn);
  const timed = left.abilities.times && right.abilities.times;
  const fields = exceptedFields(
    root.split('unless'),
    drawn.map((one) => (timed || one.conflict !== 'last-write-wins' ? one : { ...one, conflict: 'ask' as const })),
  );
  const setup: Setup = {
    left,
    right,
    fields,
    rules: rulesOf(root.split('rules')),
    brakes: rates.removals,
    people: startOf(root.split('people'), typist, fields),
    runs: 3 + rest.int(2),
    emptyInbox: rest.chance(0.5),
  };
  return { seed, kind, setup, events: eventsOf(root.split('events'), typist, setup, rates) };
}
