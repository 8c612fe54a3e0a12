import { create } from 'zustand';
import type { FlowId, SyncId } from '../../engine/model/ids.ts';
import { type MapSuggestion, suggestMapsFor } from '../../engine/protocol/calls/samples.ts';
import { announce } from '../app/announce.ts';
import { oneOrSeveral } from '../canvas/edits.ts';
import { engine } from '../state/engine.ts';
import { dispatch, flow } from '../state/flow.ts';
import { wordsOf } from '../words/words.ts';

interface Suggested {
  /** The sync that they are for; null until they were asked for. */
  readonly sync: SyncId | null;
  readonly list: readonly MapSuggestion[];
}

const none: readonly MapSuggestion[] = [];

/** Field maps that Tandem proposes for the sync that the table shows. */
export const useSuggested = create<Suggested>(() => ({ sync: null, list: none }));

let asking: AbortController | null = null;

/** Asks for suggestions; what was there before is forgotten. */
export async function askSuggestions(id: FlowId, sync: SyncId): Promise<void> {
  asking?.abort();
  const stop = new AbortController();
  asking = stop;
  useSuggested.setState({ sync, list: none });
  const answer = await engine.ask(suggestMapsFor, { flow: id, sync }, stop.signal);
  if (stop.signal.aborted) return;
  if (answer.ok) useSuggested.setState({ sync, list: answer.value.suggestions });
  else flow.getState().say(answer.error);
}

export const dismiss = (gone: readonly MapSuggestion[]): void =>
  useSuggested.setState(({ list }) => ({ list: list.filter((one) => !gone.includes(one)) }));

/** Adds suggested lines as one edit. */
export function accept(sync: SyncId, taken: readonly MapSuggestion[]): void {
  const command = oneOrSeveral(taken.map((one) => ({ do: 'add-map', sync, map: one.map })));
  if (command === null || !dispatch(command).ok) return;
  dismiss(taken);
  announce(wordsOf('table')('added', { count: taken.length }));
}
