import { useMemo } from 'react';
import { createPortal } from 'react-dom';
import { across } from '../../engine/model/ids.ts';
import { useFlow } from '../state/flow.ts';
import { syncAt } from '../state/flow-parts.ts';
import { Button } from '../ui/Button.tsx';
import { inOwnWords } from '../words/sentences.ts';
import { wordsOf } from '../words/words.ts';
import { fieldLabel, objectOf } from './cards.ts';
import { acceptBest, bestField } from './draw-line.ts';
import { useFloat } from './use-float.ts';
import { type Drawing, type Point, setCanvas } from './view.ts';

/** A line was let go over the whole other card: the field that fits best is offered. */
export function OfferField({
  at,
  from,
}: {
  readonly at: Point;
  readonly from: Pick<Drawing, 'sync' | 'side' | 'field'>;
}) {
  const words = wordsOf('canvas');
  const pane = useFloat<HTMLElement>(at);
  const best = useMemo(() => bestField(from), [from]);
  const other = across(from.side);
  const object = useFlow((state) => objectOf(state.shapes, syncAt(state.flow, from.sync), other));
  const [field] = best === null ? [] : [best.map[other]].flat();
  return createPortal(
    <section ref={pane} className="offer" aria-label={words('bestField')} role="dialog">
      {best === null || field === undefined ? (
        <p>{words('noBest')}</p>
      ) : (
        <>
          <p>
            {words('bestHere')} <b>{fieldLabel(object, field)}</b>
          </p>
          <p className="muted fs12">{best.reasons.map(inOwnWords).join(', ')}</p>
        </>
      )}
      <div className="row g8">
        {best !== null && (
          <Button size="sm" look="lead" autoFocus onPress={() => acceptBest(from)}>
            {words('mapIt')}
          </Button>
        )}
        <Button size="sm" look="ghost" onPress={() => setCanvas({ float: null })}>
          {words('leaveIt')}
        </Button>
      </div>
    </section>,
    document.body,
  );
}
