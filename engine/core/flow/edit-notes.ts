import type { Flow, Note } from '../../model/flow.ts';
import { err, ok } from '../../model/result.ts';
import { NoteSettings, type Of } from './command.ts';
import type { Edited } from './edited.ts';
import { missing, placeIn, taken } from './find.ts';
import { replaced, without } from './lists.ts';
import { partsBefore, withParts } from './parts.ts';

const renoted = (flow: Flow, notes: Note[]): Edited =>
  ok([withParts(flow, { notes: notes.length === 0 ? null : notes }), { do: 'set-notes', notes: flow.notes ?? null }]);

export function addNote(flow: Flow, { note }: Of<'add-note'>): Edited {
  const notes = flow.notes ?? [];
  return placeIn(notes, note.id) === null ? renoted(flow, [...notes, note]) : err(taken('note', note.id));
}

export function removeNote(flow: Flow, { note }: Of<'remove-note'>): Edited {
  const notes = flow.notes ?? [];
  const place = placeIn(notes, note);
  return place === null ? err(missing('note', note)) : renoted(flow, without(notes, place.index));
}

export function changeNote(flow: Flow, command: Of<'change-note'>): Edited {
  const notes = flow.notes ?? [];
  const place = placeIn(notes, command.note);
  if (place === null) return err(missing('note', command.note));
  const before = NoteSettings.parse(partsBefore(place.part, command.set));
  const next = replaced(notes, place.index, withParts(place.part, command.set));
  return ok([
    { ...flow, notes: next },
    { ...command, set: before },
  ]);
}

export function setNotes(flow: Flow, { notes }: Of<'set-notes'>): Edited {
  return ok([withParts(flow, { notes }), { do: 'set-notes', notes: flow.notes ?? null }]);
}
