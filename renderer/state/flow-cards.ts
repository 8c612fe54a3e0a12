import { create } from 'zustand';
import type { Problem } from '../../engine/model/problem.ts';
import { type FlowCard, listFlows } from '../../engine/protocol/calls/flows.ts';
import { engine, onNews } from './engine.ts';

interface Cards {
  /** Null until they were told for the first time. */
  readonly cards: readonly FlowCard[] | null;
  readonly problem: Problem | null;
}

/** The flows of the workspace, as cards; kept up to date by news. */
export const useCards = create<Cards>(() => ({ cards: null, problem: null }));

let asking = false;
let again = false;

/** Asks for the cards; a call while one is under way makes it ask once more. */
export async function askForCards(): Promise<void> {
  again = true;
  if (asking) return;
  asking = true;
  while (again) {
    again = false;
    const answer = await engine.ask(listFlows, {});
    useCards.setState(answer.ok ? { cards: answer.value.cards, problem: null } : { problem: answer.error });
  }
  asking = false;
}

const kinds: ReadonlySet<string> = new Set(['flows', 'run', 'conflicts', 'versions', 'connections', 'draft']);

/** Keeps the cards up to date as long as the window is open. */
export function followCards(): void {
  engine.watch((connected) => {
    if (connected === 'open') void askForCards();
  });
  onNews((one) => {
    if (kinds.has(one.kind)) void askForCards();
  });
}

/** The name of a flow by its id; nothing until it is known which flows there are. */
export const flowNameIn =
  (cards: readonly FlowCard[] | null) =>
  (flow: string): string =>
    cards === null ? '' : (cards.find((card) => card.flow === flow)?.label ?? flow);
