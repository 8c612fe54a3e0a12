import type { FlowCard } from '../../engine/protocol/calls/flows.ts';
import type { EngineState, RunProgress } from '../../engine/protocol/calls/news.ts';
import type { Connected } from '../engine-client.ts';
import { numberWords } from '../words/formats.ts';
import { wordsOf } from '../words/words.ts';
import { spanWords } from './time-words.ts';

/** How the engine stands, for the status bar. */
export type Standing = 'starting' | 'idle' | 'running' | 'paused' | 'lost';

export function standingOf(connected: Connected, state: EngineState | null, cards: readonly FlowCard[]): Standing {
  if (connected === 'lost') return 'lost';
  if (connected !== 'open' || state === null) return 'starting';
  if (state.is === 'running') return 'running';
  if (cards.some((card) => card.pausedRun !== null)) return 'paused';
  const going = cards.filter((card) => card.state === 'live' || card.state === 'stopped');
  return going.length === 0 && cards.some((card) => card.state === 'paused') ? 'paused' : 'idle';
}

/** What a run does now: "reading", "writing to ERP". */
export function phaseWords({ phase, side }: RunProgress, sideName: (side: 'left' | 'right') => string | null): string {
  const words = wordsOf('status');
  const system = side === null ? null : sideName(side);
  return system === null ? words(phase) : words(`${phase}In`, { system });
}

/** How many of how many: "8,240 of 12,880", "8,240"; null where nothing was counted yet. */
export function doneWords({ done, of }: RunProgress): string | null {
  if (of !== null) return wordsOf('status')('doneOf', { done: Math.min(done, of), all: of });
  return done === 0 ? null : numberWords(done);
}

/** "310 a second, 15 s left"; null before anything can be told. */
export function rateWords({ perSecond, secondsLeft }: RunProgress): string | null {
  if (perSecond < 0.5) return null;
  const words = wordsOf('status');
  const rate = Math.round(perSecond);
  return secondsLeft === null ? words('rate', { rate }) : words('rateLeft', { rate, span: spanWords(secondsLeft) });
}

/** "5 live syncs", "No live syncs". */
export function liveWords(cards: readonly FlowCard[]): string {
  const live = cards.filter((card) => card.state === 'live').length;
  return live === 0 ? wordsOf('status')('liveNone') : wordsOf('status')('live', { count: live });
}
