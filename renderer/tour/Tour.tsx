import { useLayoutEffect, useRef } from 'react';
import { Dialog, Heading, Popover } from 'react-aria-components';
import { Button } from '../ui/Button.tsx';
import { wordsOf } from '../words/words.ts';
import { leaveTour, nextOfTour, useTour } from './tour-state.ts';
import { type TourStep, tourSteps } from './tour-steps.ts';

/** Marks what the tour points at. */
function usePointedAt(at: string): React.RefObject<Element | null> {
  const target = useRef<Element | null>(null);
  target.current = document.querySelector(at);
  useLayoutEffect(() => {
    const pointed = document.querySelector(at);
    pointed?.classList.add('pointed-at');
    return () => pointed?.classList.remove('pointed-at');
  }, [at]);
  return target;
}

function Stop({ step, index }: { readonly step: TourStep; readonly index: number }) {
  const words = wordsOf('tour');
  const title = words(step.word);
  const target = usePointedAt(step.at);
  const isLast = index === tourSteps.length - 1;
  return (
    <Popover
      className="pop tour"
      isOpen
      isNonModal
      triggerRef={target}
      placement={step.at === '.rail' ? 'right top' : step.at === '.status' ? 'top start' : 'bottom'}
      offset={10}
      onOpenChange={(isOpen) => {
        if (!isOpen) leaveTour();
      }}
    >
      <Dialog className="pop-in" aria-label={title}>
        <Heading slot="title" className="h3">
          {title}
        </Heading>
        <p className="soft fs12">{words(`${step.word}Text`)}</p>
        <div className="row g8">
          <span className="muted fs12">{words('at', { at: index + 1, all: tourSteps.length })}</span>
          <span className="grow" />
          {!isLast && (
            <Button size="sm" look="ghost" onPress={leaveTour}>
              {words('leave')}
            </Button>
          )}
          <Button size="sm" look="lead" autoFocus onPress={nextOfTour}>
            {words(isLast ? 'done' : 'next')}
          </Button>
        </div>
      </Dialog>
    </Popover>
  );
}

/** Coach marks, one after the other; Escape leaves them. */
export function Tour() {
  const { isOpen, at } = useTour();
  const step = tourSteps[at];
  return isOpen && step !== undefined ? <Stop key={step.at} step={step} index={at} /> : null;
}
