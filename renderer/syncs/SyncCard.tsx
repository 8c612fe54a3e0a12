import { useId, useState } from 'react';
import type { FlowCard } from '../../engine/protocol/calls/flows.ts';
import type { RunProgress } from '../../engine/protocol/calls/news.ts';
import { pause, run } from '../app/deeds.ts';
import { addressOf, go } from '../app/route.ts';
import { doneWords, phaseWords, rateWords } from '../app/status-words.ts';
import { futureWords, pastWords } from '../app/time-words.ts';
import { RightButton } from '../rights/RightButton.tsx';
import { useRunName } from '../runs/run-names.ts';
import { Badge } from '../ui/Badge.tsx';
import { Button } from '../ui/Button.tsx';
import { Icon } from '../ui/Icon.tsx';
import { IconButton } from '../ui/IconButton.tsx';
import { MenuAt, MenuButton } from '../ui/Menu.tsx';
import { Pair } from '../ui/Pair.tsx';
import { Progress } from '../ui/Progress.tsx';
import { Sparkline } from '../ui/Sparkline.tsx';
import { numberWords } from '../words/formats.ts';
import { wordsOf } from '../words/words.ts';
import { CardMessage } from './CardMessage.tsx';
import { type CardAsks, menuOf } from './card-menu.ts';
import { badgeOf, systemsOf } from './card-words.ts';

interface CardProps {
  readonly card: FlowCard;
  readonly progress: RunProgress | null;
  readonly now: number;
  readonly asks: CardAsks;
}

/** Never ran, or stopped: there are words instead of bars. */
const speaks = (card: FlowCard): boolean => card.state === 'stopped' || card.last === null;

function Going({ card, progress }: { readonly card: FlowCard; readonly progress: RunProgress }) {
  const sync = card.syncs.find((one) => one.id === progress.sync);
  const { done, of } = progress;
  const words = phaseWords(progress, (side) => sync?.[side].connection.label ?? null);
  return (
    <div className="going">
      <Progress
        label={wordsOf('status')('runOf', { flow: card.label })}
        share={of === null || of === 0 ? null : done / of}
      />
      <p className="row g12">
        <span className="ell cap-first">{words}</span>
        <span className="grow" />
        <span>{doneWords(progress)}</span>
        <span className="muted">{rateWords(progress)}</span>
      </p>
    </div>
  );
}

/** How many conflicts wait, with the number set off wherever the language puts it. */
function NeedYou({ count }: { readonly count: number }) {
  const shown = numberWords(count);
  const [before = '', after = ''] = wordsOf('syncs')('needYou', { count }).split(shown);
  return (
    <span>
      {before}
      <b className="strong">{shown}</b>
      {after}
    </span>
  );
}

/** When the flow ran last, with the number of the run, which leads to it. */
function LastRun({ last, now }: { readonly last: NonNullable<FlowCard['last']>; readonly now: number }) {
  const words = wordsOf('syncs');
  const name = useRunName(last.id);
  const when = pastWords(last.startedAt, now);
  return (
    <a className="k" href={addressOf({ at: 'activity', run: last.id })}>
      {name === null ? words('ran', { when }) : words('ranAs', { number: name.number, when })}
    </a>
  );
}

function Facts({ card, now }: { readonly card: FlowCard; readonly now: number }) {
  const words = wordsOf('syncs');
  if (card.last === null && card.isSample)
    return (
      <span className="k">
        <Icon name="info" size={14} />
        {words('thisComputer')}
      </span>
    );
  if (card.last === null) {
    const problems = card.problems.stopping + card.problems.advice;
    return (
      <>
        <span className="k">
          <Icon name="nodes" size={14} />
          {words('fieldMaps', { count: card.maps })}
        </span>
        {problems > 0 && (
          <span className="k">
            <Icon name="warn" size={14} />
            {words('problems', { count: problems })}
          </span>
        )}
      </>
    );
  }
  return (
    <>
      {card.conflicts > 0 ? (
        <a className="k c-need" href={addressOf({ at: 'inbox', of: card.flow })}>
          <Icon name="inbox" size={14} />
          <NeedYou count={card.conflicts} />
        </a>
      ) : (
        <span className="k">
          <Icon name="ok" size={14} />
          {words('noConflicts')}
        </span>
      )}
      <span className="when">
        <LastRun last={card.last} now={now} />
        {card.next !== null && card.state !== 'stopped' && (
          <span className="k muted">{words('next', { when: futureWords(card.next, now) })}</span>
        )}
      </span>
    </>
  );
}

