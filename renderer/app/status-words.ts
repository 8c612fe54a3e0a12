import type { FlowCard } from '../../engine/protocol/calls/flows.ts';
import type { EngineState, RunProgress } from '../../engine/protocol/calls/news.ts';
import type { Connected } from '../engine-client.ts';
import { spanWords } from './time-words.ts';

/** How the engine stands, for the status bar. */
export type Standing = 'starting' | 'idle' | 'running' | 'paused' | 'lost';

export function standingOf(connected: Connected, state: EngineState | null, cards: readonly FlowCard[]): Standing {
  if (connected === 'lost') return 'lost';
  if (connected !== 'open' || state === null) return 'starting';
  if (state.is === 'running') return 'running';
  const going = cards.filter((card) => card.state === 'live' || card.state === 'stopped');
  return going.length === 0 && cards.some((card) => card.state === 'paused') ? 'paused' : 'idle';
}

const phases: Readonly<Record<RunProgress['phase'], string>> = {
  start: 'getting ready',
  recover: 'finishing what was interrupted',
  capture: 'reading',
  match: 'matching',
  settle: 'comparing',
  apply: 'writing',
};

/** What a run does now: "reading", "writing to ERP". */
export function phaseWords({ phase, side }: RunProgress, sideName: (side: 'left' | 'right') => string | null): string {
  const name = side === null ? null : sideName(side);
  if (name === null) return phases[phase];
  return `${phases[phase]} ${phase === 'apply' ? 'to ' : ''}${name}`;
}

const number = (count: number): string => Math.round(count).toLocaleString('en');

/** How many of how many: "8,240 of 12,880", "8,240"; null where nothing was counted yet. */
export const doneWords = ({ done, of }: RunProgress): string | null =>
  of === null ? (done === 0 ? null : number(done)) : `${number(Math.min(done, of))} of ${number(of)}`;

/** "310 a second, 15 s left"; null before anything can be told. */
export function rateWords({ perSecond, secondsLeft }: RunProgress): string | null {
  if (perSecond < 0.5) return null;
  const rate = `${number(perSecond)} a second`;
  return secondsLeft === null ? rate : `${rate}, ${spanWords(secondsLeft)} left`;
}

/** "5 live syncs", "No live syncs". */
export function liveWords(cards: readonly FlowCard[]): string {
  const live = cards.filter((card) => card.state === 'live').length;
  return live === 0 ? 'No live syncs' : `${live} live ${live === 1 ? 'sync' : 'syncs'}`;
}
