import { judge } from '../oracle/judge.ts';
import { narrate } from '../oracle/narrate.ts';
import type { Story, Violation } from '../oracle/story.ts';
import { type PlayOptions, play } from './play.ts';
import { type Scenario, tell } from './scenario.ts';
import type { Subject } from './subject.ts';

export interface Trial {
  readonly scenario: Scenario;
  /** Null where the world itself broke down. */
  readonly story: Story | null;
  readonly violations: readonly Violation[];
}

/**
 * A value typed a second time cannot be told from the one that was agreed where a system keeps no history of fields: what
 * is lost by that is documented, and counted apart.
 */
const forgiven = (scenario: Scenario, property: string): boolean =>
  scenario.kind === 'retyped' && (property === 'P2' || property === 'P6' || property === 'P21');

/** Plays a scenario and holds the promises against its story. */
export async function tryOut(scenario: Scenario, subject: Subject, options: PlayOptions = {}): Promise<Trial> {
  try {
    const story = await play(scenario, subject, options);
    return { scenario, story, violations: judge(story).filter((one) => !forgiven(scenario, one.property)) };
  } catch (error) {
    const what = error instanceof Error ? (error.stack ?? error.message) : String(error);
    return { scenario, story: null, violations: [{ property: 'world', what }] };
  }
}

/** The keys that a message names, to tell only what is about them. */
function keysIn(story: Story, violations: readonly Violation[]): readonly string[] {
  const text = violations.map((one) => one.what).join(' ');
  const keys: readonly string[] = [...story.history.left, ...story.history.right].map((one) => one.key);
  const named = [...new Set(keys)].filter((key) => new RegExp(`(^|[^\\w-])${key}([^\\w@-]|$)`).test(text));
  const partners = story.evidence.links
    .filter((one) => [one.left, one.right].some((key) => key !== null && named.includes(key)))
    .flatMap((one) => [one.left, one.right]);
  return [...new Set([...named, ...partners.filter((one) => one !== null)])];
}

/** A failure for people: what was promised, what happens in the scenario, and the story of the records concerned. */
export function report({ scenario, story, violations }: Trial): readonly string[] {
  const { seed, kind, setup, events } = scenario;
  const sides = (['left', 'right'] as const).map((side) => `${side}: ${setup[side].profile}, ${setup[side].capture}`);
  const fields = setup.fields.map((one) => `${one.name} (${one.conflict}, ${one.direction}, drift ${one.drift})`);
  return [
    `seed ${seed}, ${kind}: ${violations.map((one) => one.property).join(', ')}`,
    ...violations.map((one) => `  ${one.property}: ${one.what}`),
    `  ${sides.join('; ')}; ${fields.join(', ')}`,
    `  rules: ${JSON.stringify(setup.rules)}`,
    ...events.map((event) => `  - ${tell(event)}`),
    ...(story === null ? [] : narrate(story, keysIn(story, violations)).map((line) => `  ${line}`)),
  ];
}
