import { useEffect, useState } from 'react';
import type { FlowCard } from '../../engine/protocol/calls/flows.ts';
import { listSamples } from '../../engine/protocol/calls/samples.ts';
import { run } from '../app/deeds.ts';
import { go } from '../app/route.ts';
import { doneWords, phaseWords, rateWords } from '../app/status-words.ts';
import { RightButton } from '../rights/RightButton.tsx';
import { engine, useEngine } from '../state/engine.ts';
import { openTour, useTour } from '../tour/tour-state.ts';
import { Badge } from '../ui/Badge.tsx';
import { Button } from '../ui/Button.tsx';
import { Icon } from '../ui/Icon.tsx';
import { IconButton } from '../ui/IconButton.tsx';
import type { IconName } from '../ui/icon-shapes.tsx';
import { ProblemNote } from '../ui/ProblemNote.tsx';
import { Progress } from '../ui/Progress.tsx';
import { resultWords } from './card-words.ts';
import { FirstDrawing } from './FirstDrawing.tsx';
import { leaveFirstStart } from './first-start.ts';
import { ImportButton } from './ImportButton.tsx';
import { JoinPicture, PreviewPicture, RunsPicture } from './pictures.tsx';

/** How many records there are on both sides, in words; empty until they were counted. */
function useCounted({ flow, syncs }: FlowCard): string {
  const [words, setWords] = useState('');
  const sync = syncs[0];
  const [id, left, right] = [sync?.id, sync?.left.connection.label, sync?.right.connection.label];
  useEffect(() => {
    if (id === undefined) return;
    let isGone = false;
    const count = async (): Promise<void> => {
      const answer = await engine.ask(listSamples, { flow, sync: id });
      if (isGone || !answer.ok) return;
      const { left: one, right: other } = answer.value;
      if (one.all === null || other.all === null) return;
      setWords(`${one.all.toLocaleString('en')} records in ${left}, ${other.all.toLocaleString('en')} in ${right}.`);
    };
    void count();
    return () => {
      isGone = true;
    };
  }, [flow, id, left, right]);
  return words;
}

interface Step {
  readonly label: string;
  readonly words: string;
}

function Steps({ steps, now }: { readonly steps: readonly Step[]; readonly now: number }) {
  return (
    <ol className="first-steps">
      {steps.map(({ label, words }, index) => (
        <li key={label} className={index < now ? 'past' : index === now ? 'now' : undefined}>
          <span className="n" aria-hidden="true">
            {index < now ? <Icon name="check" size={12} /> : index + 1}
          </span>
          <b>
            {label}
            {index < now && <span className="sr">, done</span>}
          </b>
          <small>{words}</small>
        </li>
      ))}
    </ol>
  );
}

function Going({ card }: { readonly card: FlowCard }) {
  const state = useEngine((mirror) => mirror.state);
  if (state?.is !== 'running') return null;
  const { progress } = state;
  const { done, of } = progress;
  const sync = card.syncs.find((one) => one.id === progress.sync);
  return (
    <div className="first-going">
      <Progress label={`Run of ${card.label}`} share={of === null || of === 0 ? null : done / of} />
      <p className="fs12 soft row g8">
        <span className="cap-first">{phaseWords(progress, (side) => sync?.[side].connection.label ?? null)}</span>
        <span className="grow" />
        {doneWords(progress)} <span className="muted">{rateWords(progress)}</span>
      </p>
    </div>
  );
}

