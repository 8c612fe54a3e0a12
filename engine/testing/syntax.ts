/** A part of a source file, as the parser of the build tool tells it. */
export interface Node {
  readonly type: string;
  readonly start: number;
  readonly [part: string]: unknown;
}

export const isNode = (value: unknown): value is Node =>
  typeof value === 'object' && value !== null && 'type' in value && typeof value.type === 'string';

/** The parts right below a part, in the order of the source. */
export const childrenOf = (node: Node): readonly Node[] => Object.values(node).flat().filter(isNode);
