import { memo } from 'react';
import { RoundTripDrawer } from '../round-trip/RoundTripDrawer.tsx';
import { useFlow } from '../state/flow.ts';
import { CanvasMenu } from './CanvasMenu.tsx';
import { OfferField } from './OfferField.tsx';
import { StepPalette } from './StepPalette.tsx';
import { SuggestPanel } from './SuggestPanel.tsx';
import { setCanvas, useCanvas } from './view.ts';

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

/** The round trip of a line, in a drawer of its own; what is pressed in it is no concern of the canvas. */
export function CanvasTrip() {
  const float = useCanvas((state) => state.float);
  const flow = useFlow((state) => state.flow?.id);
  if (float?.is !== 'trip' || flow === undefined) return null;
  return <RoundTripDrawer flow={flow} sync={float.sync} map={float.map} onClose={() => setCanvas({ float: null })} />;
}
