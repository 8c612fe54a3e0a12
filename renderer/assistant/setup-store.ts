import { create } from 'zustand';
import type { ConnectionId, Side } from '../../engine/model/ids.ts';

/** One side as far as it was chosen. */
export interface SideChoice {
  readonly connection: ConnectionId | null;
  readonly object: string | null;
}

export type StartChoice = 'review' | 'whole' | 'future' | 'few';

interface Setup {
  readonly template: string;
  readonly sides: { readonly [side in Side]: SideChoice };
  /** Keys and maps that were taken or left out by hand, by their id. */
  readonly chosen: { readonly [id: string]: boolean };
  readonly start: StartChoice;
}

const nothing: SideChoice = { connection: null, object: null };
export const plainTemplate = 'any-list';

const fresh = (): Setup => ({
  template: plainTemplate,
  sides: { left: nothing, right: nothing },
  chosen: {},
  start: 'review',
});

/** What was chosen for a new sync; leaving the page, to add a connection for example, loses none of it. */
export const useSetup = create<Setup>(fresh);

export const chooseSide = (side: Side, choice: SideChoice): void =>
  useSetup.setState(({ sides }) => ({ sides: { ...sides, [side]: choice } }));

export const choosePart = (id: string, isOn: boolean): void =>
  useSetup.setState(({ chosen }) => ({ chosen: { ...chosen, [id]: isOn } }));

export const forgetSetup = (): void => useSetup.setState(fresh());
