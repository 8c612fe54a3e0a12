import { type Alert, type AlertChoice, alertOf, everyAlert, isWanted, type Told } from '../engine/protocol/alerts.ts';
import type { News } from '../engine/protocol/calls/news.ts';
import { deskWords } from './words/words.ts';

export type { Told };

/** Something that a person who looks elsewhere is told. */
export interface Notice {
  readonly title: string;
  readonly body: string;
  /** Where a click leads. */
  readonly address: string;
}

function wordsFor(alert: Alert): Notice {
  const { flow } = alert;
  const words = deskWords();
  const address = `#/flow/${encodeURIComponent(flow)}`;
  switch (alert.kind) {
    case 'held':
      return { title: words.held(flow), body: words.because(alert.why, words.heldBody), address };
    case 'failed':
      return { title: words.failed(flow), body: words.because(alert.why, words.failedBody), address };
    case 'partial':
      return { title: words.partial(flow), body: words.partialBody(alert.count), address };
    case 'conflicts':
      return {
        title: words.questions(flow, alert.count),
        body: words.questionsBody,
        address: '#/inbox',
      };
  }
}

/** What somebody wants to be told, and the time of the day, such as "07:30". */
export interface Wanted {
  readonly choice: AlertChoice;
  readonly clock: string;
}

/** What a piece of news is to somebody who looks elsewhere, as far as they want to be told. */
export function noticeOf(
  told: Told,
  news: News,
  { choice, clock }: Wanted = { choice: everyAlert, clock: '12:00' },
): readonly [told: Told, notice: Notice | null] {
  const [next, alert] = alertOf(told, news);
  return [next, alert === null || !isWanted(choice, alert.kind, clock) ? null : wordsFor(alert)];
}
