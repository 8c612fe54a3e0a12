import type { CallName, MemoryAbilities, MemoryFault, Tidying } from '../../connectors/memory/options.ts';
import type { Exception } from '../../model/flow.ts';
import type { Side } from '../../model/ids.ts';
import type { Fields, Value } from '../../model/value.ts';

/** A mapped field; it has the same name on both sides. */
export interface FieldSetup {
  readonly name: string;
  readonly kind: 'text' | 'decimal' | 'set';
  readonly conflict: 'ask' | 'left-wins' | 'right-wins' | 'last-write-wins' | 'union';
  /** What keeps the rule from deciding. */
  readonly unless?: Exception;
  readonly direction: 'both' | 'to-right' | 'to-left';
  readonly drift: 'keep' | 'overwrite';
  readonly tidy: { readonly [side in Side]: readonly Tidying[] };
}

export interface SideSetup {
  readonly profile: string;
  readonly abilities: MemoryAbilities;
  readonly capture: 'scan' | 'cursor';
  /** E-mail addresses are unique in this system. */
  readonly uniqueEmail: boolean;
  readonly emptyIsNull: boolean;
  /** A workflow that answers a write of one field with a value of its own in another. */
  readonly workflow: { readonly watch: string; readonly set: string } | null;
  readonly skewMs: number;
  readonly driftPpm: number;
  /** The system refuses all writes of these people. */
  readonly poison: readonly number[];
}

export interface RulesSetup {
  readonly firstLink: 'ask' | 'left-wins' | 'right-wins';
  readonly create: { readonly [side in Side]: 'create' | 'wait' | 'ignore' };
  readonly remove: { readonly [side in Side]: 'ask' | 'propagate' | 'unlink' };
  readonly editAgainstRemove: 'ask' | 'edit-wins' | 'remove-wins';
}

/** When something happens: at the nth yield point of a run, or the nth whose label is `on`. 0: before the run. */
export interface Moment {
  readonly run: number;
  readonly on: string | null;
  readonly nth: number;
}

export type Happening =
  | { readonly do: 'create'; readonly side: Side; readonly person: number; readonly fields: Fields }
  | { readonly do: 'edit'; readonly side: Side; readonly person: number; readonly fields: Fields }
  /** Adds an element to a set, or takes the one at this place out. */
  | {
      readonly do: 'tag';
      readonly side: Side;
      readonly person: number;
      readonly field: string;
      readonly tag: string | number;
    }
  /** Types a value again that the field had before. */
  | { readonly do: 'revert'; readonly side: Side; readonly person: number; readonly field: string }
  | { readonly do: 'remove'; readonly side: Side; readonly person: number }
  | {
      readonly do: 'fault';
      readonly side: Side;
      readonly call: CallName;
      readonly op: 'create' | 'update' | 'remove' | null;
      readonly fault: MemoryFault;
    }
  | { readonly do: 'crash' }
  /** A person looks at the inbox now and answers one question `lateMs` later. */
  | { readonly do: 'answer'; readonly which: number; readonly choose: 'left' | 'right'; readonly lateMs: number }
  | { readonly do: 'hide' | 'show'; readonly side: Side; readonly field: string }
  | { readonly do: 'jump'; readonly side: Side; readonly ms: number }
  | { readonly do: 'identity'; readonly side: Side; readonly other: boolean }
  /** The state file is copied, or the copy is put in its place. */
  | { readonly do: 'copy' | 'restore' }
  /** A person takes the last run back. */
  | { readonly do: 'undo' }
  | { readonly do: 'pass'; readonly ms: number };

export interface Event {
  readonly at: Moment;
  readonly happening: Happening;
}

export interface Setup {
  readonly left: SideSetup;
  readonly right: SideSetup;
  readonly fields: readonly FieldSetup[];
  readonly rules: RulesSetup;
  /** Brakes on removals and shrunk sides at their defaults; else off. */
  readonly brakes: boolean;
  readonly people: readonly { readonly person: number; readonly side: Side; readonly fields: Fields }[];
  /** Runs with events; quiet ones follow. */
  readonly runs: number;
  /** Whether all questions are answered in the end. */
  readonly emptyInbox: boolean;
}

export interface Scenario {
  readonly seed: number;
  readonly kind: string;
  readonly setup: Setup;
  readonly events: readonly Event[];
}

export const emailOf = (person: number): string => `p${person}@example.test`;

/** Who a record is about, by its address, which nobody edits. */
export function personOf(email: Value | undefined): number | null {
  const found = typeof email === 'string' ? /^p(\d+)@/.exec(email) : null;
  return found === null ? null : Number(found[1]);
}

const moment = ({ run, on, nth }: Moment): string =>
  nth === 0 ? `before run ${run}` : `run ${run}, ${on ?? 'step'} ${nth}`;

/** An event in one line, for a story. */
export function tell({ at, happening }: Event): string {
  const { do: what, ...rest } = happening;
  const details = Object.entries(rest).map(([name, value]) => `${name} ${JSON.stringify(value)}`);
  return `${moment(at)}: ${what} ${details.join(', ')}`.trim();
}
