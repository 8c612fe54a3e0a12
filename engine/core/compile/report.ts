import { NodeId } from '../../model/ids.ts';
import type { FlowProblem } from '../../model/problem.ts';
import { nearest } from './nearest.ts';

/** The words of a problem of a flow. */
export interface Words {
  readonly code: string;
  readonly message: string;
  readonly fix: string;
}

/** A problem that leaves no plan. */
export const stop = (node: NodeId, words: Words): FlowProblem => ({ ...words, node, stops: true });

/** A problem that the plan can live with. */
export const advise = (node: NodeId, words: Words): FlowProblem => ({ ...words, node, stops: false });

/** The node of a part of a flow: `people`, `people/left`, `people/email`, `people/email/trim`. */
export const nodeOf = (...parts: readonly string[]): NodeId => NodeId.parse(parts.join('/'));

/** The next thing to do when a name is not among those there are. */
export function insteadOf(name: string, names: readonly string[]): string {
  const close = nearest(name, names);
  if (close !== null) return `Did you mean "${close}"?`;
  if (names.length === 0) return 'There is none to choose from.';
  const shown = names.slice(0, 8).map((one) => `"${one}"`);
  return `There is ${shown.join(', ')}${names.length > shown.length ? ` and ${names.length - shown.length} more` : ''}.`;
}

export const quoted = (names: readonly string[]): string => names.map((name) => `"${name}"`).join(', ');
