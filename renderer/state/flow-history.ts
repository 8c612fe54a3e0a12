import type { Command } from '../../engine/core/flow/command.ts';

/** One edit as a person sees it: what did it, and what takes it back. */
export interface Deed {
  readonly redo: Command;
  readonly undo: Command;
  /** Edits of one gesture, a drag or the typing of a name, are one deed. */
  readonly gesture: string | null;
}

export interface History {
  readonly past: readonly Deed[];
  readonly future: readonly Deed[];
}

export const emptyHistory: History = { past: [], future: [] };

const deedsMax = 500;

const parts = (command: Command): readonly Command[] => (command.do === 'several' ? command.commands : [command]);

/** What a command sets, where doing another one on the same thing makes it needless; null for the others. */
function target(command: Command): string | null {
  if (command.do === 'move') return `move ${JSON.stringify(command.what)}`;
  if (command.do === 'rename-sync') return `rename-sync ${command.sync}`;
  return command.do === 'rename-flow' ? 'rename-flow' : null;
}

/** One command after the other as one command; of moves of the same thing only the last counts. */
export function joined(first: Command, then: Command): Command {
  const later = parts(then);
  const told = new Set(later.map(target));
  const kept = parts(first).filter((one) => {
    const what = target(one);
    return what === null || !told.has(what);
  });
  const [only, ...more] = [...kept, ...later];
  return only !== undefined && more.length === 0 ? only : { do: 'several', commands: [...kept, ...later] };
}

/** A new deed; what was undone before it is forgotten. */
export function done({ past }: History, deed: Deed): History {
  const last = past.at(-1);
  if (last !== undefined && deed.gesture !== null && last.gesture === deed.gesture) {
    const one: Deed = {
      redo: joined(last.redo, deed.redo),
      // Undos run backwards, so that the place before the first move is the one that is gone back to.
      undo: joined(deed.undo, last.undo),
      gesture: deed.gesture,
    };
    return { past: [...past.slice(0, -1), one], future: [] };
  }
  return { past: [...past, deed].slice(-deedsMax), future: [] };
}

/** The history after its last deed was taken back; `undo` is what takes it back again, as it is now. */
export function undone({ past, future }: History, redo: Command): History {
  const last = past.at(-1);
  return last === undefined
    ? { past, future }
    : { past: past.slice(0, -1), future: [{ ...last, redo, gesture: null }, ...future] };
}

/** The history after the deed that was taken back last was done again. */
export function redone({ past, future }: History, undo: Command): History {
  const [next, ...rest] = future;
  return next === undefined ? { past, future } : { past: [...past, { ...next, undo, gesture: null }], future: rest };
}
