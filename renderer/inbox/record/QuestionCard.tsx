import { useEffect, useRef } from 'react';
import { classes } from '../../ui/classes.ts';
import { Answered, Decisions } from './Answered.tsx';
import type { CardProps } from './card.ts';
import { MatchCard } from './MatchCard.tsx';
import { RefusedCard } from './RefusedCard.tsx';
import { RemovalCard } from './RemovalCard.tsx';
import { UnitCard } from './UnitCard.tsx';
import { nameOf } from './who.ts';

function Body(props: CardProps) {
  const { what } = props.asked;
  switch (what.about) {
    case 'unit':
      return <UnitCard {...props} what={what} />;
    case 'removal':
      return <RemovalCard {...props} what={what} />;
    case 'match':
      return <MatchCard {...props} what={what} />;
    case 'refused':
      return <RefusedCard {...props} what={what} />;
  }
}

/** The card of a question, by its kind. */
export function QuestionCard({ onFocus, ...props }: CardProps & { readonly onFocus: () => void }) {
  const { asked, isFocus } = props;
  const card = useRef<HTMLDivElement>(null);
  useEffect(() => {
    if (isFocus) card.current?.scrollIntoView({ block: 'nearest' });
  }, [isFocus]);
  return (
    // biome-ignore lint/a11y/useSemanticElements: a fieldset would bring a frame and a legend of its own
    <div
      ref={card}
      role="group"
      aria-label={nameOf(asked)}
      {...(isFocus ? { 'aria-current': true } : {})}
      className={classes('ir-card', isFocus && 'act', asked.state !== 'open' && 'over')}
      // A press has its effect first: what a card shows only in focus would move away what is pressed.
      onClickCapture={() => !isFocus && onFocus()}
      onFocusCapture={({ target }) => !isFocus && target.matches(':focus-visible') && onFocus()}
    >
      <Answered {...props} />
      <Body {...props} />
      <Decisions {...props} />
    </div>
  );
}
