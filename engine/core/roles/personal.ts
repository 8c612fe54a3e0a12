import type { FieldMap, Flow, FlowSide, Sync } from '../../model/flow.ts';
import type { ConnectionId, FlowId, Side, SyncId } from '../../model/ids.ts';
import { parentSide } from '../compile/references.ts';
import { slotOf } from '../compile/slot.ts';

/** The fields that make an object's key; null where nothing is known of the object. */
export type KeyOf = (connection: ConnectionId, object: string) => readonly string[] | null;

/** What of a sync is personal. */
export interface PersonalParts {
  readonly left: ReadonlySet<string>;
  readonly right: ReadonlySet<string>;
  /** Whether the key of a side's records tells a personal value. */
  readonly key: { readonly [side in Side]: boolean };
  /** By tier of the match, from 0. */
  readonly tiers: readonly boolean[];
  /** Slots of the field maps that carry nothing personal. Any other slot, also one of an earlier flow, is personal. */
  readonly openSlots: ReadonlySet<string>;
}

const bothSides: readonly Side[] = ['left', 'right'];
const namesOf = (ends: FieldMap['left']): readonly string[] => (typeof ends === 'string' ? [ends] : ends);
const objectOf = ({ connection, object }: FlowSide): string => JSON.stringify([connection, object]);

/** Names of personal fields by object: a field is personal wherever its object is looked at. */
interface Marks {
  has(side: FlowSide, name: string): boolean;
  add(side: FlowSide, names: readonly string[]): void;
  of(side: FlowSide): ReadonlySet<string>;
  /** Whether anything was added since it was asked last. */
  grew(): boolean;
}

function newMarks(): Marks {
  const known = new Map<string, Set<string>>();
  let more = false;
  return {
    has: (side, name) => known.get(objectOf(side))?.has(name) === true,
    add(side, names) {
      const mine = known.get(objectOf(side)) ?? new Set<string>();
      known.set(objectOf(side), mine);
      more ||= names.some((name) => !mine.has(name));
      for (const name of names) mine.add(name);
    },
    of: (side) => known.get(objectOf(side)) ?? new Set(),
    grew() {
      const did = more;
      more = false;
      return did;
    },
  };
}

const keyIsPersonal = (marks: Marks, side: FlowSide, keyOf: KeyOf): boolean =>
  keyOf(side.connection, side.object)?.some((name) => marks.has(side, name)) ?? true;

/** A key that is made from fields of the new record tells what they hold. */
function carryToKey(marks: Marks, side: FlowSide, keyOf: KeyOf): void {
  const { newKey } = side;
  if (newKey?.from !== 'template') return;
  const used = [...newKey.template.matchAll(/\{([^{}]+)\}/gu)].map((match) => match[1] ?? '');
  if (used.some((name) => marks.has(side, name))) marks.add(side, keyOf(side.connection, side.object) ?? []);
}

interface Placed {
  readonly flow: Flow;
  readonly sync: Sync;
}

/** Both ends of a line are personal where one field of one end is, and so is a reference to records whose key is. */
function carryOver(marks: Marks, { flow, sync }: Placed, map: FieldMap, keyOf: KeyOf): void {
  const parent = flow.syncs.find((one) => one.id === map.reference);
  const leads = bothSides.some((side) => {
    const at = parent === undefined ? null : parentSide(parent, sync[side].connection, side);
    return at !== null && parent !== undefined && keyIsPersonal(marks, parent[at], keyOf);
  });
  if (!leads && !bothSides.some((side) => namesOf(map[side]).some((name) => marks.has(sync[side], name)))) return;
  for (const side of bothSides) marks.add(sync[side], namesOf(map[side]));
}

/** Records are matched where these fields say the same. */
function carryByMatch(marks: Marks, sync: Sync): void {
  for (const { left, right } of sync.match.tiers) {
    for (const [index, name] of left.entries()) {
      const other = right[index];
      if (other === undefined) continue;
      if (marks.has(sync.left, name)) marks.add(sync.right, [other]);
      if (marks.has(sync.right, other)) marks.add(sync.left, [name]);
    }
  }
}

function marksIn(flows: readonly Flow[], keyOf: KeyOf): Marks {
  const marks = newMarks();
  const syncs = flows.flatMap((flow) => flow.syncs.map((sync) => ({ flow, sync })));
  for (const { sync } of syncs) for (const side of bothSides) marks.add(sync[side], sync[side].personal ?? []);
  while (marks.grew()) {
    for (const { flow, sync } of syncs) {
      for (const map of sync.fields) carryOver(marks, { flow, sync }, map, keyOf);
      carryByMatch(marks, sync);
      for (const side of bothSides) carryToKey(marks, sync[side], keyOf);
    }
  }
  return marks;
}

/** What is personal of a sync as it stands in a draft and in the version of it that runs: what either says is. */
function partsOf(marks: Marks, syncs: readonly Sync[], keyOf: KeyOf): PersonalParts {
  const isPersonal = (sync: Sync, map: FieldMap): boolean =>
    bothSides.some((side) => namesOf(map[side]).some((name) => marks.has(sync[side], name)));
  const slots = syncs.flatMap((sync) =>
    sync.fields.map((map) => ({
      slot: slotOf(map.id, namesOf(map.left), namesOf(map.right)),
      isPersonal: isPersonal(sync, map),
    })),
  );
  const closed = new Set(slots.flatMap((one) => (one.isPersonal ? [one.slot] : [])));
  const names = (side: Side) => new Set(syncs.flatMap((sync) => [...marks.of(sync[side])]));
  const key = (side: Side): boolean => syncs.some((sync) => keyIsPersonal(marks, sync[side], keyOf));
  const tiers = Math.max(0, ...syncs.map((sync) => sync.match.tiers.length));
  return {
    left: names('left'),
    right: names('right'),
    key: { left: key('left'), right: key('right') },
    tiers: Array.from({ length: tiers }, (_, index) =>
      syncs.some((sync) =>
        bothSides.some((side) => sync.match.tiers[index]?.[side].some((name) => marks.has(sync[side], name)) === true),
      ),
    ),
    openSlots: new Set(slots.flatMap((one) => (closed.has(one.slot) ? [] : [one.slot]))),
  };
}

/** Answers what of a sync is personal; null for a sync that no flow has, of which everything must be taken for it. */
export type Personal = (scope: { readonly flow: FlowId; readonly sync: SyncId }) => PersonalParts | null;

/**
 * What is personal in flows that are looked at together; a draft and the version that runs may both be among them. A field is personal where a sync says so, wherever else its object is
 * looked at, and where a field map, a match, a reference or a key made by a template carries a personal value to it.
 */
export function personalIn(flows: readonly Flow[], keyOf: KeyOf): Personal {
  const marks = marksIn(flows, keyOf);
  const named = new Map<string, Sync[]>();
  for (const flow of flows) {
    for (const sync of flow.syncs) {
      const name = JSON.stringify([flow.id, sync.id]);
      named.set(name, [...(named.get(name) ?? []), sync]);
    }
  }
  const parts = new Map([...named].map(([name, syncs]) => [name, partsOf(marks, syncs, keyOf)] as const));
  return ({ flow, sync }) => parts.get(JSON.stringify([flow, sync])) ?? null;
}
