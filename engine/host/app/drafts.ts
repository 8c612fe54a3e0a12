import { statSync } from 'node:fs';
import type { Command } from '../../core/flow/command.ts';
import { edit } from '../../core/flow/edit.ts';
import { flowText } from '../../core/flow/text.ts';
import { Fault } from '../../model/fault.ts';
import type { Flow } from '../../model/flow.ts';
import type { FlowId } from '../../model/ids.ts';
import type { Problem } from '../../model/problem.ts';
import { err, ok, type Result } from '../../model/result.ts';
import { flowsIn, type Source } from '../cli/source.ts';
import { writeFlow } from '../workspace/flows.ts';
import type { Engine } from './engine.ts';

/** A flow as drawn, with how often it was edited since the engine looked at it first. */
export interface Draft extends Source {
  readonly revision: number;
  readonly savedAt: string;
}

/** The drafts of a workspace. Files are the truth: what another program wrote is taken up as an edit. */
export interface Drafts {
  all(): readonly Draft[];
  /** @throws Fault `setting` when there is no such flow, or its file is wrong */
  open(id: FlowId): Draft;
  /** Edits and saves. Refused when the draft is not at that revision any more; nothing is changed then. */
  edit(id: FlowId, revision: number, command: Command): Result<Draft, Problem>;
  /** Takes a flow out of mind, for one that was removed. */
  forget(id: FlowId): void;
}

const movedOn: Problem = {
  code: 'flow/moved-on',
  message: 'This sync was edited somewhere else meanwhile.',
  fix: 'It is loaded again; make your edit once more.',
};

const savedAt = (file: string): string => statSync(file).mtime.toISOString();

export function draftsOf({ context, place }: Pick<Engine, 'context' | 'place'>): Drafts {
  const known = new Map<FlowId, { revision: number; text: string }>();
  const drafted = (source: Source): Draft => {
    const text = flowText(source.flow);
    const before = known.get(source.flow.id);
    const revision = before === undefined ? 1 : before.text === text ? before.revision : before.revision + 1;
    known.set(source.flow.id, { revision, text });
    return { ...source, revision, savedAt: savedAt(source.file) };
  };
  const all = (): readonly Draft[] => flowsIn(context, place).map(drafted);
  const open = (id: FlowId): Draft => {
    const found = all().find((one) => one.flow.id === id);
    if (found !== undefined) return found;
    throw new Fault('setting', {
      code: 'flow/unknown',
      message: `There is no sync "${id}" in this workspace any more, or its file cannot be read.`,
      fix: `Look at the list of syncs, or check the file with "tandem check ${id}".`,
    });
  };
  return {
    all,
    open,
    edit(id, revision, command) {
      const draft = open(id);
      if (draft.revision !== revision) return err(movedOn);
      const edited = edit(draft.flow, command);
      if (!edited.ok) return edited;
      const flow: Flow = edited.value[0];
      writeFlow(draft.file, flow);
      return ok(drafted({ place, file: draft.file, flow }));
    },
    forget: (id) => void known.delete(id),
  };
}
