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
import { numberWords } from '../words/formats.ts';
import { wordsOf } from '../words/words.ts';
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
    if (id === undefined || left === undefined || right === undefined) return;
    let isGone = false;
    const count = async (): Promise<void> => {
      const answer = await engine.ask(listSamples, { flow, sync: id });
      if (isGone || !answer.ok) return;
      const { left: one, right: other } = answer.value;
      if (one.all === null || other.all === null) return;
      const counts = { left: one.all, leftName: left, right: other.all, rightName: right };
      setWords(wordsOf('firstStart')('counted', counts));
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
            {index < now && <span className="sr">{wordsOf('firstStart')('done')}</span>}
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
      <Progress
        label={wordsOf('status')('runOf', { flow: card.label })}
        share={of === null || of === 0 ? null : done / of}
      />
      <p className="fs12 soft row g8">
        <span className="cap-first">{phaseWords(progress, (side) => sync?.[side].connection.label ?? null)}</span>
        <span className="grow" />
        {doneWords(progress)} <span className="muted">{rateWords(progress)}</span>
      </p>
    </div>
  );
}

function Deeds({ card, isRunning }: { readonly card: FlowCard; readonly isRunning: boolean }) {
  const words = wordsOf('firstStart');
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
          {words('runIt')}
        </RightButton>
      ) : (
        <Button look="primary" size="lg" icon="nodes" onPress={look}>
          {words('look')}
        </Button>
      )}
      {last === null ? (
        <Button look="ghost" size="lg" onPress={look}>
          {words('look')}
        </Button>
      ) : (
        <RightButton needs="operate" look="ghost" size="lg" isPending={isRunning} onPress={() => void run(flow, label)}>
          {words('runAgain')}
        </RightButton>
      )}
      <span className="grow" />
      <Button look="ghost" size="lg" onPress={openTour}>
        {words(tour > 0 ? 'tourOn' : 'tour')}
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
  const words = wordsOf('firstStart');
  const counted = useCounted(card);
  const isRunning = useEngine(({ state }) => state?.is === 'running' && state.progress.flow === card.flow);
  const { last } = card;
  const steps: readonly Step[] = [
    {
      label: words('runIt'),
      words: last === null ? words('runText') : resultWords(card),
    },
    { label: words('look'), words: words('lookText') },
    { label: words('preview'), words: words('previewText') },
    { label: words('publish'), words: words('publishText') },
  ];
  return (
    <div className="screen">
      <header className="toolbar">
        <h1>{wordsOf('syncs')('title')}</h1>
        <span className="muted">{numberWords(1)}</span>
        <span className="grow" />
        <ImportButton />
        <RightButton needs="design" icon="plus" onPress={() => go({ at: 'new-sync' })}>
          {wordsOf('syncs')('newSync')}
        </RightButton>
        <IconButton icon="x" label={words('showList')} iconSize={14} onPress={leaveFirstStart} />
      </header>
      <div className="home first">
        <div className="first-in">
          <div className="hi">
            <h2>{words('title')}</h2>
            <p>{words('text')}</p>
          </div>
          <div className="hero">
            <FirstDrawing card={card} counted={counted} />
            <div className="stp">
              <h3>
                {words('try', { flow: card.label })} <Badge look="acc">{words('sample')}</Badge>
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
              title={words('teachPreview')}
              action={words('teachPreviewDo')}
              onAction={() => go({ at: 'preview', flow: card.flow })}
            >
              {words('teachPreviewText')}
            </Teach>
            <Teach
              picture={<RunsPicture />}
              icon="syncs"
              title={words('teachSync')}
              action={words('teachSyncDo')}
              onAction={() => go({ at: 'new-sync' })}
            >
              {words('teachSyncText')}
            </Teach>
            <Teach
              picture={<JoinPicture />}
              icon="plug"
              title={words('teachSystems')}
              action={words('teachSystemsDo')}
              onAction={() => go({ at: 'connections', connection: null })}
            >
              {words('teachSystemsText')}
            </Teach>
          </div>
        </div>
      </div>
    </div>
  );
}
