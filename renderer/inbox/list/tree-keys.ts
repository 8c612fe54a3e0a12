import type { Line } from '../state/list-lines.ts';

/** What a key does in the list, besides the keys of the whole screen. */
export type TreeKey =
  | { readonly does: 'go'; readonly to: number }
  | { readonly does: 'fold'; readonly head: string; readonly isFolded: boolean };

const headAbove = (lines: readonly Line[], at: number): number => {
  const level = lines[at]?.is;
  for (let index = at - 1; index >= 0; index -= 1) {
    const above = lines[index]?.is;
    if (above === 'sync' || (above === 'part' && level === 'record')) return index;
  }
  return at;
};

/** Where an arrow key leads, as in any tree: into and out of heads, and over all lines. */
export function treeKey(
  key: string,
  { lines, at, page }: { readonly lines: readonly Line[]; readonly at: number; readonly page: number },
  folded: ReadonlySet<string>,
): TreeKey | null {
  const line = lines[at];
  const go = (to: number): TreeKey | null =>
    lines.length === 0 ? null : { does: 'go', to: Math.min(lines.length - 1, Math.max(0, to)) };
  const isHead = line !== undefined && line.is !== 'record';
  const isFolded = line !== undefined && folded.has(line.name);
  switch (key) {
    case 'ArrowDown':
      return go(at + 1);
    case 'ArrowUp':
      return go(at - 1);
    case 'PageDown':
      return go(at + page);
    case 'PageUp':
      return go(at - page);
    case 'Home':
      return go(0);
    case 'End':
      return go(lines.length - 1);
    case 'ArrowRight':
      if (!isHead) return null;
      return isFolded ? { does: 'fold', head: line.name, isFolded: false } : go(at + 1);
    case 'ArrowLeft':
      if (isHead && !isFolded) return { does: 'fold', head: line.name, isFolded: true };
      return line === undefined ? null : go(headAbove(lines, at));
    case 'Enter':
      return isHead ? { does: 'fold', head: line.name, isFolded: !isFolded } : null;
    default:
      return null;
  }
}
