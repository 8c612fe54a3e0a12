import { useLayoutEffect, useRef } from 'react';
import { Dialog, Heading, Popover } from 'react-aria-components';
import { Button } from '../ui/Button.tsx';
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
      <Dialog className="pop-in" aria-label={step.title}>
        <Heading slot="title" className="h3">
          {step.title}
        </Heading>
        <p className="soft fs12">{step.words}</p>
        <div className="row g8">
          <span className="muted fs12">
            {index + 1} of {tourSteps.length}
          </span>
          <span className="grow" />
          {!isLast && (
            <Button size="sm" look="ghost" onPress={leaveTour}>
              Leave
            </Button>
          )}
          <Button size="sm" look="lead" autoFocus onPress={nextOfTour}>
            {isLast ? 'Done' : 'Next'}
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
