import { useEffect, useState } from 'react';
import { listPeople, type PersonLook } from '../../engine/protocol/calls/people.ts';
import { lookAtSettings, type SettingsLook } from '../../engine/protocol/calls/settings.ts';
import { doOrTell } from '../app/deeds.ts';
import { engine, useEngine } from '../state/engine.ts';

/** The settings of the workspace, asked for again whenever they change; null until they are known. */
export function useSettings(): SettingsLook | null {
  const told = useEngine((state) => state.told.settings);
  const [look, setLook] = useState<SettingsLook | null>(null);
  // biome-ignore lint/correctness/useExhaustiveDependencies: whenever they are told to have changed
  useEffect(() => {
    const stop = new AbortController();
    void doOrTell(engine.ask(lookAtSettings, {}, stop.signal)).then((said) => {
      if (said !== null && !stop.signal.aborted) setLook(said);
    });
    return () => stop.abort();
  }, [told]);
  return look;
}

export interface People {
  readonly people: readonly PersonLook[];
  readonly passwordLeast: number;
}

/** Who may sign in; null until it is known. */
export function usePeople(): People | null {
  const told = useEngine((state) => state.told.people);
  const [found, setFound] = useState<People | null>(null);
  // biome-ignore lint/correctness/useExhaustiveDependencies: whenever they are told to have changed
  useEffect(() => {
    const stop = new AbortController();
    void doOrTell(engine.ask(listPeople, {}, stop.signal)).then((said) => {
      if (said !== null && !stop.signal.aborted) setFound(said);
    });
    return () => stop.abort();
  }, [told]);
  return found;
}
