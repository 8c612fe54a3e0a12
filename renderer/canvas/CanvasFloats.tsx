import { memo } from 'react';
import { CanvasMenu } from './CanvasMenu.tsx';
import { OfferField } from './OfferField.tsx';
import { StepPalette } from './StepPalette.tsx';
import { SuggestPanel } from './SuggestPanel.tsx';
import { useCanvas } from './view.ts';

/** What floats over the canvas: the menu of a part, the steps there are, the field that is offered, suggestions. */
export const CanvasFloats = memo(function CanvasFloats() {
  const float = useCanvas((state) => state.float);
  const suggesting = useCanvas((state) => state.suggesting);
  return (
    <>
      {float?.is === 'menu' && <CanvasMenu at={float.at} target={float.key} />}
      {float?.is === 'steps' && <StepPalette at={float.at} place={float.place} />}
      {float?.is === 'offer' && <OfferField at={float.at} from={float.drawing} />}
      {suggesting !== null && <SuggestPanel sync={suggesting} />}
    </>
  );
});
