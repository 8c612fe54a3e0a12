import type { FieldMap, Flow, Note, Sync } from '../../model/flow.ts';
import type { MapId, NodeId, SyncId } from '../../model/ids.ts';
import type { Command } from './command.ts';
import { freshMapId, freshNoteId } from './ids.ts';

/** What is selected on the canvas: field maps of a sync, and notes. */
export interface Selection {
  readonly sync: SyncId;
  readonly maps: readonly MapId[];
  readonly notes: readonly NodeId[];
}

/** A copy of selected parts, complete, that stays as it is whatever becomes of the flow. */
export interface Copied {
  readonly maps: readonly FieldMap[];
  readonly notes: readonly Note[];
}

/** Copies field maps with their steps, and notes, in the order of the flow. */
export function copyOf(flow: Flow, { sync, maps, notes }: Selection): Copied {
  const fields = flow.syncs.find((one) => one.id === sync)?.fields ?? [];
  return {
    maps: fields.filter((map) => maps.includes(map.id)),
    notes: (flow.notes ?? []).filter((note) => notes.includes(note.id)),
  };
}

/** How far from the original a copy stands. */
const besidePixels = 24;

const beside = (at: Note['at']): Note['at'] => ({ x: at.x + besidePixels, y: at.y + besidePixels });

const namesOf = (map: FieldMap): readonly string[] => {
  const [left, right] = [[map.left].flat(), [map.right].flat()];
  return left.length > 0 && left.length <= right.length ? left : right.length > 0 ? right : left;
};

/** A field map of another sync has references that mean nothing here. */
function pasted(map: FieldMap, sync: Sync, taken: readonly string[], known: ReadonlySet<string>): FieldMap {
  const { reference, orphans, ...rest } = map;
  const id = freshMapId(sync, namesOf(map), taken);
  const moved = map.at === undefined ? {} : { at: beside(map.at) };
  const kept =
    reference !== undefined && known.has(reference) ? { reference, ...(orphans === undefined ? {} : { orphans }) } : {};
  return { ...rest, ...kept, ...moved, id };
}

/**
 * The command that puts copied parts into a sync of a flow, with fresh ids; null where nothing was copied or there is no such
 * sync. Field maps keep their fields: where those do not exist, compiling says so.
 */
export function pasteCommands(flow: Flow, into: SyncId, copied: Copied): Command | null {
  const sync = flow.syncs.find((one) => one.id === into);
  if (sync === undefined) return null;
  const commands: Command[] = [];
  const taken: string[] = [];
  const known = new Set(flow.syncs.map((one) => one.id));
  for (const map of copied.maps) {
    const one = pasted(map, sync, taken, known);
    taken.push(one.id);
    commands.push({ do: 'add-map', sync: into, map: one });
  }
  const notes: string[] = [];
  for (const note of copied.notes) {
    const id = freshNoteId(flow, notes);
    notes.push(id);
    commands.push({ do: 'add-note', note: { ...note, id, at: beside(note.at) } });
  }
  return commands.length === 0 ? null : { do: 'several', commands };
}
