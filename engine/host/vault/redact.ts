import type { Secrets } from '../../connectors/contract.ts';
import { Fault } from '../../model/fault.ts';
import type { Problem } from '../../model/problem.ts';

const hidden = '***';

/** Secrets shorter than this are hidden as they are only: their encoded forms occur in any text. */
const encodedFrom = 4;

/**
 * What base64 makes of a secret within a longer text, such as `user:password`: by where it starts in a group of three
 * bytes, without the characters that its neighbours share.
 */
function withinBase64(secret: string): readonly string[] {
  const bytes = Buffer.from(secret, 'utf8');
  return [0, 1, 2].map((start) => {
    const text = Buffer.concat([Buffer.alloc(start), bytes])
      .toString('base64')
      .replace(/=+$/, '');
    const from = start === 0 ? 0 : start + 1;
    const isWhole = (start + bytes.length) % 3 === 0;
    return text.slice(from, isWhole ? undefined : -1);
  });
}

const lowerEscapes = (text: string): string => text.replace(/%[0-9A-F]{2}/g, (one) => one.toLowerCase());

/** All forms in which a secret may stand in a text. */
function formsOf(secret: string): readonly string[] {
  if (secret.length < encodedFrom) return [secret];
  const safe = secret.toWellFormed();
  const inUrl = encodeURIComponent(safe);
  const strict = inUrl.replace(/[!'()*]/g, (one) => `%${one.charCodeAt(0).toString(16).toUpperCase()}`);
  const inForm = new URLSearchParams([['', safe]]).toString().slice(1);
  const urls = [inUrl, strict, inForm, encodeURI(safe)];
  const bases = withinBase64(secret);
  const bytes = Buffer.from(secret, 'utf8');
  return [
    secret,
    JSON.stringify(secret).slice(1, -1),
    ...urls,
    ...urls.map(lowerEscapes),
    bytes.toString('base64'),
    bytes.toString('base64url'),
    ...bases,
    ...bases.map((one) => one.replaceAll('+', '-').replaceAll('/', '_')),
    bytes.toString('hex'),
    bytes.toString('hex').toUpperCase(),
  ];
}

/** A text without the secrets, in none of the forms in which URLs, headers, JSON and dumps carry them. */
export function redact(text: string, secrets: Secrets): string {
  const forms = new Set(Object.values(secrets).flatMap(formsOf));
  forms.delete('');
  // Longest first: a short form may be part of a longer one.
  return [...forms]
    .sort((one, other) => other.length - one.length)
    .reduce((safe, form) => safe.replaceAll(form, hidden), text);
}

/** A problem whose words hold no secret. */
export const redactProblem = (problem: Problem, secrets: Secrets): Problem => ({
  ...problem,
  message: redact(problem.message, secrets),
  fix: redact(problem.fix, secrets),
  ...(problem.cause !== undefined && { cause: redact(problem.cause, secrets) }),
});

/** How many causes of causes are kept. */
const causesKept = 5;

/** An error whose words hold no secret. What caused it is kept as words only: its other properties may hold anything. */
export function redactError(error: unknown, secrets: Secrets, depth = 0): Error {
  const deeper = error instanceof Error && error.cause !== undefined && depth < causesKept;
  const cause = deeper ? { cause: redactError(error.cause, secrets, depth + 1) } : {};
  if (error instanceof Fault) {
    return new Fault(error.kind, redactProblem(error.problem, secrets), { ...cause, afterMs: error.afterMs });
  }
  const safe = new Error(redact(error instanceof Error ? error.message : String(error), secrets), cause);
  if (error instanceof Error) {
    safe.name = error.name;
    if (error.stack !== undefined) safe.stack = redact(error.stack, secrets);
  }
  return safe;
}
