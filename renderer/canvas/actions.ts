import { z } from 'zod';
import type { Command } from '../../engine/core/flow/command.ts';
import { copyOf, pasteCommands } from '../../engine/core/flow/copies.ts';
import { freshStepId } from '../../engine/core/flow/ids.ts';
import { type At, FieldMap, type Flow, Note, StepUse } from '../../engine/model/flow.ts';
import type { SyncId } from '../../engine/model/ids.ts';
import { dispatch, flow } from '../state/flow.ts';
import { keyOf, mapAt, type Part, partAt, stepAt } from '../state/flow-parts.ts';
import { wordsOf } from '../words/words.ts';
import { addNote, indexInList, oneOrSeveral, removeParts } from './edits.ts';
import { announce, setCanvas } from './view.ts';

/** The selected parts, in the order in which they were selected. */
export function selectedParts(): readonly Part[] {
  const { flow: open, selected } = flow.getState();
  return open === null ? [] : selected.flatMap((key) => partAt(open, key) ?? []);
}

/** The sync that something is done to where nothing says which: that of the selection, else the first. */
export function activeSync(): SyncId | null {
  for (const part of selectedParts().toReversed()) if ('sync' in part) return part.sync;
  return flow.getState().flow?.syncs[0]?.id ?? null;
}

/** Takes the selected parts away. */
export function removeSelected() {
  const words = wordsOf('canvas');
  const parts = selectedParts();
  const command = removeParts(parts);
  if (command === null) return announce(words('cannotRemove'));
  if (dispatch(command).ok) announce(words('removed', { count: parts.length }));
}

/** What the canvas puts on the clipboard. */
const Clip = z.strictObject({
  tandem: z.literal(1),
  maps: z.array(FieldMap),
  notes: z.array(Note),
  steps: z.array(StepUse),
});

/** Copies the selected lines, steps and notes as text. */
export async function copySelected(): Promise<void> {
  const words = wordsOf('canvas');
  const open = flow.getState().flow;
  const sync = activeSync();
  if (open === null || sync === null) return;
  const parts = selectedParts();
  const maps = parts.flatMap((part) => (part.kind === 'map' && part.sync === sync ? [part.map] : []));
  const notes = parts.flatMap((part) => (part.kind === 'note' ? [part.note] : []));
  const steps = parts.flatMap((part) =>
    part.kind === 'step' ? (stepAt(mapAt(open, part.sync, part.map), part.step) ?? []) : [],
  );
  const clip: z.input<typeof Clip> = { tandem: 1, ...copied(open, { sync, maps, notes }), steps };
  const many = maps.length + notes.length + steps.length;
  if (many === 0) return;
  await navigator.clipboard.writeText(JSON.stringify(clip, null, 2));
  announce(words('copied', { count: many }));
}

function copied(open: Flow, parts: Parameters<typeof copyOf>[1]): { maps: FieldMap[]; notes: Note[] } {
  const { maps, notes } = copyOf(open, parts);
  return { maps: [...maps], notes: [...notes] };
}

function readClip(text: string): z.infer<typeof Clip> | null {
  try {
    const clip = Clip.safeParse(JSON.parse(text));
    return clip.success ? clip.data : null;
  } catch {
    // Any text may be on the clipboard.
    return null;
  }
}

/** Copied steps go onto the lines that are selected. */
function pasteSteps(open: Flow, steps: readonly StepUse[]): readonly Command[] {
  return selectedParts().flatMap((part): readonly Command[] => {
    if (part.kind !== 'map' && part.kind !== 'step') return [];
    const map = mapAt(open, part.sync, part.map);
    if (map === null) return [];
    const taken: string[] = [];
    return steps.map((step): Command => {
      const id = freshStepId(map, step.use, taken);
      taken.push(id);
      const index = indexInList(map, (map.steps ?? []).length);
      return { do: 'insert-step', sync: part.sync, map: part.map, step: { ...step, id }, index };
    });
  });
}

/** Puts what was copied into the flow, and selects it. */
export async function paste(): Promise<void> {
  const words = wordsOf('canvas');
  const clip = readClip(await navigator.clipboard.readText());
  const open = flow.getState().flow;
  const sync = activeSync();
  if (clip === null || open === null || sync === null) return announce(words('nothingToPaste'));
  const whole = pasteCommands(open, sync, clip);
  const steps = pasteSteps(open, clip.steps);
  const command = oneOrSeveral([...(whole === null ? [] : [whole]), ...steps]);
  if (command === null) return announce(words('pasteOnLine'));
  if (!dispatch(command).ok) return;
  flow.getState().select(addedBy(command));
  announce(words('pasted'));
}

/** The keys of what a command adds. */
function addedBy(command: Command): readonly string[] {
  if (command.do === 'several') return command.commands.flatMap(addedBy);
  if (command.do === 'add-map') return [keyOf({ kind: 'map', sync: command.sync, map: command.map.id })];
  if (command.do === 'add-note') return [keyOf({ kind: 'note', note: command.note.id })];
  return command.do === 'insert-step'
    ? [keyOf({ kind: 'step', sync: command.sync, map: command.map, step: command.step.id })]
    : [];
}

/** Puts an empty note somewhere and opens it for writing. */
export function writeNote(at: At): void {
  const open = flow.getState().flow;
  if (open === null) return;
  const command = addNote(open, { x: Math.round(at.x), y: Math.round(at.y) });
  if (!dispatch(command).ok) return;
  const key = keyOf({ kind: 'note', note: command.note.id });
  flow.getState().select([key]);
  setCanvas({ focus: key, editing: key });
}

/** Selects all lines, steps, filters and notes. */
export function selectAll(): void {
  const open = flow.getState().flow;
  if (open === null) return;
  const lines = open.syncs.flatMap((sync) =>
    sync.fields.map((map) => keyOf({ kind: 'map', sync: sync.id, map: map.id })),
  );
  const notes = (open.notes ?? []).map((note) => keyOf({ kind: 'note', note: note.id }));
  flow.getState().select([...lines, ...notes]);
}
