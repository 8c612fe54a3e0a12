import { deflateRawSync, inflateRawSync } from 'node:zlib';
import type { z } from 'zod';

/** So many things are packed into one piece: what a page of a list shows lies in two or three of them. */
const pieceLength = 64;
/** Pieces that are kept open, since pages that follow each other share them. */
const openMax = 12;

/** Many things of one kind in little memory, read by number. */
export interface Pack<T> {
  /** @returns its number */
  add(one: T): number;
  get(number: number): T;
  readonly length: () => number;
}

/** Values that may be personal stay in memory, compressed: they are in no file. */
export function packOf<T>(schema: z.ZodType<T>): Pack<T> {
  const pieces: Buffer[] = [];
  let gathered: string[] = [];
  const open = new Map<number, readonly unknown[]>();
  const opened = (piece: number): readonly unknown[] => {
    const known = open.get(piece);
    if (known !== undefined) return known;
    const bytes = pieces[piece];
    const text = bytes === undefined ? `[${gathered.join(',')}]` : inflateRawSync(bytes).toString('utf8');
    const all: unknown = JSON.parse(text);
    const list = Array.isArray(all) ? all : [];
    if (bytes !== undefined) {
      open.set(piece, list);
      const [oldest] = open.keys();
      if (open.size > openMax && oldest !== undefined) open.delete(oldest);
    }
    return list;
  };
  return {
    add(one) {
      const number = pieces.length * pieceLength + gathered.length;
      gathered.push(JSON.stringify(one));
      if (gathered.length === pieceLength) {
        pieces.push(deflateRawSync(`[${gathered.join(',')}]`, { level: 1 }));
        gathered = [];
      }
      return number;
    },
    get: (number) => schema.parse(opened(Math.floor(number / pieceLength))[number % pieceLength]),
    length: () => pieces.length * pieceLength + gathered.length,
  };
}
