import type { Flow } from '../../model/flow.ts';
import { err, ok } from '../../model/result.ts';
import type { Command, Of } from './command.ts';
import { groupMaps, setGroups, ungroup } from './edit-groups.ts';
import {
  addMap,
  changeMap,
  changeStep,
  insertStep,
  removeMap,
  removeStep,
  reorderMap,
  reorderStep,
} from './edit-maps.ts';
import { addNote, changeNote, removeNote, setNotes } from './edit-notes.ts';
import {
  addSync,
  changeSide,
  removeSync,
  renameSync,
  reorderSync,
  setBrakes,
  setMatch,
  setRules,
  setTriggers,
} from './edit-syncs.ts';
import type { Edited } from './edited.ts';
import { move } from './move.ts';
import { withParts } from './parts.ts';

/**
 * The only way to change a flow. Pure; the flow given stays as it is.
 * @returns the flow after the command and the command that takes it back exactly (F1), or the problem that left the flow
 *   as it was: a node that does not exist, an id that is taken
 */
export function edit(flow: Flow, command: Command): Edited {
  switch (command.do) {
    case 'rename-flow': {
      const undo: Command = { do: 'rename-flow', label: flow.label ?? null };
      return ok([withParts(flow, { label: command.label }), undo]);
    }
    case 'several':
      return several(flow, command);
    case 'move':
      return move(flow, command);
    case 'add-sync':
      return addSync(flow, command);
    case 'remove-sync':
      return removeSync(flow, command);
    case 'rename-sync':
      return renameSync(flow, command);
    case 'reorder-sync':
      return reorderSync(flow, command);
    case 'change-side':
      return changeSide(flow, command);
    case 'set-match':
      return setMatch(flow, command);
    case 'set-rules':
      return setRules(flow, command);
    case 'set-brakes':
      return setBrakes(flow, command);
    case 'set-triggers':
      return setTriggers(flow, command);
    case 'add-map':
      return addMap(flow, command);
    case 'remove-map':
      return removeMap(flow, command);
    case 'change-map':
      return changeMap(flow, command);
    case 'reorder-map':
      return reorderMap(flow, command);
    case 'insert-step':
      return insertStep(flow, command);
    case 'remove-step':
      return removeStep(flow, command);
    case 'change-step':
      return changeStep(flow, command);
    case 'reorder-step':
      return reorderStep(flow, command);
    case 'group':
      return groupMaps(flow, command);
    case 'ungroup':
      return ungroup(flow, command);
    case 'set-groups':
      return setGroups(flow, command);
    case 'add-note':
      return addNote(flow, command);
    case 'remove-note':
      return removeNote(flow, command);
    case 'change-note':
      return changeNote(flow, command);
    case 'set-notes':
      return setNotes(flow, command);
  }
}

function several(flow: Flow, { commands }: Of<'several'>): Edited {
  const undos: Command[] = [];
  let now = flow;
  for (const command of commands) {
    const edited = edit(now, command);
    if (!edited.ok) return err(edited.error);
    const [next, undo] = edited.value;
    now = next;
    undos.unshift(undo);
  }
  return ok([now, { do: 'several', commands: undos }]);
}
