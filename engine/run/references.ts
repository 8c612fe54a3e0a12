import type { Outcome, Page, Session, View, Write } from '../connectors/contract.ts';
import { canon } from '../core/values/canon.ts';
import { unlinkedKey, unlinkedName } from '../core/values/reference.ts';
import { type FlowId, LinkId, RecordKey } from '../model/ids.ts';
import type { ReferencePlan } from '../model/plan.ts';
import type { Sighting, Snapshot } from '../model/record.ts';
import type { Fields, Value } from '../model/value.ts';
import type { Scope } from '../store/contract/scope.ts';
import type { Store } from '../store/contract.ts';

/** Where the links of the syncs that are referred to are looked up. */
export interface Links {
  readonly flow: FlowId;
  readonly store: Store;
}

const scopeOf = (links: Links, reference: ReferencePlan): Scope => ({ flow: links.flow, sync: reference.sync });

/** Fields with every reference as the id of the link that holds the record pointed at; or its key, where none does (A22). */
export async function inLinks(
  links: Links,
  references: readonly ReferencePlan[],
  all: readonly Fields[],
): Promise<readonly Fields[]> {
  let named = all;
  for (const reference of references) {
    const keyOf = (fields: Fields): RecordKey | null => {
      const value = fields[reference.field];
      return typeof value === 'string' && value !== '' ? RecordKey.parse(value) : null;
    };
    const keys = [...new Set(named.flatMap((fields) => keyOf(fields) ?? []))];
    if (keys.length === 0) continue;
    const held = await links.store.linksByKeys(scopeOf(links, reference), reference.side, keys);
    named = named.map((fields) => {
      const key = keyOf(fields);
      if (key === null) return fields;
      const link = held.get(key);
      const name = link?.state === 'live' ? link.id : unlinkedName(reference.side, key);
      return { ...fields, [reference.field]: name };
    });
  }
  return named;
}

async function named(
  links: Links,
  references: readonly ReferencePlan[],
  all: readonly Snapshot[],
): Promise<readonly Snapshot[]> {
  const fields = await inLinks(
    links,
    references,
    all.map((one) => one.fields),
  );
  return all.map((one, index) => ({ ...one, fields: fields[index] ?? one.fields }));
}

/** The field's own value of one reference, as this side's system knows it. */
type Keys = (reference: ReferencePlan, value: Value) => Value | undefined;

async function keysFor(links: Links, references: readonly ReferencePlan[], all: readonly Fields[]): Promise<Keys> {
  const found = new Map<string, RecordKey>();
  for (const reference of references) {
    const ids = all.flatMap((fields) => {
      const value = fields[reference.field];
      return typeof value === 'string' && value !== '' && unlinkedKey(reference.side, value) === null
        ? [LinkId.parse(value)]
        : [];
    });
    if (ids.length === 0) continue;
    for (const link of (await links.store.links(scopeOf(links, reference), [...new Set(ids)])).values()) {
      const key = link[reference.side];
      if (link.state === 'live' && key !== null) found.set(`${reference.field}\n${link.id}`, key);
    }
  }
  return (reference, value) => {
    if (typeof value !== 'string' || value === '') return value;
    const key = unlinkedKey(reference.side, value) ?? found.get(`${reference.field}\n${value}`);
    const made = key === undefined ? null : canon(reference.type, key);
    return made?.ok === true ? made.value : undefined;
  };
}

/** The same the other way, for people to read: a record that has no twin on this side keeps the id of its link. */
export async function inOwnKeys(
  links: Links,
  references: readonly ReferencePlan[],
  all: readonly Fields[],
): Promise<readonly Fields[]> {
  if (references.length === 0) return all;
  const keys = await keysFor(links, references, all);
  return all.map((fields) => {
    const own: Record<string, Value> = { ...fields };
    for (const reference of references) {
      const value = fields[reference.field];
      if (value !== undefined) own[reference.field] = keys(reference, value) ?? value;
    }
    return own;
  });
}

