import type { FlowDifference } from '../../model/difference.ts';
import type { Flow, Note, Sync } from '../../model/flow.ts';
import { nodeOf } from '../compile/report.ts';
import { compareMaps } from './compare-maps.ts';
import { compareSides, sideNames } from './compare-sides.ts';
import { compareSync } from './compare-sync.ts';
import { type NameOf, orderDiffers, type Part, type Place, partsDiffer, renamed, settingsDiffer } from './compared.ts';

const whole: Place = { what: 'flow', node: nodeOf('flow'), sync: null };

/**
 * What differs between two versions of a flow, each in a sentence and at its node, in the order of the later one. What would
 * hold anyway is no difference from what is not set, and neither is where things stand on the canvas.
 * @param nameOf how people call the connections; without it by their ids
 */
export function compareFlows(before: Flow, after: Flow, nameOf: NameOf = (id) => id): readonly FlowDifference[] {
  const nameOfSync = (id: string): string => {
    const sync = after.syncs.find((one) => one.id === id);
    return `"${sync?.label ?? id}"`;
  };
  return [
    ...renamed(whole, 'The flow', [before.label ?? before.id, after.label ?? after.id]),
    ...partsDiffer(
      { before: before.syncs, after: after.syncs },
      (sync) => syncPart(sync, nameOf),
      (old, now) => syncsDiffer(old, now, nameOf),
    ),
    ...orderDiffers({ before: before.syncs, after: after.syncs }, whole, { title: 'The syncs', nameOf: nameOfSync }),
    ...partsDiffer({ before: before.notes ?? [], after: after.notes ?? [] }, notePart, notesDiffer),
  ];
}

function syncPart(sync: Sync, nameOf: NameOf): Part {
  const { left, right } = sideNames(sync, nameOf);
  const maps = `${sync.fields.length} field map${sync.fields.length === 1 ? '' : 's'}`;
  const says = `${left} ${sync.left.object} <-> ${right} ${sync.right.object}, ${maps}`;
  return { id: sync.id, what: 'sync', node: nodeOf(sync.id), sync: sync.id, title: `Sync "${labelOf(sync)}"`, says };
}

const labelOf = (sync: Sync): string => sync.label ?? sync.id;

function syncsDiffer(before: Sync, after: Sync, nameOf: NameOf): readonly FlowDifference[] {
  const at: Place = { what: 'sync', node: nodeOf(after.id), sync: after.id };
  return [
    ...renamed(at, 'Sync', [labelOf(before), labelOf(after)]),
    ...compareSides(before, after, nameOf),
    ...compareSync(before, after, nameOf),
    ...compareMaps(before, after, nameOf),
  ];
}

const textOf = (text: string): string => `"${text.length > 80 ? `${text.slice(0, 79)}…` : text}"`;

const notePlace = (note: Note): Place => ({ what: 'note', node: nodeOf(note.id), sync: null });

const notePart = (note: Note): Part => ({
  ...notePlace(note),
  id: note.id,
  title: 'A note',
  says: textOf(note.text),
});

function notesDiffer(before: Note, after: Note): readonly FlowDifference[] {
  const setting = (note: Note) => ({
    ...notePlace(note),
    key: 'text',
    title: 'Text of a note',
    value: note.text,
    says: textOf(note.text),
  });
  return settingsDiffer([setting(before)], [setting(after)]);
}
