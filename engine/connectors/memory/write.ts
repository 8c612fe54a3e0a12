import { canon } from '../../core/values/canon.ts';
import { identical } from '../../core/values/equal.ts';
import type { RecordKey } from '../../model/ids.ts';
import type { Problem } from '../../model/problem.ts';
import type { Expect } from '../../model/record.ts';
import type { Value } from '../../model/value.ts';
import type { Outcome, View, Write } from '../contract.ts';
import { brokenFault, busyFault, busyProblem, signInFault, unknownFault } from './faults.ts';
import type { MemoryFault, MemoryField } from './options.ts';
import { checkView, holds, pause, sightingOf, snapshotOf } from './read.ts';
import type { Doer, MemoryRecord, MemorySystem } from './system.ts';
import { tidy } from './tidy.ts';

const refused = (code: string, message: string): Outcome => ({
  kind: 'refused',
  problem: { code: `memory/${code}`, message, fix: 'Change the value, or leave this record out.' },
});

function refusalOfValue(field: MemoryField, given: Value, op: Write['op']): string | null {
  const name = `"${field.name}"`;
  if (field.writable === 'never') return `${name} cannot be written.`;
  if (field.writable === 'on-create' && op === 'update') return `${name} can only be written when a record is created.`;
  const made = canon(field.type, given);
  if (!made.ok) return `${name}: ${made.error}`;
  const value = tidy(field, made.value);
  if (value === null && (!field.nullable || field.required)) return `${name} must not be empty.`;
  const { type } = field;
  if (type.kind === 'text' && typeof value === 'string' && value.length > (type.maxLength ?? value.length)) {
    return `${name} takes at most ${type.maxLength} characters.`;
  }
  if (type.kind === 'choice' && typeof value === 'string' && !type.options.includes(value)) {
    return `${name} does not know the option "${value}".`;
  }
  return null;
}

/** Why the system will not have these fields, or null. */
function refusal(system: MemorySystem, view: View, write: Exclude<Write, { op: 'remove' }>): string | null {
  const { object: name } = view.shape;
  const object = system.object(name);
  for (const [field, value] of Object.entries(write.fields)) {
    const known = system.field(name, field);
    if (known === undefined) return `There is no field "${field}".`;
    const why = refusalOfValue(known, value, write.op);
    if (why !== null) return why;
    if (!known.unique || value === null) continue;
    const blocker = [...system.table(name).records.values()].find(
      (one) => one.key !== write.key && identical(one.fields[field] ?? null, tidy(known, value)),
    );
    if (blocker !== undefined) return `"${field}" is taken: the record ${blocker.key} has the same value.`;
  }
  if (write.op === 'create') {
    const lacking = object.fields.find(
      (one) => one.required && !(one.name in write.fields) && one.writable !== 'never',
    );
    if (lacking !== undefined && !object.key.includes(lacking.name)) return `"${lacking.name}" must not be empty.`;
  }
  return object.refuses?.(write.key, write.fields) ?? null;
}

function atExpect(system: MemorySystem, view: View, record: MemoryRecord, expect: Expect): boolean {
  const fields = Object.entries(expect.fields);
  if (fields.length === 0 && expect.token !== undefined) return expect.token === `v${record.version}`;
  return fields.every((one) => holds(system, view, record, one));
}

/** What the guard answers before anything is written: null where the way is free. */
function guard(system: MemorySystem, view: View, write: Write): Outcome | null {
  const { object } = view.shape;
  if (system.abilities.readOnly || !system.abilities[write.op]) {
    return refused('read-only', `${system.options.name} does not take a ${write.op} of "${object}".`);
  }
  if (write.op === 'create') {
    const key = write.key ?? (view.shape.keyFrom === 'field' ? system.keyOf(object, write.fields) : null);
    if (key !== null && system.table(object).records.has(key)) {
      return { kind: 'moved-on', now: sightingOf(system, view, key) };
    }
  } else {
    const record = system.table(object).records.get(write.key);
    if (record === undefined || !atExpect(system, view, record, write.expect)) {
      return { kind: 'moved-on', now: sightingOf(system, view, write.key) };
    }
  }
  const why = write.op === 'remove' ? null : refusal(system, view, write);
  return why === null ? null : refused('refused', `${system.options.name} refused a record. ${why}`);
}

function apply(system: MemorySystem, view: View, write: Write, late: boolean): Outcome {
  const { object } = view.shape;
  const doer: Doer = { actor: 'engine', intent: write.intent, late };
  const answer = (key: RecordKey): Outcome => {
    const record = system.get(object, key);
    return { kind: 'done', snapshot: record === undefined ? null : snapshotOf(system, view, record) };
  };
  if (write.op === 'remove') {
    system.erase(object, write.key, doer);
    return { kind: 'done', snapshot: null };
  }
  if (write.op === 'create') {
    return answer(system.insert(object, write.fields, { ...doer, correlation: write.correlation }, write.key));
  }
  system.edit(object, write.key, write.fields, doer);
  return answer(write.key);
}

