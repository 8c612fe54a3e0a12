import type { FieldMap, Flow, Sync } from '../../model/flow.ts';
import { GroupId, MapId, NodeId, SyncId } from '../../model/ids.ts';
import { partNames } from './part-names.ts';

const lengthMax = 60;

/** A name as the start of an id: "E-Mail (work)" is `e-mail-work`; without a letter or digit it is `fallback`. */
function idStem(name: string, fallback: string): string {
  const words = name
    .normalize('NFC')
    .replace(/(\p{Ll}|\p{N})(\p{Lu})/gu, '$1-$2')
    .toLowerCase()
    .replace(/[^\p{L}\p{N}]+/gu, '-');
  return words.slice(0, lengthMax).replace(/^-+|-+$/gu, '') || fallback;
}

/** The first of `stem`, `stem-2`, `stem-3`, ... that is not taken. */
export function freeId(stem: string, taken: ReadonlySet<string>): string {
  let id = stem;
  for (let count = 2; taken.has(id); count++) id = `${stem}-${count}`;
  return id;
}

const idsOf = (parts: readonly { readonly id: string }[] = []): string[] => parts.map((part) => part.id);

type Grouped = Pick<Sync, 'fields' | 'groups'>;

/** An id for a new field map, made from the names of its fields: unique among the maps and groups of its sync. */
export function freshMapId(sync: Grouped, names: readonly string[], alsoTaken: readonly string[] = []): MapId {
  return MapId.parse(freeId(idStem(names.join('-'), 'map'), takenIn(sync, alsoTaken)));
}

/** An id for a new group of a sync. */
export function freshGroupId(sync: Grouped, name: string, alsoTaken: readonly string[] = []): GroupId {
  return GroupId.parse(freeId(idStem(name, 'group'), takenIn(sync, alsoTaken)));
}

const takenIn = (sync: Grouped, more: readonly string[]): ReadonlySet<string> =>
  new Set([...partNames, ...idsOf(sync.fields), ...idsOf(sync.groups), ...more]);

/** An id for a new step on a field map, made from what the step is. */
export function freshStepId(map: Pick<FieldMap, 'steps'>, use: string, alsoTaken: readonly string[] = []): NodeId {
  return NodeId.parse(freeId(idStem(use, 'step'), new Set([...idsOf(map.steps), ...alsoTaken])));
}

/** An id for a new note of a flow. */
export function freshNoteId(flow: Flow, alsoTaken: readonly string[] = []): NodeId {
  return NodeId.parse(freeId('note', new Set([...idsOf(flow.notes), ...alsoTaken])));
}

/** An id for a new sync of a flow, made from its label. */
export function freshSyncId(flow: Pick<Flow, 'syncs'>, name: string): SyncId {
  return SyncId.parse(freeId(idStem(name, 'sync'), new Set(idsOf(flow.syncs))));
}
