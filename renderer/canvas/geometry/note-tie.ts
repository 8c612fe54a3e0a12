import type { At } from '../../../engine/model/flow.ts';

/** Where a note touches, and where the handle that it belongs to is. */
export interface Tie {
  readonly from: At;
  readonly to: At;
}

const near = 48;
const level = 14;

/** A note that stands close beside a handle, at its height, belongs to it. */
export function tieOf(
  note: At & { readonly width: number; readonly height: number },
  handles: readonly At[],
): Tie | null {
  const middle = note.y + note.height / 2;
  const beside = handles.flatMap((handle): readonly Tie[] => {
    if (Math.abs(handle.y - middle) > level) return [];
    const right = note.x + note.width;
    if (handle.x >= right && handle.x - right <= near) return [{ from: { x: right, y: middle }, to: handle }];
    if (handle.x <= note.x && note.x - handle.x <= near) return [{ from: { x: note.x, y: middle }, to: handle }];
    return [];
  });
  const length = ({ from, to }: Tie): number => Math.abs(from.x - to.x);
  return beside.toSorted((one, other) => length(one) - length(other))[0] ?? null;
}
