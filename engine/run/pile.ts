import type { Snapshot } from '../model/record.ts';
import type { Value } from '../model/value.ts';

const recordsMax = 3_000;
const charactersMax = 8_000_000;

function charactersIn(value: Value): number {
  if (typeof value === 'string') return value.length;
  if (value === null || typeof value === 'boolean') return 1;
  let sum = 0;
  for (const part of Object.values(value)) sum += charactersIn(part);
  return sum;
}

/**
 * Pages of a first scan, put together for one commit. Until it is complete a scan that stopped is begun anew, so nothing is
 * lost with what is not committed yet, and each commit writes again the pages of the indexes that it touched.
 */
export function pileOfSnapshots() {
  let pile: Snapshot[] = [];
  let characters = 0;
  return {
    add(snapshots: readonly Snapshot[]): void {
      for (const one of snapshots) {
        pile.push(one);
        characters += charactersIn(one.fields);
      }
    },
    isFull: (): boolean => pile.length >= recordsMax || characters >= charactersMax,
    take(): readonly Snapshot[] {
      const taken = pile;
      pile = [];
      characters = 0;
      return taken;
    },
  };
}
