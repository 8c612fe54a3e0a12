import { useEffect } from 'react';
import { create } from 'zustand';
import { RunId } from '../../engine/model/ids.ts';
import { nameRuns } from '../../engine/protocol/calls/runs.ts';
import { engine } from '../state/engine.ts';

/** What people call a run: its number, and the version that it followed; null for a draft. */
export interface RunName {
  readonly number: number;
  readonly version: number | null;
}

/** Names that were told. A run keeps its name. */
const useNames = create<ReadonlyMap<string, RunName>>(() => new Map());

const wanted = new Set<string>();
const askedMax = 500;

async function askForNames(): Promise<void> {
  const some = [...wanted].slice(0, askedMax);
  for (const one of some) wanted.delete(one);
  const answer = await engine.ask(nameRuns, { runs: some.map((one) => RunId.parse(one)) });
  if (!answer.ok) return;
  const told = answer.value.names.map(({ run, number, version }) => [run, { number, version }] as const);
  if (told.length > 0) useNames.setState(new Map([...useNames.getState(), ...told]), true);
  if (wanted.size > 0) await askForNames();
}

/** Asks for a name that was not told by this moment, together with others that are wanted at the same time. */
function want(run: string, _moment: string): void {
  if (useNames.getState().has(run)) return;
  if (wanted.size === 0) queueMicrotask(() => void askForNames());
  wanted.add(run);
}

/**
 * The name of a run; null until it is told.
 * @param moment asks again when it changes: a run that has just begun has no name yet
 */
export function useRunName(run: string | null, moment = ''): RunName | null {
  const name = useNames((names) => (run === null ? null : (names.get(run) ?? null)));
  useEffect(() => {
    if (run !== null) want(run, moment);
  }, [run, moment]);
  return name;
}
