import type { Health, TestRow } from '../../engine/protocol/calls/connections.ts';
import type { BadgeLook } from '../ui/Badge.tsx';
import type { IconName } from '../ui/icon-shapes.tsx';
import { clockWords, shortDayWords } from '../words/formats.ts';
import { inOwnWords } from '../words/sentences.ts';
import { wordsOf } from '../words/words.ts';

/** How a connection is, for its badge. */
export interface HealthBadge {
  readonly look: BadgeLook;
  readonly icon?: IconName;
  readonly words: string;
}

/** What a row of a test is about: "Sign-in". */
export const checkWords = (check: TestRow['check']): string => wordsOf('health')(check);

/** The first thing that failed; else what it can do. */
export function healthBadge(health: Health | null): HealthBadge {
  const words = wordsOf('health');
  if (health === null) return { look: 'grey', words: words('notTested') };
  const failed = health.rows.find((row) => row.state === 'failed');
  if (failed !== undefined) return { look: 'fail', icon: 'err', words: words(`${failed.check}Failed`) };
  const reads = health.rows.some((row) => row.check === 'write' && row.state === 'skipped');
  return { look: 'done', icon: 'check', words: words(reads ? 'readsOnly' : 'healthy') };
}

/** "12:09" for today, "3 Mar" for this year, "3 Mar 2025" before. */
export function whenWords(instant: string, now: Date = new Date()): string {
  const then = new Date(instant);
  return then.toDateString() === now.toDateString() ? clockWords(instant) : shortDayWords(then, now);
}

const checksMade = 5;

/** "1 of 5 failed", "All fine". */
export function testBadge(rows: readonly TestRow[]): HealthBadge {
  const failed = rows.filter((row) => row.state === 'failed').length;
  const words = wordsOf('health');
  if (failed > 0) return { look: 'fail', icon: 'err', words: words('someFailed', { failed, all: checksMade }) };
  return { look: 'done', icon: 'check', words: words('allFine') };
}

const itLines = { fine: 'itFine', failed: 'itFailed', skipped: 'itSkipped' } as const;

/** A failed test as a text that somebody in IT can work from. No secret is in it. */
export function wordsForIt(
  about: { readonly label: string; readonly place: string },
  rows: readonly TestRow[],
): string {
  const words = wordsOf('health');
  const lines = rows.flatMap(({ check, state, words: said, problem }) => [
    words(itLines[state], { check: checkWords(check), words: inOwnWords(said) }),
    ...(problem === null || state !== 'failed' ? [] : [`  ${words('itFix', { fix: inOwnWords(problem.fix) })}`]),
    ...(problem?.cause === undefined ? [] : [`  ${words('itCause', { cause: problem.cause })}`]),
  ]);
  return [words('itHead', { name: about.label, place: about.place }), ...lines].join('\n');
}