/** The one thing that a card offers at once. */
function Quick({ card, isRunning }: { readonly card: FlowCard; readonly isRunning: boolean }) {
  const words = wordsOf('syncs');
  const { flow, label } = card;
  if (isRunning) return null;
  if (card.state === 'stopped' && card.held !== null)
    return (
      <Button size="sm" onPress={() => go({ at: 'preview', flow })}>
        {words('seeWhy')}
      </Button>
    );
  if (card.state === 'stopped')
    return (
      <RightButton needs="operate" size="sm" onPress={() => void run(flow, label)}>
        {words('runAgain')}
      </RightButton>
    );
  if (card.state === 'paused')
    return (
      <RightButton needs="operate" size="sm" onPress={() => void pause(flow, label, false)}>
        {words('resume')}
      </RightButton>
    );
  if (card.last === null && card.isSample)
    return (
      <RightButton needs="operate" size="sm" look="primary" icon="play" onPress={() => void run(flow, label)}>
        {words('runIt')}
      </RightButton>
    );
  if (card.state === 'draft')
    return (
      <Button size="sm" onPress={() => go({ at: 'flow', flow, view: 'canvas' })}>
        {words('open')}
      </Button>
    );
  return null;
}

/** A sync flow: what it joins, how it stands, what it did, and what to do next. */
export function SyncCard({ card, progress, now, asks }: CardProps) {
  const [menuAt, setMenuAt] = useState<{ readonly x: number; readonly y: number } | null>(null);
  const name = useId();
  const words = wordsOf('syncs');
  const [first] = card.syncs;
  const isRunning = progress !== null;
  const badge = badgeOf(card, isRunning);
  const parts = menuOf(card, isRunning, asks);
  return (
    <article
      className="sc"
      aria-labelledby={name}
      onContextMenu={(event) => {
        event.preventDefault();
        setMenuAt({ x: event.clientX, y: event.clientY });
      }}
    >
      <div className="hd">
        <Pair
          left={first?.left.connection.label ?? ''}
          right={first?.right.connection.label ?? ''}
          way={first?.way ?? 'both'}
        />
        <div className="grow">
          <h2 className="ell" id={name}>
            <a className="open" data-flow={card.flow} href={addressOf({ at: 'flow', flow: card.flow, view: 'canvas' })}>
              {card.label}
            </a>
          </h2>
          <p className="ell">{systemsOf(card)}</p>
        </div>
        {card.edited && card.live !== null && <Badge look="line">{words('draft')}</Badge>}
        <Badge look={badge.look} {...(badge.icon === undefined ? {} : { icon: badge.icon })}>
          {badge.word}
        </Badge>
      </div>
      {isRunning ? (
        <Going card={card} progress={progress} />
      ) : speaks(card) ? (
        <CardMessage card={card} />
      ) : (
        <Sparkline
          label={words('perRun', { count: card.bars.length })}
          values={card.bars.map(({ fromLeft, fromRight }) => ({ up: fromLeft, down: fromRight }))}
          isIdle={card.state === 'paused'}
        />
      )}
      <div className="ft">
        <Facts card={card} now={now} />
        <span className="grow" />
        <Quick card={card} isRunning={isRunning} />
        <MenuButton
          label={words('canBeDone', { flow: card.label })}
          trigger={<IconButton icon="dots" label={words('more', { flow: card.label })} size="sm" />}
          parts={parts}
        />
        {menuAt !== null && (
          <MenuAt
            label={words('canBeDone', { flow: card.label })}
            at={menuAt}
            parts={parts}
            onClose={() => setMenuAt(null)}
          />
        )}
      </div>
    </article>
  );
}
