import { create } from 'zustand';
import type { FlowDifference } from '../../engine/model/difference.ts';

interface Compared {
  /** Whose drawing the differences are of; null: nothing is compared. */
  readonly flow: string | null;
  /** "version 3 and version 5", for whoever sees them highlighted. */
  readonly words: string;
  readonly differences: readonly FlowDifference[];
}

const nothing: Compared = { flow: null, words: '', differences: [] };

/** What two versions draw differently, to be highlighted on the canvas. */
export const useDifferences = create<Compared>(() => nothing);

/** Highlights these on the canvas of a flow. */
export function highlight(flow: string, words: string, differences: readonly FlowDifference[]): void {
  useDifferences.setState({ flow, words, differences });
}

export const endHighlight = (): void => useDifferences.setState(nothing);

/** Whether a part of the flow, or something on it, differs; parts go by the names that problems call them by: `people/phone`. */
export const useDiffers = (node: string): boolean =>
  useDifferences(({ differences }) => differences.some((one) => one.node === node || one.node.startsWith(`${node}/`)));
