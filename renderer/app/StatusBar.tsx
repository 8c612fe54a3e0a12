import { type FlowCard, pauseFlow } from '../../engine/protocol/calls/flows.ts';
import type { RunProgress } from '../../engine/protocol/calls/news.ts';
import { cancelRun } from '../../engine/protocol/calls/runs.ts';
import { useRight } from '../rights/use-right.ts';
import { useRunName } from '../runs/run-names.ts';
import { engine, restartEngine, useEngine } from '../state/engine.ts';
import { useCards } from '../state/flow-cards.ts';
import { Progress } from '../ui/Progress.tsx';
import { problemInWords } from '../words/sentences.ts';
import { wordsOf } from '../words/words.ts';
import { doOrTell, pauseAll } from './deeds.ts';
import { addressOf } from './route.ts';
import { doneWords, liveWords, phaseWords, rateWords, type Standing, standingOf } from './status-words.ts';
import { futureWords } from './time-words.ts';
import { useNow } from './use-now.ts';

const tones: Readonly<Record<Standing, string>> = {
  starting: 'soft',
  idle: 'c-done',
  running: 'c-done',
  paused: 'soft',
  lost: 'c-fail',
};

const setPaused = (flow: FlowCard['flow'], paused: boolean): void =>
  void doOrTell(engine.ask(pauseFlow, { flow, paused }));

const cancel = (flow: FlowCard['flow']): void => void doOrTell(engine.ask(cancelRun, { flow }));

/** "Contacts, run 12", which leads to the run. */
function RunOf({ run, flow, moment = '' }: { readonly run: string; readonly flow: string; readonly moment?: string }) {
  const name = useRunName(run, moment);
  return (
    <a href={addressOf({ at: 'activity', run })}>
      {name === null ? flow : wordsOf('status')('runNumber', { flow, number: name.number })}
    </a>
  );
}

function Running({ progress }: { readonly progress: RunProgress }) {
  const card = useCards((state) => state.cards?.find((one) => one.flow === progress.flow));
  const sync = card?.syncs.find((one) => one.id === progress.sync);
  const words = wordsOf('status');
  const phase = phaseWords(progress, (side) => sync?.[side].connection.label ?? null);
  const mayRun = useRight('operate') === null;
  const { done, of } = progress;
  const [counted, rate] = [doneWords(progress), rateWords(progress)];
  const { stopping } = progress;
  const doing = stopping === null ? phase : words(stopping === 'pause' ? 'pausing' : 'stopping');
  return (
    <>
      <span className="ell">
        <RunOf run={progress.run} flow={progress.label} moment={progress.phase} />, {doing}
      </span>
      <Progress
        label={words('runOf', { flow: progress.label })}
        share={of === null || of === 0 ? null : done / of}
        width={120}
      />
      {counted !== null && <span>{counted}</span>}
      {rate !== null && <span className="muted">{rate}</span>}
      {stopping === null && progress.canPause && mayRun && (
        <button type="button" onClick={() => setPaused(progress.flow, true)}>
          {words('pause')}
        </button>
      )}
      {stopping !== 'cancel' && mayRun && (
        <button type="button" onClick={() => cancel(progress.flow)}>
          {words('cancel')}
        </button>
      )}
    </>
  );
}

/** The run that is paused, what lets it go on, and what ends it. */
function PausedRun({ card, more }: { readonly card: FlowCard; readonly more: number }) {
  const words = wordsOf('status');
  const mayRun = useRight('operate') === null;
  if (card.pausedRun === null) return null;
  return (
    <>
      <span className="ell">
        <RunOf run={card.pausedRun} flow={card.label} />
      </span>
      {more > 0 && <span className="muted">{words('andPaused', { count: more })}</span>}
      {mayRun && (
        <>
          <button type="button" onClick={() => setPaused(card.flow, false)}>
            {words('resume')}
          </button>
          <button type="button" onClick={() => cancel(card.flow)}>
            {words('cancel')}
          </button>
        </>
      )}
    </>
  );
}

function Idle() {
  const state = useEngine((mirror) => mirror.state);
  const now = useNow();
  const words = wordsOf('status');
  if (state?.is !== 'idle' || state.next === null) return <span>{words('nothingDue')}</span>;
  return (
    <span className="ell">{words('nextRun', { when: futureWords(state.next.at, now), flow: state.next.label })}</span>
  );
}

function Lost() {
  const down = useEngine((mirror) => mirror.down);
  const words = wordsOf('status');
  const mayRestart = down !== null || window.tandem !== undefined;
  return (
    <>
      <span className="ell">{down === null ? words('noAnswer') : problemInWords(down)}</span>
      {mayRestart && (
        <button type="button" onClick={() => void restartEngine()}>
          {words('restart')}
        </button>
      )}
    </>
  );
}

/** What the engine does now, and what one can do about it. */
export function StatusBar() {
  const connected = useEngine((mirror) => mirror.connected);
  const state = useEngine((mirror) => mirror.state);
  const version = useEngine((mirror) => mirror.workspace?.version);
  const cards = useCards((kept) => kept.cards) ?? [];
  const standing = standingOf(connected, state, cards);
  const words = wordsOf('status');
  const mayRun = useRight('operate') === null;
  const isAnyLive = cards.some((card) => card.state === 'live');
  const waiting = cards.filter((card) => card.pausedRun !== null);
  const [first] = waiting;
  return (
    <footer className="status">
      <span className={`row g8 ${tones[standing]}`} role="status">
        <span className="sdot" />
        <b className="med">{words(standing)}</b>
      </span>
      {standing === 'running' && state?.is === 'running' && <Running progress={state.progress} />}
      {standing === 'idle' && <Idle />}
      {standing === 'lost' && <Lost />}
      {standing === 'idle' && isAnyLive && mayRun && (
        <button type="button" onClick={() => void pauseAll(true)}>
          {words('pauseAll')}
        </button>
      )}
      {standing === 'paused' && first !== undefined && <PausedRun card={first} more={waiting.length - 1} />}
      {standing === 'paused' && first === undefined && mayRun && (
        <button type="button" onClick={() => void pauseAll(false)}>
          {words('resumeAll')}
        </button>
      )}
      <span className="grow" />
      <span className="muted">{liveWords(cards)}</span>
      <span className="sep" />
      <span className="muted">Tandem {version}</span>
    </footer>
  );
}