/** True where nobody can come between the look at the record and the write. */
function isStrong(system: MemorySystem, op: Write['op']): boolean {
  return op === 'create' || system.abilities.cas[op] === 'strong';
}

const second = 1_000_000;

/**
 * The second half of a guarded write, after others may have come between. A weak guard compares the time of change to
 * the second; no guard compares nothing more, and is late when it overwrites what it had not seen.
 */
function applyAfterLook(system: MemorySystem, view: View, write: Write, looked: MemoryRecord | undefined): Outcome {
  if (write.op === 'create') return guard(system, view, write) ?? apply(system, view, write, false);
  const record = system.table(view.shape.object).records.get(write.key);
  if (record === undefined || looked === undefined) {
    return { kind: 'moved-on', now: { kind: 'gone', key: write.key } };
  }
  const touched = Math.floor(record.modifiedAt / second) !== Math.floor(looked.modifiedAt / second);
  if (system.abilities.cas[write.op] === 'weak' && touched) {
    return { kind: 'moved-on', now: sightingOf(system, view, write.key) };
  }
  return apply(system, view, write, !atExpect(system, view, record, write.expect));
}

async function writeAll(system: MemorySystem, view: View, writes: readonly Write[]): Promise<Outcome[]> {
  for (const write of writes) await system.beforeWrite?.(write.intent);
  const [first] = writes;
  if (first === undefined) return [];
  // What is due in the system itself comes before the look at its records, never between look and write.
  system.work();
  if (isStrong(system, first.op)) {
    return writes.map((write) => guard(system, view, write) ?? apply(system, view, write, false));
  }
  const looked = writes.map((write) => {
    const record = write.key === null ? undefined : system.table(view.shape.object).records.get(write.key);
    return { write, record, stop: guard(system, view, write) };
  });
  await pause(system, 'write', 'middle');
  system.work();
  return looked.map(({ write, record, stop }) => stop ?? applyAfterLook(system, view, write, record));
}

function itemProblem(system: MemorySystem, what: string): Problem {
  return { code: 'memory/item', message: `${system.options.name} ${what}.`, fix: 'Look at the record.' };
}

async function struck(
  system: MemorySystem,
  view: View,
  writes: readonly Write[],
  fault: MemoryFault,
): Promise<readonly Outcome[]> {
  const { name } = system.options;
  switch (fault.kind) {
    case 'lost-request':
      throw unknownFault(name);
    case 'broken':
      throw brokenFault(name);
    case 'sign-in':
      throw signInFault(name);
    case 'later':
      system.hush(fault.afterMs);
      if (writes.length % 2 === 0) throw busyFault(name, fault.afterMs);
      return writes.map(() => ({ kind: 'later', problem: busyProblem(name), afterMs: fault.afterMs }));
    case 'lost-answer':
      await writeAll(system, view, writes);
      throw unknownFault(name);
    case 'cut-short':
      await writeAll(system, view, writes.slice(0, Math.ceil(writes.length / 2)));
      throw unknownFault(name);
    case 'item-unknown': {
      const outcomes = await writeAll(system, view, writes);
      const problem = itemProblem(system, 'did not say what became of a record');
      return outcomes.map((one, index) => (index === fault.item % writes.length ? { kind: 'unknown', problem } : one));
    }
    case 'item-refused': {
      const place = fault.item % writes.length;
      const rest = await writeAll(
        system,
        view,
        writes.filter((_, index) => index !== place),
      );
      const outcome: Outcome = { kind: 'refused', problem: itemProblem(system, 'refused a record') };
      return [...rest.slice(0, place), outcome, ...rest.slice(place)];
    }
    case 'empty':
    case 'half':
    case 'repeats':
    case 'slow':
      return writeAll(system, view, writes);
  }
}

/** One outcome per write, in order. */
export async function write(system: MemorySystem, view: View, writes: readonly Write[]): Promise<readonly Outcome[]> {
  const [first] = writes;
  if (first === undefined) return [];
  system.called();
  await pause(system, 'write', 'before');
  const call = { name: 'write', op: first.op, page: 0, records: writes.length } as const;
  const fault = system.options.faults?.(call) ?? null;
  if (fault?.kind === 'slow') await system.options.pause?.(`${system.options.name}.write:middle`, fault.afterMs);
  system.work();
  checkView(system, view);
  try {
    return fault === null ? await writeAll(system, view, writes) : await struck(system, view, writes, fault);
  } finally {
    await pause(system, 'write', 'after');
  }
}
