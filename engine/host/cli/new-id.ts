import { randomBytes } from 'node:crypto';

const timeBytes = 6;
const idBytes = 16;

/** Makes ids like UUID version 7: time first, then chance; a later one of the same process always sorts behind. */
export function idMaker(nowMs: () => number): (prefix: string) => string {
  let last = 0;
  let count = 0;
  return (prefix) => {
    const ms = Math.max(nowMs(), last);
    count = ms === last ? count + 1 : 0;
    last = ms;
    const bytes = randomBytes(idBytes);
    bytes.writeUIntBE(ms, 0, timeBytes);
    // Twelve bits beside the version hold the count within a millisecond.
    bytes.writeUInt16BE(0x7000 | Math.min(count, 0xfff), timeBytes);
    bytes[8] = 0x80 | ((bytes[8] ?? 0) & 0x3f);
    return `${prefix}${bytes.toString('hex')}`;
  };
}