/** Fields in the system's own terms; null where a record pointed at has no twin on this side any more. */
function inKeys(references: readonly ReferencePlan[], fields: Fields, keys: Keys): Fields | null {
  const own: Record<string, Value> = { ...fields };
  for (const reference of references) {
    const value = fields[reference.field];
    if (value === undefined) continue;
    const key = keys(reference, value);
    if (key === undefined) return null;
    own[reference.field] = key;
  }
  return own;
}

function writeInKeys(references: readonly ReferencePlan[], write: Write, keys: Keys): Write | null {
  if (write.op === 'create') {
    const fields = inKeys(references, write.fields, keys);
    return fields === null ? null : { ...write, fields };
  }
  const expect = inKeys(references, write.expect.fields, keys);
  if (expect === null) return null;
  if (write.op === 'remove') return { ...write, expect: { ...write.expect, fields: expect } };
  const fields = inKeys(references, write.fields, keys);
  return fields === null ? null : { ...write, fields, expect: { ...write.expect, fields: expect } };
}

const lostParent: Outcome = {
  kind: 'refused',
  problem: {
    code: 'reference/unlinked',
    message: 'The record that it points at was unlinked in the meantime.',
    fix: 'Link that record again, then run again.',
  },
};

/**
 * A session whose references are link ids: the same on both sides, whatever keys the two systems gave. A reference to a
 * record that no live link holds is that record's key with its side before it, and stays on its side.
 */
export function referring(session: Session, references: readonly ReferencePlan[], links: Links): Session {
  const see = async (sightings: readonly Sighting[]): Promise<readonly Sighting[]> => {
    const snapshots = sightings.flatMap((one) => (one.kind === 'found' ? [one.snapshot] : []));
    const seen = [...(await named(links, references, snapshots))];
    return sightings.map((one) => (one.kind === 'gone' ? one : { ...one, snapshot: seen.shift() ?? one.snapshot }));
  };
  async function* pages(all: AsyncIterable<Page>): AsyncIterable<Page> {
    for await (const page of all) yield { ...page, snapshots: await named(links, references, page.snapshots) };
  }
  const told = async (outcomes: readonly Outcome[]): Promise<readonly Outcome[]> => {
    const done: Outcome[] = [];
    for (const one of outcomes) {
      if (one.kind === 'done' && one.snapshot !== null) {
        const [snapshot] = await named(links, references, [one.snapshot]);
        done.push({ ...one, snapshot: snapshot ?? one.snapshot });
      } else if (one.kind === 'moved-on') {
        const [now] = await see([one.now]);
        done.push({ ...one, now: now ?? one.now });
      } else done.push(one);
    }
    return done;
  };
  const movedOn = async (view: View, write: Write): Promise<Outcome> => {
    if (write.op === 'create') return lostParent;
    const [now] = await see(await session.read(view, [write.key]));
    return now === undefined ? lostParent : { kind: 'moved-on', now };
  };
  return {
    ...session,
    scan: (view) => pages(session.scan(view)),
    since: (view, cursor, overlapMs) => pages(session.since(view, cursor, overlapMs)),
    read: async (view, keys) => see(await session.read(view, keys)),
    find: async (view, probe, limit) => {
      const fields = inKeys(references, probe.fields, await keysFor(links, references, [probe.fields]));
      return fields === null ? [] : named(links, references, await session.find(view, { ...probe, fields }, limit));
    },
    write: async (view, writes) => {
      const all = writes.flatMap((one) =>
        one.op === 'create' ? [one.fields] : [one.expect.fields, 'fields' in one ? one.fields : {}],
      );
      const keys = await keysFor(links, references, all);
      const own = writes.map((one) => writeInKeys(references, one, keys));
      const sent = own.filter((one) => one !== null);
      const outcomes = [...(sent.length === 0 ? [] : await told(await session.write(view, sent)))];
      const answers: Outcome[] = [];
      for (const [index, write] of writes.entries()) {
        answers.push(own[index] === null ? await movedOn(view, write) : (outcomes.shift() ?? lostParent));
      }
      return answers;
    },
  };
}
