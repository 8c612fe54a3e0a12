import { create } from 'zustand';
import type { FlowDifference } from '../../engine/model/difference.ts';

interface Compared {
  /** Whose drawing the differences are of; null: nothing is compared. */
  readonly flow: string | null;
  /** "version 3 and version 5", for whoever sees them highlighted. */
  readonly words: string;
  readonly differences: readonly FlowDifference[];
  readonly byNode: ReadonlyMap<string, readonly FlowDifference[]>;
}

const nothing: Compared = { flow: null, words: '', differences: [], byNode: new Map() };

/** What two versions draw differently, to be highlighted on the canvas. */
export const useDifferences = create<Compared>(() => nothing);

/** Highlights these on the canvas of a flow. */
export function highlight(flow: string, words: string, differences: readonly FlowDifference[]): void {
  const byNode = new Map<string, FlowDifference[]>();
  for (const one of differences) byNode.set(one.node, [...(byNode.get(one.node) ?? []), one]);
  useDifferences.setState({ flow, words, differences, byNode });
}

export const endHighlight = (): void => useDifferences.setState(nothing);

const none: readonly FlowDifference[] = [];

/** What differs at a part of the flow, by the name that problems call it by: `people/phone`. */
export const differencesOf = (node: string): readonly FlowDifference[] =>
  useDifferences.getState().byNode.get(node) ?? none;

/** The same, for a component that is drawn anew when it changes. */
export const useDifferencesOf = (node: string): readonly FlowDifference[] =>
  useDifferences((state) => state.byNode.get(node) ?? none);
