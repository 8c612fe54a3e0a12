import { useReactFlow, useStore } from '@xyflow/react';
import { memo } from 'react';
import { dispatch, flow, useFlow } from '../state/flow.ts';
import { IconButton } from '../ui/IconButton.tsx';
import { wordsOf } from '../words/words.ts';
import { activeSync, writeNote } from './actions.ts';
import { tidyUp } from './edits.ts';
import { filterFor } from './filter-action.ts';
import { motionMs, useShowAll } from './use-viewport.ts';
import { setCanvas, useCanvas } from './view.ts';

const middle = (): { readonly x: number; readonly y: number } => {
  const box = (document.querySelector('.flow-canvas') ?? document.body).getBoundingClientRect();
  return { x: box.left + box.width / 2, y: box.top + box.height / 2 };
};

function Tools() {
  const words = wordsOf('flowBar');
  const tool = useCanvas((state) => state.tool);
  return (
    <>
      <IconButton
        size="sm"
        icon="cursor"
        label={words('select')}
        isOn={tool === 'select'}
        onPress={() => setCanvas({ tool: 'select' })}
      />
      <IconButton
        size="sm"
        icon="hand"
        label={words('hand')}
        isOn={tool === 'hand'}
        onPress={() => setCanvas({ tool: 'hand' })}
      />
    </>
  );
}

function Adds() {
  const words = wordsOf('flowBar');
  const { screenToFlowPosition } = useReactFlow();
  const openSteps = (): void => {
    const { x, y } = middle();
    setCanvas({ float: { is: 'steps', at: { x: x - 140, y: y - 60 }, place: null } });
  };
  return (
    <>
      <IconButton size="sm" icon="filter" label={words('filter')} keys={['F']} onPress={filterFor} />
      <IconButton size="sm" icon="swap" label={words('steps')} keys={['S']} onPress={openSteps} />
      <IconButton
        size="sm"
        icon="spark"
        label={words('suggestLong')}
        onPress={() => setCanvas({ suggesting: activeSync() })}
      />
      <IconButton
        size="sm"
        icon="note"
        label={words('note')}
        keys={['N']}
        onPress={() => writeNote(screenToFlowPosition(middle()))}
      />
    </>
  );
}

function Past() {
  const words = wordsOf('flowBar');
  const canUndo = useFlow((state) => state.history.past.length > 0);
  const canRedo = useFlow((state) => state.history.future.length > 0);
  return (
    <>
      <IconButton
        size="sm"
        icon="undo"
        label={words('undo')}
        keys={['Ctrl', 'Z']}
        isDisabled={!canUndo}
        onPress={() => flow.getState().undo()}
      />
      <IconButton
        size="sm"
        icon="redo"
        label={words('redo')}
        keys={['Ctrl', 'Shift', 'Z']}
        isDisabled={!canRedo}
        onPress={() => flow.getState().redo()}
      />
    </>
  );
}

/** Everything to where it stands by itself. */
function layOut(): void {
  const open = flow.getState().flow;
  const command = open === null ? null : tidyUp(open);
  if (command !== null) dispatch(command);
}

function Zooms() {
  const words = wordsOf('flowBar');
  const { zoomIn, zoomOut } = useReactFlow();
  const show = useShowAll();
  const zoom = useStore((state) => Math.round(state.transform[2] * 100));
  return (
    <>
      <IconButton
        size="sm"
        icon="layout"
        label={words('layOut')}
        onPress={() => {
          layOut();
          requestAnimationFrame(() => show('all'));
        }}
      />
      <IconButton
        size="sm"
        icon="minus"
        label={words('smaller')}
        keys={['-']}
        onPress={() => void zoomOut({ duration: motionMs() })}
      />
      <span className="zoom">{words('zoom', { zoom })}</span>
      <IconButton
        size="sm"
        icon="plus"
        label={words('larger')}
        keys={['+']}
        onPress={() => void zoomIn({ duration: motionMs() })}
      />
      <IconButton size="sm" icon="fit" label={words('showAll')} keys={['0']} onPress={() => show('all')} />
    </>
  );
}

/** The tools of the canvas, at its foot. */
export const ToolBar = memo(function ToolBar() {
  const words = wordsOf('flowBar');
  return (
    <div className="float tools" role="toolbar" aria-label={words('tools')}>
      <Tools />
      <span className="vr" />
      <Adds />
      <span className="vr" />
      <Past />
      <span className="vr" />
      <Zooms />
    </div>
  );
});
