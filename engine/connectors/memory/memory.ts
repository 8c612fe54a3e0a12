import { z } from 'zod';
import { Fault } from '../../model/fault.ts';
import type { Can, ObjectShape } from '../../model/shape.ts';
import type { Connector, Session } from '../contract.ts';
import { closedFault, noObject } from './faults.ts';
import type { MemoryAbilities } from './options.ts';
import { probe } from './probe.ts';
import { arrive, find, keys, read, scan, since } from './read.ts';
import { instantOf, type MemorySystem } from './system.ts';
import { write } from './write.ts';

function canOf(abilities: MemoryAbilities): Can {
  const { since, removals, create, update, remove, cas, reservesKeys, correlates } = abilities;
  const { findLagMs, readMax, writeMax, times } = abilities;
  return {
    since,
    removals,
    create,
    update,
    remove,
    cas,
    reservesKeys,
    correlates,
    findLagMs,
    readMax,
    writeMax,
    times,
  };
}

/** The shape as discovery sees it: what is hidden is not there. */
function shapeOf(system: MemorySystem, name: string): ObjectShape {
  const object = system.objects.get(name);
  if (object === undefined) throw noObject(system.options.name, name);
  const fields = object.fields
    .filter((field) => field.hidden !== true)
    .map(({ tidy: _tidy, hidden: _hidden, ...field }) => field);
  return {
    object: name,
    label: name,
    fields,
    key: [...object.key],
    keyFrom: object.keyFrom,
    can: canOf(system.abilities),
  };
}

/** A signed-in conversation with a system in memory. */
export function openMemory(system: MemorySystem): Session {
  let closed = false;
  const open = (): MemorySystem => {
    if (closed) throw closedFault(system.options.name);
    return system;
  };
  return {
    async identity() {
      await arrive(open(), 'identity', 0, 0);
      return system.identity;
    },
    async clock() {
      await arrive(open(), 'clock', 0, 0);
      return { now: instantOf(system.clock()), errorMs: 1 };
    },
    async objects() {
      await arrive(open(), 'objects', 0, 0);
      return [...system.objects.keys()];
    },
    async shape(object) {
      await arrive(open(), 'shape', 0, 0);
      return shapeOf(system, object);
    },
    async count(object) {
      await arrive(open(), 'objects', 0, 0);
      return { records: system.all(object).length, exact: true };
    },
    async *scan(view) {
      yield* scan(open(), view);
    },
    async *since(view, cursor, overlapMs) {
      yield* since(open(), view, cursor, overlapMs);
    },
    async *keys(view) {
      yield* keys(open(), view);
    },
    async read(view, wanted) {
      return read(open(), view, wanted);
    },
    async find(view, probe, limit) {
      return find(open(), view, probe, limit);
    },
    async reserve(view, count) {
      await arrive(open(), 'reserve', 0, count);
      return system.reserve(view.shape.object, count);
    },
    async write(view, writes) {
      return write(open(), view, writes);
    },
    async close() {
      closed = true;
    },
  };
}

/** The kind of system that lives in memory: its settings name one of `systems`. */
export function memoryConnector(systems: ReadonlyMap<string, MemorySystem>): Connector {
  const settings = z.object({ system: z.string() });
  const systemOf = (given: unknown): MemorySystem => {
    const name = settings.parse(given).system;
    const system = systems.get(name);
    if (system !== undefined) return system;
    throw new Fault('setting', {
      code: 'memory/no-system',
      message: `There is no system "${name}" in memory.`,
      fix: 'Name one that was made.',
    });
  };
  return {
    kind: 'memory',
    label: 'Memory',
    settings,
    secrets: [],
    async open(given) {
      return openMemory(systemOf(given));
    },
    probe: (probed) => probe(() => systemOf(probed.settings), probed.writes),
  };
}
