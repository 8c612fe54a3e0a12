import type { RunProgress } from '../../engine/protocol/calls/news.ts';
import { cancelRun } from '../../engine/protocol/calls/runs.ts';
import { useRight } from '../rights/use-right.ts';
import { engine, restartEngine, useEngine } from '../state/engine.ts';
import { useCards } from '../state/flow-cards.ts';
import { Progress } from '../ui/Progress.tsx';
import { problemInWords } from '../words/sentences.ts';
import { wordsOf } from '../words/words.ts';
import { doOrTell, pauseAll } from './deeds.ts';
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

function Running({ progress }: { readonly progress: RunProgress }) {
  const card = useCards((state) => state.cards?.find((one) => one.flow === progress.flow));
  const sync = card?.syncs.find((one) => one.id === progress.sync);
  const words = wordsOf('status');
  const phase = phaseWords(progress, (side) => sync?.[side].connection.label ?? null);
  const mayRun = useRight('operate') === null;
  const { done, of } = progress;
  const [counted, rate] = [doneWords(progress), rateWords(progress)];
  return (
    <>
      <span className="ell">
        {progress.label}, {progress.cancelling ? words('stopping') : phase}
      </span>
      <Progress
        label={words('runOf', { flow: progress.label })}
        share={of === null || of === 0 ? null : done / of}
        width={120}
      />
      {counted !== null && <span>{counted}</span>}
      {rate !== null && <span className="muted">{rate}</span>}
      {!progress.cancelling && mayRun && (
        <button type="button" onClick={() => void doOrTell(engine.ask(cancelRun, { flow: progress.flow }))}>
          {words('cancel')}
        </button>
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
      {standing === 'paused' && mayRun && (
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
