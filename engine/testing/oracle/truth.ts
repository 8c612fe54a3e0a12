import type { HistoryEntry, Tidying } from '../../connectors/memory/options.ts';
import { across, type Side } from '../../model/ids.ts';
import type { Value } from '../../model/value.ts';
import type { FieldSetup, Setup } from '../world/scenario.ts';
import { personOf } from '../world/scenario.ts';
import type { Story } from './story.ts';

/** A value that a field held from a position on. */
export interface Step {
  readonly seq: number;
  readonly at: number;
  readonly value: Value;
  readonly actor: string;
}

/** A record from its creation to its removal. A key that was given twice has two lives. */
export interface Life {
  readonly side: Side;
  readonly key: string;
  readonly person: number | null;
  readonly born: HistoryEntry;
  died: HistoryEntry | null;
  readonly steps: Map<string, Step[]>;
}

/** One write of the engine as it arrived, with the life it touched. */
export interface Effect {
  readonly side: Side;
  readonly entry: HistoryEntry;
  readonly life: Life;
}

export interface Truth {
  readonly story: Story;
  readonly lives: readonly Life[];
  readonly effects: readonly Effect[];
  readonly fields: readonly FieldSetup[];
}

export const isUser = (actor: string): boolean => actor !== 'engine';

const isBlank = (value: Value): boolean =>
  value === null || value === '' || (Array.isArray(value) && value.length === 0);

/** Equality of the oracle's own: by JSON text, sets without order, blanks alike. */
export function eq(one: Value | undefined, other: Value | undefined): boolean {
  if (one === undefined || other === undefined) return false;
  if (isBlank(one) || isBlank(other)) return isBlank(one) && isBlank(other);
  const text = (value: Value): string => JSON.stringify(Array.isArray(value) ? value.map(String).sort() : value);
  return text(one) === text(other);
}

function halfUp(text: string, digits: number): string {
  const [whole = '0', fraction = ''] = text.split('.');
  if (fraction.length <= digits) return text;
  const scaled = BigInt(`${whole}${fraction.slice(0, digits)}`) + (fraction.charCodeAt(digits) >= 53 ? 1n : 0n);
  const all = scaled.toString().padStart(digits + 1, '0');
  const rest = all.slice(all.length - digits).replace(/0+$/, '');
  return `${all.slice(0, all.length - digits)}${rest === '' ? '' : `.${rest}`}`;
}

function tidied(text: string, rule: Tidying): string {
  switch (rule.do) {
    case 'trim':
      return text.replace(/^\s+|\s+$/g, '');
    case 'lower':
      return text.toLowerCase();
    case 'cut':
      return text.substring(0, rule.length);
    case 'round':
      return halfUp(text, rule.digits);
  }
}

/** What a side makes of a value of this field. */
export function storedAs(setup: Setup, side: Side, name: string, value: Value): Value {
  const field = setup.fields.find((one) => one.name === name);
  if (field === undefined || typeof value !== 'string') return value;
  return field.tidy[side].reduce(tidied, value);
}

/** Whether a value here and a value there say the same, as far as the two sides can hold it. */
export function says(
  setup: Setup,
  field: string,
  here: readonly [Side, Value],
  there: readonly [Side, Value],
): boolean {
  const [[side, value], [other, found]] = [here, there];
  if (eq(value, found)) return true;
  if (isBlank(value) || isBlank(found)) return false;
  const there2 = storedAs(setup, other, field, value);
  const here2 = storedAs(setup, side, field, found);
  return eq(there2, found) || eq(here2, value) || eq(there2, here2);
}

interface Following {
  readonly lives: Life[];
  readonly open: Map<string, Life>;
  readonly fields: readonly FieldSetup[];
}

/** A field that a record was created without was blank from the beginning. */
function blanks(fields: readonly FieldSetup[], life: Life, { seq, at, actor }: HistoryEntry): void {
  for (const { name: field } of fields) {
    if (!life.steps.has(field)) life.steps.set(field, [{ seq, at, actor, value: null }]);
  }
}

function follow({ lives, open, fields }: Following, side: Side, entry: HistoryEntry): Life | null {
  const known = open.get(`${side} ${entry.key}`);
  const steps = (life: Life): void => {
    for (const [field, { after }] of Object.entries(entry.changes)) {
      const list = life.steps.get(field) ?? [];
      list.push({ seq: entry.seq, at: entry.at, value: after, actor: entry.actor });
      life.steps.set(field, list);
    }
  };
  if (entry.op === 'create') {
    const person = personOf(entry.changes['email']?.after);
    const life: Life = { side, key: entry.key, person, born: entry, died: null, steps: new Map() };
    steps(life);
    blanks(fields, life, entry);
    lives.push(life);
    open.set(`${side} ${entry.key}`, life);
    return life;
  }
  if (known === undefined) return null;
  if (entry.op === 'remove') {
    known.died = entry;
    open.delete(`${side} ${entry.key}`);
  } else steps(known);
  return known;
}

/** Everything that happened, record by record and field by field, in the one order it happened in. */
export function truthOf(story: Story): Truth {
  const lives: Life[] = [];
  const effects: Effect[] = [];
  const open = new Map<string, Life>();
  const all = (['left', 'right'] as const)
    .flatMap((side) => story.history[side].map((entry) => ({ side, entry })))
    .sort((one, other) => one.entry.seq - other.entry.seq);
  for (const { side, entry } of all) {
    const life = follow({ lives, open, fields: story.setup.fields }, side, entry);
    if (life !== null && entry.intent !== null) effects.push({ side, entry, life });
  }
  return { story, lives, effects, fields: story.setup.fields };
}

/** Lives of a person on a side. */
export const livesOf = (truth: Truth, side: Side, person: number | null): readonly Life[] =>
  person === null ? [] : truth.lives.filter((one) => one.side === side && one.person === person);

export const alive = (lives: readonly Life[]): readonly Life[] => lives.filter((one) => one.died === null);

/** All values that a field of a person held on a side, oldest first. */
export function timeline(truth: Truth, side: Side, person: number | null, field: string): readonly Step[] {
  return livesOf(truth, side, person)
    .flatMap((life) => life.steps.get(field) ?? [])
    .sort((one, other) => one.seq - other.seq);
}

export const last = (life: Life, field: string): Value => life.steps.get(field)?.at(-1)?.value ?? null;

/** Whether the value of this side was to be seen on the other side at some time before `seq`. */
export function reached(
  truth: Truth,
  life: Life,
  field: string,
  { value, seq }: { readonly value: Value; readonly seq: number },
): boolean {
  const there = across(life.side);
  return timeline(truth, there, life.person, field).some(
    (step) => step.seq <= seq && says(truth.story.setup, field, [life.side, value], [there, step.value]),
  );
}

/** Short name of a life, for messages. */
export const name = (life: Life): string => `${life.side} record ${life.key} (person ${life.person})`;

export const show = (value: Value | undefined): string => (value === undefined ? 'MISSING' : JSON.stringify(value));
