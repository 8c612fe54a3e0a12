import type { Value } from '../../model/value.ts';

const shownMax = 60;

/** A value as it stands in a sentence for people: quoted, on one line, at most about 60 characters. */
export function show(value: Value): string {
  const text = typeof value === 'string' ? value : JSON.stringify(value);
  const cut = text.length > shownMax ? `${text.slice(0, shownMax).replace(/\p{Cs}/gu, '')}…` : text;
  const line = cut.replace(/[\p{Cc}\p{Cs}\p{Zl}\p{Zp}]+/gu, ' ');
  return typeof value === 'string' ? `"${line}"` : line;
}
