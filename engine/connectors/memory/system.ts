import { identical } from '../../core/values/equal.ts';
import { RecordKey } from '../../model/ids.ts';
import type { Fields, Value } from '../../model/value.ts';
import type { HistoryEntry, MemoryAbilities, MemoryField, MemoryObject, MemoryOptions } from './options.ts';
import { tidy } from './tidy.ts';

/** A record as the system holds it. Times are microseconds since 1970. */
export interface MemoryRecord {
  readonly key: RecordKey;
  readonly fields: Fields;
  readonly version: number;
  /** By the system's own clock. */
  readonly modifiedAt: number;
  /** True time from which lists and searches show it. */
  readonly visibleAt: number;
  readonly correlation: string | null;
}

/** Who does something to a record, and for which intent where it is the engine. */
export interface Doer {
  readonly actor: string;
  readonly intent?: string;
  readonly correlation?: string;
  readonly late?: boolean;
}

interface Table {
  readonly records: Map<RecordKey, MemoryRecord>;
  readonly removed: Map<RecordKey, number>;
  nextKey: number;
}

interface DueEdit {
  readonly at: number;
  readonly object: string;
  readonly key: RecordKey;
  readonly field: string;
  readonly value: Value;
}

/** By when an answer has surely arrived. */
const answerMs = 1000;

/** Canonical instant of microseconds since 1970. */
export function instantOf(micros: number): string {
  const millis = Math.floor(micros / 1000);
  const rest = (micros - millis * 1000).toString().padStart(3, '0');
  const text = `${new Date(millis).toISOString().slice(0, -1)}${rest}`;
  return `${text.replace(/\.?0+$/, '')}Z`;
}

/** A business system that lives in memory: its records, the truth of what happened to them, its clock, its rules. */
export class MemorySystem {
  readonly options: MemoryOptions;
  readonly objects: Map<string, MemoryObject>;
  readonly history: HistoryEntry[] = [];
  abilities: MemoryAbilities;
  identity: string;
  /** The system's clock against true time. */
  skewMs = 0;
  driftPpm = 0;
  /** Called with each write of a session just before it may be applied. */
  beforeWrite: ((intent: string) => Promise<void>) | null = null;
  /** Called with each thing that happened. */
  onHistory: ((entry: HistoryEntry) => void) | null = null;
  /** Calls that were made although the system had said to wait. */
  early = 0;
  private readonly tables = new Map<string, Table>();
  private readonly startedAt: number;
  private quiet = { from: 0, until: 0 };
  private due: DueEdit[] = [];
  private seq = 0;

  constructor(options: MemoryOptions) {
    this.options = options;
    this.objects = new Map(Object.entries(options.objects));
    this.abilities = options.abilities;
    this.identity = options.identity;
    this.startedAt = options.now();
  }

  object(name: string): MemoryObject {
    const found = this.objects.get(name);
    if (found === undefined) throw new Error(`No object "${name}" in ${this.options.name}.`);
    return found;
  }

  table(name: string): Table {
    const found = this.tables.get(name) ?? { records: new Map(), removed: new Map(), nextKey: 1 };
    this.tables.set(name, found);
    return found;
  }

  /** The system's own clock, microseconds since 1970. */
  clock(): number {
    const now = this.options.now();
    return Math.round(now + this.skewMs * 1000 + ((now - this.startedAt) * this.driftPpm) / 1e6);
  }

  get(object: string, key: RecordKey): MemoryRecord | undefined {
    this.work();
    return this.table(object).records.get(key);
  }

  all(object: string): readonly MemoryRecord[] {
    this.work();
    return [...this.table(object).records.values()];
  }

  /** Keys no other record has or will get. */
  reserve(object: string, count: number): readonly RecordKey[] {
    return Array.from({ length: count }, () => this.freshKey(object, false));
  }

  /** The key that a record with these fields gets. */
  keyOf(object: string, fields: Fields): RecordKey {
    const { key, keyFrom } = this.object(object);
    if (keyFrom === 'system') return this.freshKey(object, this.abilities.reusesKeys);
    const parts = key.map((name) => fields[name] ?? null);
    const [only] = parts;
    return RecordKey.parse(parts.length === 1 && typeof only === 'string' ? only : JSON.stringify(parts));
  }

  /** Puts a record in, whatever the rules of the interface say. @returns its key */
  insert(object: string, given: Fields, doer: Doer, wanted: RecordKey | null = null): RecordKey {
    this.work();
    const fields = this.stamped(object, this.stored(object, given));
    const key = wanted ?? this.keyOf(object, fields);
    const record: MemoryRecord = {
      key,
      fields: this.withKey(object, key, fields),
      version: 1,
      modifiedAt: this.clock(),
      visibleAt: this.options.now() + this.lag(),
      correlation: doer.correlation ?? null,
    };
    const table = this.table(object);
    table.records.set(key, record);
    table.removed.delete(key);
    const changes = Object.entries(record.fields).map(([name, after]) => [name, { before: null, after }]);
    this.note({ op: 'create', object, key, changes: Object.fromEntries(changes) }, doer);
    this.startWorkflows(object, key, fields, doer);
    return key;
  }

