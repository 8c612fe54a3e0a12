import { err, ok, type Result } from '../../model/result.ts';
import { show } from './show.ts';

const nul = String.fromCharCode(0);

/** Nothing to do for ASCII without NUL and CR, which is nearly all text; this loop is several times faster than `normalize`. */
function isPlain(text: string): boolean {
  for (let at = 0; at < text.length; at += 1) {
    const code = text.charCodeAt(at);
    if (code === 0 || code === 13 || code > 126) return false;
  }
  return true;
}

/**
 * Canonical text: NFC, line ends as LF, nothing trimmed.
 * Refuses what most systems cannot hold: the NUL character and halves of a character (unpaired surrogates).
 */
export function canonText(text: string): Result<string, string> {
  if (isPlain(text)) return ok(text);
  if (text.includes(nul)) return err(`${show(text)} holds a NUL character; remove it.`);
  if (/\p{Cs}/u.test(text)) return err(`${show(text)} holds half a character (an unpaired surrogate); remove it.`);
  const lines = text.includes('\r') ? text.replaceAll('\r\n', '\n').replaceAll('\r', '\n') : text;
  return ok(lines.normalize('NFC'));
}

/** The canonical form of a text for comparing, or the text itself where it has none. */
export function textForm(text: string): string {
  const made = canonText(text);
  return made.ok ? made.value : text;
}

/** Order by code point. `<` on strings goes by code unit, which puts emoji before some private and compatibility characters. */
export function compareText(a: string, b: string): -1 | 0 | 1 {
  if (a === b) return 0;
  const length = Math.min(a.length, b.length);
  for (let at = 0; at < length; at += 1) {
    const x = a.charCodeAt(at);
    const y = b.charCodeAt(at);
    if (x === y) continue;
    const xPaired = x >= 0xd800 && x <= 0xdfff;
    const yPaired = y >= 0xd800 && y <= 0xdfff;
    if (xPaired !== yPaired) return xPaired ? 1 : -1;
    return x < y ? -1 : 1;
  }
  return a.length < b.length ? -1 : 1;
}
