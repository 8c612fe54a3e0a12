import { createBirpc } from 'birpc';
import type { Problem } from '../model/problem.ts';
import { err, ok } from '../model/result.ts';
import { type Answerer, type Feeder, problemFrom } from './answer.ts';
import { type EngineEnd, type Wire, wired } from './wire.ts';

/** A question of a window that is not answered in full yet. */
interface Open {
  readonly stop: AbortController;
  readonly items: AsyncIterator<unknown> | null;
}

const unknownName = (name: string): Problem => ({
  code: 'protocol/unknown',
  message: `The engine knows nothing called "${name}".`,
  fix: 'Reload the window: it is of another version than the engine.',
});

type Parts = ReadonlyMap<string, Answerer | Feeder>;

/** One window at the end of a wire. */
function endFor(
  parts: Parts,
  report: (error: unknown) => void,
): { readonly end: EngineEnd; readonly leave: () => void } {
  const open = new Map<string, Open>();
  const end: EngineEnd = {
    async ask(id, name, params) {
      const part = parts.get(name);
      if (part?.kind !== 'call') return err(unknownName(name));
      const stop = new AbortController();
      open.set(id, { stop, items: null });
      try {
        return await part.answer(params, stop.signal);
      } catch (error) {
        return err(problemFrom(error, report));
      } finally {
        open.delete(id);
      }
    },
    begin(id, name, params) {
      const part = parts.get(name);
      if (part?.kind !== 'stream') return err(unknownName(name));
      const stop = new AbortController();
      const begun = part.begin(params, stop.signal);
      if (!begun.ok) return begun;
      open.set(id, { stop, items: begun.value });
      return ok(null);
    },
    async pull(id) {
      const one = open.get(id);
      if (one === undefined || one.items === null) return { kind: 'end' };
      try {
        const next = await one.items.next();
        if (next.done !== true) return { kind: 'item', item: next.value };
        open.delete(id);
        return { kind: 'end' };
      } catch (error) {
        open.delete(id);
        return one.stop.signal.aborted ? { kind: 'end' } : { kind: 'problem', problem: problemFrom(error, report) };
      }
    },
    drop(id) {
      const one = open.get(id);
      if (one === undefined) return;
      open.delete(id);
      one.stop.abort();
      // What the stream waits for ends by the signal; nobody waits for the stream here.
      one.items?.return?.().catch(report);
    },
  };
  const leave = (): void => {
    for (const id of [...open.keys()]) end.drop(id);
  };
  return { end, leave };
}

/**
 * Answers a window until its wire closes; whatever it asked then is taken back.
 * @param report is given bugs: what a handler threw that is no `Fault`, and answers that do not fit their schema
 */
export function serveWindow(wire: Wire, parts: readonly (Answerer | Feeder)[], report: (error: unknown) => void): void {
  const { end, leave } = endFor(new Map(parts.map((part) => [part.name, part])), report);
  createBirpc<Record<string, never>, EngineEnd>(end, wired(wire));
  wire.closed(leave);
}
