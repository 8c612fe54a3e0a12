import { create } from 'zustand';
import { go } from '../../app/route.ts';
import { flow } from '../../state/flow.ts';
import type { BrakeName } from './brake-parts.ts';

/** The brake whose setting is to be brought into view, until it is. */
export const useWantedBrake = create<{ readonly brake: BrakeName | null }>(() => ({ brake: null }));

/** Settings by the names that pulled brakes have. */
const settings: Readonly<Record<string, BrakeName>> = {
  removes: 'removes',
  'empty-side': 'emptySide',
  'shrunk-side': 'shrunkSidePercent',
  'mass-update': 'massUpdate',
  'mass-blanking': 'massBlanking',
  creates: 'creates',
  'conflict-storm': 'conflictStorm',
  ambiguous: 'ambiguous',
  identity: 'identity',
  canary: 'canary',
  shape: 'shape',
  'plan-change': 'planChange',
  clock: 'clockSkewMinutes',
};

/** Opens the canvas of a flow with the limit of a brake in view. @param brake as a run names what it pulled */
export function openBrake(id: string, sync: string, brake: string): void {
  const show = (): boolean => {
    const state = flow.getState();
    if (state.at !== 'open' || state.flow?.id !== id) return false;
    useWantedBrake.setState({ brake: settings[brake] ?? null });
    state.select([sync]);
    return true;
  };
  go({ at: 'flow', flow: id, view: 'canvas' });
  if (show()) return;
  const stop = flow.subscribe(() => {
    if (show()) stop();
  });
}
