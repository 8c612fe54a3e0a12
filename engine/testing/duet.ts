import { mkdtempSync } from 'node:fs';
import { rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { Session } from '../connectors/contract.ts';
import { openMemory } from '../connectors/memory/memory.ts';
import type { FaultSource, MemoryAbilities, MemoryField } from '../connectors/memory/options.ts';
import { strongProfile } from '../connectors/memory/profiles.ts';
import { instantOf, MemorySystem } from '../connectors/memory/system.ts';
import { compile } from '../core/compile/compile.ts';
import { addMs } from '../core/values/instant.ts';
import type { Change, JournalEntry } from '../model/change.ts';
import type { Conflict } from '../model/conflict.ts';
import { Flow, type Sync } from '../model/flow.ts';
import { ConnectionId, FlowId, RecordKey, type Side, SyncId } from '../model/ids.ts';
import type { Plan } from '../model/plan.ts';
import type { Problem } from '../model/problem.ts';
import type { Result } from '../model/result.ts';
import type { Run } from '../model/run.ts';
import type { Shapes } from '../model/shape.ts';
import type { Fields, FieldType } from '../model/value.ts';
import { answerConflict } from '../run/answer.ts';
import { effectsOf } from '../run/history.ts';
import type { Given } from '../run/inbox/given.ts';
import { type Preview, previewFlow } from '../run/preview.ts';
import { type Part, type RunOptions, runFlow } from '../run/run.ts';
import { type Undone, undoRun } from '../run/undo.ts';
import type { World } from '../run/world.ts';
import type { Scope } from '../store/contract/scope.ts';
import type { Store } from '../store/contract.ts';
import { openStore } from '../store/open.ts';

const field = (name: string, type: FieldType = { kind: 'text' }, more: Partial<MemoryField> = {}): MemoryField => ({
  name,
  type,
  required: false,
  nullable: true,
  writable: 'always',
  unique: false,
  emptyIsNull: false,
  ...more,
});

export interface DuetOptions {
  /** Field maps besides e-mail to mail, which is there always. */
  readonly maps?: readonly unknown[];
  readonly sync?: { readonly [name: string]: unknown };
  readonly leftFields?: readonly MemoryField[];
  readonly rightFields?: readonly MemoryField[];
  readonly left?: Partial<MemoryAbilities>;
  readonly right?: Partial<MemoryAbilities>;
  readonly faults?: { readonly [side in Side]?: FaultSource };
  /** Wraps the sessions, to stand between the engine and a system. */
  readonly wrap?: (side: Side, session: Session) => Session;
}

export const textField = field;

const start = Date.UTC(2026, 0, 5, 9) * 1000;

/** Two in-memory systems with contacts, a flow between them, and a state on disk: the engine with nothing else around it. */
export class Duet {
  readonly left: MemorySystem;
  readonly right: MemorySystem;
  readonly scope: Scope = { flow: FlowId.parse('duet'), sync: SyncId.parse('contacts') };
  micros = start;
  private ids = 0;
  private opened: Store | null = null;
  readonly folder: string;
  private readonly options: DuetOptions;

  constructor(options: DuetOptions = {}) {
    this.options = options;
    this.folder = mkdtempSync(join(tmpdir(), 'duet-'));
    this.left = this.system(
      'left',
      options.leftFields ?? [field('name'), field('email'), field('phone'), field('city')],
      options.left ?? {},
    );
    this.right = this.system(
      'right',
      options.rightFields ?? [field('title'), field('mail'), field('tel'), field('town')],
      options.right ?? {},
    );
  }

  private system(side: Side, fields: readonly MemoryField[], abilities: Partial<MemoryAbilities>): MemorySystem {
    const faults = this.options.faults?.[side];
    return new MemorySystem({
      name: side,
      identity: `${side}-1`,
      objects: {
        contacts: {
          fields: [
            field('id', { kind: 'text' }, { writable: 'on-create' }),
            ...fields,
            field('changed', { kind: 'instant', digits: 6 }, { writable: 'never' }),
          ],
          key: ['id'],
          keyFrom: 'system',
          stamp: 'changed',
        },
      },
      abilities: { ...strongProfile, ...abilities },
      now: () => this.micros,
      ...(faults === undefined ? {} : { faults }),
    });
  }

  private flow(): Flow {
    const maps = this.options.maps ?? [
      { id: 'name', left: 'name', right: 'title' },
      { id: 'phone', left: 'phone', right: 'tel' },
      { id: 'city', left: 'city', right: 'town' },
    ];
    const sync: Partial<Record<keyof Sync, unknown>> = {
      id: 'contacts',
      left: { connection: 'left', object: 'contacts', modifiedAt: 'changed', capture: 'scan' },
      right: { connection: 'right', object: 'contacts', modifiedAt: 'changed', capture: 'scan' },
      match: { tiers: [{ left: ['email'], right: ['mail'], normalise: ['trim', 'case'] }] },
      fields: [{ id: 'mail', left: 'email', right: 'mail' }, ...maps],
      ...this.options.sync,
    };
    return Flow.parse({ format: 1, id: 'duet', syncs: [sync] });
  }

  async plan(): Promise<Plan> {
    const shapes: Shapes = {};
    for (const system of [this.left, this.right]) {
      const session = openMemory(system);
      shapes[system.options.name] = {
        kind: 'memory',
        identity: await session.identity(),
        objects: { contacts: await session.shape('contacts') },
      };
    }
    const compiled = compile(this.flow(), { memory: { kind: 'memory', label: 'Memory' } }, shapes);
    if (!compiled.ok) throw new Error(compiled.error.map((one) => `${one.node}: ${one.message}`).join('\n'));
    return compiled.value.plan;
  }

  now(): string {
    return instantOf(this.micros);
  }

  async store(): Promise<Store> {
    this.opened ??= (await openStore(join(this.folder, 'state.sqlite'), { now: () => this.now() })).store;
    return this.opened;
  }

  async world(): Promise<World> {
    const wrap = this.options.wrap ?? ((_side: Side, session: Session) => session);
    return {
      now: () => this.now(),
      sleep: (ms) => {
        this.micros += ms * 1000;
        return Promise.resolve();
      },
      random: () => 0.5,
      newId: (prefix) => `${prefix}${(++this.ids).toString().padStart(6, '0')}`,
      store: await this.store(),
      sessions: new Map([
        [ConnectionId.parse('left'), wrap('left', openMemory(this.left))],
        [ConnectionId.parse('right'), wrap('right', openMemory(this.right))],
      ]),
      log: () => {},
      cancelled: () => false,
      who: 'duet',
      holder: { name: 'duet', pid: process.pid, boot: 'boot' },
    };
  }

  /** The conflicts that are open, oldest first. */
  async conflicts(): Promise<readonly Conflict[]> {
    const rows = await (await this.store()).conflicts(this.scope, { states: ['open'] }, null, 1000);
    return rows.map((one) => one.conflict);
  }

  /** Answers the only open conflict, or the one given. */
  async answer(given: Given, conflict?: Conflict, revision: number | null = null): Promise<Result<Conflict, Problem>> {
    const [only] = conflict === undefined ? await this.conflicts() : [conflict];
    if (only === undefined) throw new Error('Nothing is open.');
    return answerConflict(await this.plan(), await this.world(), { id: only.id, revision, by: 'dana' }, given);
  }

  async undo(run: Run): Promise<Undone> {
    this.wait(60_000);
    return undoRun(run.id, await this.plan(), await this.world());
  }

  async journal(): Promise<readonly JournalEntry[]> {
    const entries: JournalEntry[] = [];
    const store = await this.store();
    for (const run of [...(await store.runs(this.scope.flow, 1000))].reverse()) {
      for await (const { entry } of effectsOf({ store }, run.id)) entries.push(entry);
    }
    return entries;
  }

  /** Lets time pass, as it does between what people do and the next run. */
  wait(ms: number): void {
    this.micros += ms * 1000;
  }

  async run(options: RunOptions = {}): Promise<Run> {
    this.wait(60_000);
    return runFlow(await this.plan(), await this.world(), options);
  }

  async preview(part: Part = {}): Promise<Preview & { readonly changes: readonly Change[] }> {
    const changes: Change[] = [];
    const preview = await previewFlow(await this.plan(), await this.world(), (change) => changes.push(change), part);
    return { ...preview, changes };
  }

  add(side: Side, fields: Fields): RecordKey {
    this.wait(1000);
    return this[side].insert('contacts', fields, { actor: `user-${side}` });
  }

  edit(side: Side, key: RecordKey, fields: Fields): void {
    this.wait(1000);
    this[side].edit('contacts', key, fields, { actor: `user-${side}` });
  }

  remove(side: Side, key: RecordKey): void {
    this.wait(1000);
    this[side].erase('contacts', key, { actor: `user-${side}` });
  }

  /** A record's fields without its key and stamp; undefined when there is none. */
  record(side: Side, key: RecordKey): Fields | undefined {
    const record = this[side].get('contacts', key);
    if (record === undefined) return undefined;
    const { id: _id, changed: _changed, ...fields } = record.fields;
    return fields;
  }

  all(side: Side): readonly Fields[] {
    return this[side].all('contacts').map((one) => this.record(side, RecordKey.parse(one.key)) ?? {});
  }

  /** How many writes the engine made in this system so far. */
  writes(side: Side): number {
    return this[side].history.filter((one) => one.intent !== null).length;
  }

  later(ms: number): string {
    return addMs(this.now(), ms);
  }

  async close(): Promise<void> {
    await this.opened?.close();
    await rm(this.folder, { recursive: true, force: true });
  }
}