function Deeds({ card, isRunning }: { readonly card: FlowCard; readonly isRunning: boolean }) {
  const { flow, label, last } = card;
  const look = (): void => go({ at: 'flow', flow, view: 'canvas' });
  const tour = useTour((state) => state.at);
  return (
    <div className="row g8">
      {last === null ? (
        <RightButton
          needs="operate"
          look="primary"
          size="lg"
          icon="play"
          isPending={isRunning}
          onPress={() => void run(flow, label)}
        >
          Run it
        </RightButton>
      ) : (
        <Button look="primary" size="lg" icon="nodes" onPress={look}>
          Look inside
        </Button>
      )}
      {last === null ? (
        <Button look="ghost" size="lg" onPress={look}>
          Look inside
        </Button>
      ) : (
        <RightButton needs="operate" look="ghost" size="lg" isPending={isRunning} onPress={() => void run(flow, label)}>
          Run it again
        </RightButton>
      )}
      <span className="grow" />
      <Button look="ghost" size="lg" onPress={openTour}>
        {tour > 0 ? 'Go on with the tour' : 'Show me around'}
      </Button>
    </div>
  );
}

interface TeachProps {
  readonly picture: React.ReactNode;
  readonly icon: IconName;
  readonly title: string;
  readonly children: string;
  readonly action: string;
  readonly onAction: () => void;
}

const Teach = ({ picture, icon, title, children, action, onAction }: TeachProps) => (
  <section className="ec">
    {picture}
    <h3>
      <Icon name={icon} />
      {title}
    </h3>
    <p>{children}</p>
    <Button size="sm" onPress={onAction}>
      {action}
    </Button>
  </section>
);

/** The page of the first start: a sync that is ready to be tried, and what comes after. */
export function FirstStart({ card }: { readonly card: FlowCard }) {
  const counted = useCounted(card);
  const isRunning = useEngine(({ state }) => state?.is === 'running' && state.progress.flow === card.flow);
  const { last } = card;
  const steps: readonly Step[] = [
    {
      label: 'Run it',
      words: last === null ? 'See what is linked and what is created on each side.' : resultWords(card),
    },
    { label: 'Look inside', words: 'Real values travel along every line, in both directions.' },
    { label: 'Preview a change', words: 'See every field that a run would write, before it does.' },
    { label: 'Publish', words: 'What is published runs by itself; what you draw waits.' },
  ];
  return (
    <div className="screen">
      <header className="toolbar">
        <h1>Syncs</h1>
        <span className="muted">1</span>
        <span className="grow" />
        <ImportButton />
        <RightButton needs="design" icon="plus" onPress={() => go({ at: 'new-sync' })}>
          New sync
        </RightButton>
        <IconButton icon="x" label="Show the list of syncs" iconSize={14} onPress={leaveFirstStart} />
      </header>
      <div className="home first">
        <div className="first-in">
          <div className="hi">
            <h2>A sync is ready to try</h2>
            <p>Two small systems with made-up records live on this computer. Nothing leaves it.</p>
          </div>
          <div className="hero">
            <FirstDrawing card={card} counted={counted} />
            <div className="stp">
              <h3>
                Try {card.label} <Badge look="acc">Sample</Badge>
              </h3>
              <Steps steps={steps} now={last === null ? 0 : 1} />
              {isRunning && <Going card={card} />}
              {last?.problem !== undefined && last.problem !== null && <ProblemNote {...last.problem} />}
              <span className="grow" />
              <Deeds card={card} isRunning={isRunning} />
            </div>
          </div>
          <div className="es">
            <Teach
              picture={<PreviewPicture />}
              icon="eye"
              title="Preview"
              action="Preview the sample"
              onAction={() => go({ at: 'preview', flow: card.flow })}
            >
              See everything a run would do, field by field, while nothing is written yet.
            </Teach>
            <Teach
              picture={<RunsPicture />}
              icon="syncs"
              title="Your first sync"
              action="Take a template"
              onAction={() => go({ at: 'new-sync' })}
            >
              Contacts, tickets, leads or stock: Tandem proposes the field maps, you accept them.
            </Teach>
            <Teach
              picture={<JoinPicture />}
              icon="plug"
              title="Your systems"
              action="Add a connection"
              onAction={() => go({ at: 'connections', connection: null })}
            >
              Connect two systems of your own. Secrets stay in this computer’s key store.
            </Teach>
          </div>
        </div>
      </div>
    </div>
  );
}
