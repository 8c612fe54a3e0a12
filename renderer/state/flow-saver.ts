import type { Command } from '../../engine/core/flow/command.ts';
import { edit } from '../../engine/core/flow/edit.ts';
import { flowText } from '../../engine/core/flow/text.ts';
import type { Flow } from '../../engine/model/flow.ts';
import type { Problem } from '../../engine/model/problem.ts';
import type { Result } from '../../engine/model/result.ts';
import type { OpenFlow } from '../../engine/protocol/calls/flows.ts';

/** How the edits of this window stand with the engine. */
export type Saving =
  | { readonly is: 'saved' }
  | { readonly is: 'saving' }
  /** The engine is not reached; the edits are kept and sent when it is back. */
  | { readonly is: 'waiting' }
  | { readonly is: 'failed'; readonly problem: Problem };

/** The draft as the engine has it, with the edits of this window on top. */
export interface Rebased {
  readonly opened: OpenFlow;
  readonly flow: Flow;
  /** Somebody else edited it since this window saw it last. */
  readonly movedOn: boolean;
  /** Edits of this window that cannot be done any more. */
  readonly lost: number;
}

interface Ends {
  /** Sends a command to the engine. */
  save(revision: number, command: Command): Promise<Result<{ revision: number; savedAt: string }, Problem>>;
  open(): Promise<Result<OpenFlow, Problem>>;
  told(saving: Saving, at?: { readonly revision: number; readonly savedAt: string }): void;
  rebased(now: Rebased): void;
  gone(problem: Problem): void;
}

/** Sends edits one after the other, each on top of the one before; none is lost by a lost wire or by another window. */
export interface Saver {
  add(command: Command): void;
  /** Sends what waits without waiting for the answer before, for a window that closes. @returns what may not have arrived */
  flush(): readonly Command[];
  /** Takes up the draft as the engine has it now and puts the edits that wait on top. */
  catchUp(): Promise<void>;
  /** Somebody else's edit was told of, or something else of the draft that is not an edit (`null`). */
  heard(revision: number | null): void;
  isIdle(): boolean;
  stop(): void;
}

const asOne = (commands: readonly Command[]): Command => {
  const [only, ...more] = commands;
  return only !== undefined && more.length === 0 ? only : { do: 'several', commands };
};

/** A flow after several commands; those that cannot be done are left out. */
function after(flow: Flow, commands: readonly Command[]): { readonly flow: Flow; readonly done: readonly Command[] } {
  const done: Command[] = [];
  let now = flow;
  for (const command of commands) {
    const edited = edit(now, command);
    if (!edited.ok) continue;
    now = edited.value[0];
    done.push(command);
  }
  return { flow: now, done };
}

const isLost = ({ code }: Problem): boolean => code === 'protocol/lost';
const isOurs = ({ code }: Problem): boolean => !code.startsWith('flow/');

/** @param first the draft as it was opened */
export function saver(first: OpenFlow, ends: Ends): Saver {
  let saved: Flow = first.flow;
  let revision = first.revision;
  let pending: readonly Command[] = [];
  let flying: readonly Command[] = [];
  let heardOf = first.revision;
  let stale = false;
  let stopped = false;
  let flushing = false;
  let catching: Promise<void> | null = null;

  const send = (): void => {
    if (flying.length > 0 || catching !== null || stopped) return;
    if (pending.length === 0) {
      if (stale || heardOf > revision) void api.catchUp();
      return;
    }
    [flying, pending] = [pending, []];
    ends.told({ is: 'saving' });
    void answered(flying);
  };
  const answered = async (sent: readonly Command[]): Promise<void> => {
    const answer = await ends.save(revision, asOne(sent));
    if (stopped || flying !== sent) return;
    if (answer.ok) {
      saved = after(saved, sent).flow;
      ({ revision } = answer.value);
      flying = [];
      ends.told({ is: pending.length === 0 ? 'saved' : 'saving' }, answer.value);
      return send();
    }
    if (isLost(answer.error)) return ends.told({ is: 'waiting' });
    if (!isOurs(answer.error)) return api.catchUp();
    [pending, flying] = [[...flying, ...pending], []];
    ends.told({ is: 'failed', problem: answer.error });
  };
  const catchUp = async (): Promise<void> => {
    // Revisions begin anew with the engine; only what is told from now on counts.
    heardOf = 0;
    stale = false;
    const answer = await ends.open();
    if (stopped) return;
    if (!answer.ok) return isLost(answer.error) ? ends.told({ is: 'waiting' }) : ends.gone(answer.error);
    const opened = answer.value;
    const there = flowText(opened.flow);
    // The answer to the last edit may be what was lost, not the edit.
    const arrived = flying.length > 0 && there === flowText(after(saved, flying).flow);
    const movedOn = !arrived && there !== flowText(saved);
    const wanted = arrived ? pending : [...flying, ...pending];
    const { flow, done } = after(opened.flow, wanted);
    saved = opened.flow;
    revision = opened.revision;
    heardOf = Math.max(heardOf, revision);
    [pending, flying] = [done, []];
    ends.rebased({ opened, flow, movedOn, lost: wanted.length - done.length });
    ends.told({ is: pending.length === 0 ? 'saved' : 'saving' });
  };
  const api: Saver = {
    add(command) {
      pending = [...pending, command];
      send();
    },
    flush() {
      const all = [...flying, ...pending];
      if (pending.length > 0 && catching === null && !flushing) {
        // An edit that changes nothing does not make a revision.
        const next = flowText(after(saved, flying).flow) === flowText(saved) ? revision : revision + 1;
        const waiting = asOne(pending);
        [flying, pending, flushing] = [all, [], true];
        void flushed(next, waiting);
      }
      return all;
    },
    async catchUp() {
      catching ??= catchUp().finally(() => {
        catching = null;
      });
      await catching;
      if (!stopped) send();
    },
    heard(told) {
      if (told === null) stale = true;
      else heardOf = Math.max(heardOf, told);
      send();
    },
    isIdle: () => flying.length === 0 && pending.length === 0,
    stop() {
      stopped = true;
    },
  };
  /** A page that stays after all, out of the back and forward cache, looks at what arrived. */
  const flushed = async (at: number, waiting: Command): Promise<void> => {
    await ends.save(at, waiting);
    flushing = false;
    if (!stopped) await api.catchUp();
  };
  return api;
}
