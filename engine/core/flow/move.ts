import type { At, Flow } from '../../model/flow.ts';
import type { Problem } from '../../model/problem.ts';
import { err, ok, type Result } from '../../model/result.ts';
import type { Of, Placed } from './command.ts';
import type { Edited } from './edited.ts';
import { findStep, inMap, inSync, missing, placeIn } from './find.ts';
import { replaced } from './lists.ts';

/** F6: moves a node on the canvas; nothing that a plan is made from changes. */
export function move(flow: Flow, { what, at }: Of<'move'>): Edited {
  switch (what.kind) {
    case 'sync':
      return inSync(flow, what.sync, (sync) => moved(sync, what, at));
    case 'side':
      return inSync(flow, what.sync, (sync) => inPart(sync, what.side, moved(sync[what.side], what, at)));
    case 'filter':
      return inSync(flow, what.sync, (sync) => {
        const side = sync[what.side];
        if (side.filter === undefined) return err(missing('filter', what.side, `sync "${sync.id}"`));
        const filtered = inPart(side, 'filter', moved(side.filter, what, at));
        return inPart(sync, what.side, filtered);
      });
    case 'match':
      return inSync(flow, what.sync, (sync) => inPart(sync, 'match', moved(sync.match, what, at)));
    case 'map':
      return inMap(flow, what, (map) => moved(map, what, at));
    case 'step':
      return inMap(flow, what, (map) => {
        const found = findStep(map, what.step);
        if (!found.ok) return found;
        const one = moved(found.value.part, what, at);
        if (!one.ok) return one;
        const [step, undo] = one.value;
        return ok([{ ...map, steps: replaced(map.steps ?? [], found.value.index, step) }, undo]);
      });
    case 'note':
      return moveNote(flow, what, at);
  }
}

type Moved<T> = Result<readonly [T, Of<'move'>], Problem>;

const moved = <T extends { at?: At | undefined }>(node: T, what: Placed, at: At | null): Moved<T> =>
  ok([placedAt(node, at), { do: 'move', what, at: node.at ?? null }]);

function placedAt<T extends { at?: At | undefined }>(node: T, at: At | null): T {
  const next = { ...node };
  if (at === null) delete next.at;
  else next.at = at;
  return next;
}

function inPart<T extends object, Name extends keyof T>(whole: T, name: Name, part: Moved<T[Name]>): Moved<T> {
  if (!part.ok) return part;
  const [next, undo] = part.value;
  return ok([{ ...whole, [name]: next }, undo]);
}

function moveNote(flow: Flow, what: Extract<Placed, { kind: 'note' }>, at: At | null): Edited {
  const notes = flow.notes ?? [];
  const place = placeIn(notes, what.note);
  if (place === null) return err(missing('note', what.note));
  if (at === null) {
    const message = `The note "${what.note}" has to be somewhere on the canvas.`;
    return err({ code: 'flow/note-without-place', message, fix: 'Name where it stands, or remove the note.' });
  }
  const next = replaced(notes, place.index, { ...place.part, at });
  return ok([
    { ...flow, notes: next },
    { do: 'move', what, at: place.part.at },
  ]);
}
