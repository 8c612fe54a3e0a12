import type { MemoryRecord, MemorySystem } from '../../connectors/memory/system.ts';
import { identical } from '../../core/values/equal.ts';
import type { Side } from '../../model/ids.ts';
import type { Fields, Value } from '../../model/value.ts';
import { emailOf, type Happening, personOf } from './scenario.ts';
import { objectName } from './systems.ts';

export type Systems = { readonly [side in Side]: MemorySystem };

/** The records of a person on a side, oldest first. */
export function recordsOf(system: MemorySystem, person: number): readonly MemoryRecord[] {
  return system.all(objectName).filter((one) => personOf(one.fields['email']) === person);
}

function isTaken(system: MemorySystem, person: number): boolean {
  const field = system.field(objectName, 'email');
  const isKey = system.object(objectName).key.includes('email');
  return (field?.unique === true || isKey) && recordsOf(system, person).length > 0;
}

function tagged(old: Value | undefined, tag: string | number): Value {
  const tags = Array.isArray(old) ? old.filter((one): one is string => typeof one === 'string') : [];
  if (typeof tag === 'string') return [...tags, tag].sort();
  const left = tags.filter((_, index) => index !== tag);
  return left.length === 0 ? null : left;
}

/** The last value that the field had before its present one and that was not blank. */
function earlier(system: MemorySystem, record: MemoryRecord, field: string): Value {
  const now = record.fields[field] ?? null;
  const past = system.history
    .filter((one) => one.key === record.key && one.changes[field] !== undefined)
    .map((one) => one.changes[field]?.before ?? null);
  return past.findLast((value) => value !== null && !identical(value, now)) ?? now;
}

function editOf(system: MemorySystem, record: MemoryRecord, happening: Happening): Fields | null {
  if (happening.do === 'edit') return happening.fields;
  if (happening.do === 'tag') return { [happening.field]: tagged(record.fields[happening.field], happening.tag) };
  if (happening.do === 'revert') return { [happening.field]: earlier(system, record, happening.field) };
  return null;
}

/** What a person in one of the systems does: at once, as others would see it. Does nothing where it is not possible. */
export function userDoes(systems: Systems, happening: Happening): void {
  if (!('person' in happening)) return;
  const { side, person } = happening;
  const system = systems[side];
  const actor = { actor: `user ${side}` };
  if (happening.do === 'create') {
    if (isTaken(system, person)) return;
    system.insert(objectName, { ...happening.fields, email: emailOf(person) }, actor);
    return;
  }
  const [record] = recordsOf(system, person);
  if (record === undefined) return;
  if (happening.do === 'remove') {
    system.erase(objectName, record.key, actor);
    return;
  }
  const fields = editOf(system, record, happening);
  if (fields !== null) system.edit(objectName, record.key, fields, actor);
}

/** What an administrator of a system does. */
export function adminDoes(systems: Systems, happening: Happening): void {
  if (happening.do === 'hide' || happening.do === 'show') {
    const object = systems[happening.side].object(objectName);
    const hidden = happening.do === 'hide';
    object.fields = object.fields.map((one) => (one.name === happening.field ? { ...one, hidden } : one));
  }
  if (happening.do === 'jump') systems[happening.side].skewMs += happening.ms;
  if (happening.do === 'identity') {
    systems[happening.side].identity = `memory:${happening.side}${happening.other ? ' of somebody else' : ''}`;
  }
}