  /** Changes fields of a record that exists. */
  edit(object: string, key: RecordKey, given: Fields, doer: Doer): void {
    this.work();
    const table = this.table(object);
    const old = table.records.get(key);
    if (old === undefined) return;
    const fields = this.stamped(object, this.stored(object, given));
    const changed = Object.entries(fields).filter(([name, value]) => !identical(old.fields[name] ?? null, value));
    table.records.set(key, {
      ...old,
      fields: { ...old.fields, ...fields },
      version: old.version + 1,
      modifiedAt: this.clock(),
    });
    const changes = changed.map(([name, after]) => [name, { before: old.fields[name] ?? null, after }]);
    this.note({ op: 'update', object, key, changes: Object.fromEntries(changes) }, doer);
    this.startWorkflows(object, key, fields, doer);
  }

  erase(object: string, key: RecordKey, doer: Doer): void {
    this.work();
    const table = this.table(object);
    const old = table.records.get(key);
    if (old === undefined) return;
    table.records.delete(key);
    table.removed.set(key, this.clock());
    const changes = Object.entries(old.fields).map(([name, before]) => [name, { before, after: null }]);
    this.note({ op: 'remove', object, key, changes: Object.fromEntries(changes) }, doer);
  }

  field(object: string, name: string): MemoryField | undefined {
    return this.object(object).fields.find((one) => one.name === name);
  }

  /** Carries out the workflows that are due. */
  work(): void {
    if (this.due.length === 0) return;
    const now = this.options.now();
    const ready = this.due.filter((one) => one.at <= now);
    this.due = this.due.filter((one) => one.at > now);
    for (const one of ready) this.edit(one.object, one.key, { [one.field]: one.value }, { actor: 'workflow' });
  }

  /** Asks callers to wait, from when they can have heard of it. */
  hush(ms: number): void {
    const now = this.options.now();
    this.quiet = { from: now + answerMs * 1000, until: now + ms * 1000 };
  }

  /** Forgets that callers were asked to wait. */
  unhush(): void {
    this.quiet = { from: 0, until: 0 };
  }

  /** Notes that a caller makes a call now. */
  called(): void {
    const now = this.options.now();
    if (now > this.quiet.from && now < this.quiet.until) this.early += 1;
  }

  private lag(): number {
    const most = this.abilities.indexLagMs * 1000;
    return Math.floor(most * (this.options.random?.() ?? 1));
  }

  private freshKey(object: string, reuse: boolean): RecordKey {
    const table = this.table(object);
    const [old] = reuse ? [...table.removed.keys()] : [];
    if (old !== undefined) return old;
    const key = RecordKey.parse(`${this.options.name}-${table.nextKey}`);
    table.nextKey += 1;
    return key;
  }

  private stored(object: string, given: Fields): Fields {
    const entries = Object.entries(given).map(([name, value]) => {
      const field = this.field(object, name);
      return [name, field === undefined ? value : tidy(field, value)];
    });
    return Object.fromEntries(entries);
  }

  private withKey(object: string, key: RecordKey, fields: Fields): Fields {
    const { key: names } = this.object(object);
    const [only] = names;
    return names.length === 1 && only !== undefined ? { ...fields, [only]: key } : fields;
  }

  private stamped(object: string, fields: Fields): Fields {
    const { stamp } = this.object(object);
    return stamp === undefined || stamp in fields ? fields : { ...fields, [stamp]: instantOf(this.clock()) };
  }

  private startWorkflows(object: string, key: RecordKey, fields: Fields, doer: Doer): void {
    if (doer.intent === undefined) return;
    for (const flow of this.object(object).workflows ?? []) {
      const written = fields[flow.watch];
      if (written === undefined) continue;
      const at = this.options.now() + flow.afterMs * 1000;
      this.due.push({ at, object, key, field: flow.set, value: flow.to(written) });
    }
  }

  private note(what: Pick<HistoryEntry, 'op' | 'object' | 'key' | 'changes'>, doer: Doer): void {
    this.seq += 1;
    const entry: HistoryEntry = {
      seq: this.options.next?.() ?? this.seq,
      at: this.options.now(),
      ...what,
      actor: doer.actor,
      intent: doer.intent ?? null,
      late: doer.late ?? false,
    };
    this.history.push(entry);
    this.onHistory?.(entry);
  }
}
