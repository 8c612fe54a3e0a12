import type { FileHandle } from 'node:fs/promises';
import type { Place } from '../files/place.ts';
import type { Encoding } from './encoding.ts';
import { goodUtf8 } from './encoding.ts';
import { nulByte, wrongBytes } from './faults.ts';

export const chunkBytes = 256 * 1024;

/** Blocks of a file from byte `from` to its end. */
export async function* blocksOf(handle: FileHandle, from: number, size: number): AsyncGenerator<Buffer> {
  for (let at = from; ; ) {
    const block = Buffer.allocUnsafe(size);
    const { bytesRead } = await handle.read(block, 0, size, at);
    if (bytesRead === 0) return;
    at += bytesRead;
    yield block.subarray(0, bytesRead);
  }
}

/** The line that a byte stands on, in UTF-16 nearly. Counts from the start of the file: only for messages. */
export async function lineAt(handle: FileHandle, byte: number): Promise<number> {
  let line = 1;
  let left = byte;
  for await (const block of blocksOf(handle, 0, chunkBytes)) {
    const part = block.subarray(0, Math.max(0, left));
    for (let at = part.indexOf(10); at >= 0; at = part.indexOf(10, at + 1)) line += 1;
    left -= block.length;
    if (left <= 0) break;
  }
  return line;
}

export interface Source {
  readonly place: Place;
  readonly handle: FileHandle;
  readonly encoding: Encoding;
  /** Sees every byte that is read, in order. */
  readonly watch?: (bytes: Buffer) => void;
}

/**
 * The text of a file from byte `from`, in pieces; never half a character.
 * @throws Fault `setting` for bytes that are not of the encoding, and for NUL
 */
export async function* textOf(source: Source, from: number): AsyncGenerator<string> {
  const { place, handle, encoding } = source;
  let held = Buffer.alloc(0);
  let at = from;
  for await (const block of blocksOf(handle, from, chunkBytes)) {
    source.watch?.(block);
    const bytes = held.length === 0 ? block : Buffer.concat([held, block]);
    const whole = bytes.subarray(0, bytes.length - encoding.unfinished(bytes));
    yield await decoded(source, whole, at);
    at += whole.length;
    held = Buffer.from(bytes.subarray(whole.length));
  }
  if (held.length === 0) return;
  const line = await lineAt(handle, at);
  throw wrongBytes(place, { encoding: encoding.name, byte: at, line });
}

async function decoded(source: Source, bytes: Buffer, at: number): Promise<string> {
  const { place, handle, encoding } = source;
  const text = encoding.decode(bytes);
  if (text === null) {
    const byte = at + (encoding.name === 'utf-8' ? goodUtf8(bytes) : brokenUnit(encoding, bytes));
    throw wrongBytes(place, { encoding: encoding.name, byte, line: await lineAt(handle, byte) });
  }
  const nul = text.indexOf('\0');
  if (nul < 0) return text;
  const byte = at + encoding.encode(text.slice(0, nul)).length;
  throw nulByte(place, { byte, line: await lineAt(handle, byte) });
}

/** The first half character of UTF-16. */
function brokenUnit(encoding: Encoding, bytes: Buffer): number {
  const text =
    encoding.name === 'utf-16be' ? Buffer.from(bytes).swap16().toString('utf16le') : bytes.toString('utf16le');
  return Math.max(0, text.search(/\p{Cs}/u)) * 2;
}
