import '@xyflow/react/dist/base.css';
import { Background, BackgroundVariant, ReactFlow, ReactFlowProvider, SelectionMode } from '@xyflow/react';
import { useRef } from 'react';
import { flow, useFlow } from '../state/flow.ts';
import { classes } from '../ui/classes.ts';
import { wordsOf } from '../words/words.ts';
import { CanvasFloats, CanvasTrip } from './CanvasFloats.tsx';
import { CardNode } from './CardNode.tsx';
import { DrawnLine } from './DrawnLine.tsx';
import { FilterNode } from './FilterNode.tsx';
import type { LineEdge, PartNode } from './graph.ts';
import { LabelCorners } from './LabelCorners.tsx';
import { MapLine } from './MapLine.tsx';
import { MatchNode } from './MatchNode.tsx';
import { MiniMap } from './MiniMap.tsx';
import { NoteNode } from './NoteNode.tsx';
import { NoteTies } from './NoteTies.tsx';
import { RecordLine } from './RecordLine.tsx';
import { ReferenceLine } from './ReferenceLine.tsx';
import { SamplePicker } from './SamplePicker.tsx';
import { ToolBar } from './ToolBar.tsx';
import { useBoxSelection } from './use-box-selection.ts';
import { useCanvasKeys } from './use-canvas-keys.ts';
import { useDrawing } from './use-drawing.ts';
import { useEdgesOfFlow, useNodesOfFlow } from './use-graph.ts';
import { usePointer } from './use-pointer.ts';
import { useViewport } from './use-viewport.ts';
import { useCanvas } from './view.ts';

const nodeTypes = { card: CardNode, filter: FilterNode, match: MatchNode, note: NoteNode };
const edgeTypes = { map: MapLine, record: RecordLine, reference: ReferenceLine };
const grid: [number, number] = [4, 4];
const middleButton = [1];
const dots = 16;

/** The drawing of a flow: cards, lines, steps, and everything that is done to them. */
export function Canvas() {
  return (
    <ReactFlowProvider>
      <Surface />
      <CanvasTrip />
    </ReactFlowProvider>
  );
}

const Announcer = () => {
  const announced = useCanvas((state) => state.announced);
  return (
    <div className="sr" aria-live="polite">
      {announced}
    </div>
  );
};

function Surface() {
  const words = wordsOf('canvas');
  const surface = useRef<HTMLDivElement>(null);
  const { nodes, change } = useNodesOfFlow();
  const edges = useEdgesOfFlow();
  const isHand = useCanvas((state) => state.tool === 'hand');
  const band = useCanvas((state) => state.band);
  const isDrawing = useCanvas((state) => state.drawing !== null);
  const hasLine = useFlow((state) =>
    state.selected.some((key) => edges.some((edge) => key === edge.id || key.startsWith(`${edge.id}/`))),
  );
  const { onConnectStart, onConnectEnd, isValidConnection } = useDrawing();
  const box = useBoxSelection(change);
  const { onMove, onInit } = useViewport(surface);
  const pointer = usePointer();
  const keys = useCanvasKeys(surface);
  return (
    <div
      ref={surface}
      className={classes('flow-canvas', `band-${band}`, hasLine && 'has-sel', isDrawing && 'is-drawing')}
      role="application"
      aria-label={words('title')}
      aria-description={words('help')}
      onKeyDown={keys}
      {...pointer}
    >
      <ReactFlow<PartNode, LineEdge>
        nodes={nodes}
        edges={edges}
        nodeTypes={nodeTypes}
        edgeTypes={edgeTypes}
        ariaLabelConfig={{
          'node.a11yDescription.default': words('helpNode'),
          'edge.a11yDescription.default': words('helpEdge'),
        }}
        onNodesChange={box.onNodesChange}
        onSelectionStart={box.onSelectionStart}
        onSelectionEnd={box.onSelectionEnd}
        onPaneClick={() => flow.getState().select([])}
        onConnectStart={onConnectStart}
        onConnectEnd={onConnectEnd}
        isValidConnection={isValidConnection}
        connectionLineComponent={DrawnLine}
        connectionRadius={20}
        onInit={onInit}
        onMove={onMove}
        panOnDrag={isHand ? true : middleButton}
        selectionOnDrag={!isHand}
        selectionMode={SelectionMode.Partial}
        panOnScroll
        zoomOnDoubleClick={false}
        minZoom={0.2}
        maxZoom={2}
        snapToGrid
        snapGrid={grid}
        nodeDragThreshold={3}
        selectNodesOnDrag={false}
        elevateNodesOnSelect={false}
        elevateEdgesOnSelect={false}
        nodesFocusable={false}
        edgesFocusable={false}
        disableKeyboardA11y
        deleteKeyCode={null}
        selectionKeyCode={null}
        multiSelectionKeyCode={null}
        proOptions={{ hideAttribution: true }}
      >
        <Background variant={BackgroundVariant.Dots} gap={dots} size={2} offset={8} color="var(--canvas-dot)" />
        <LabelCorners />
        <NoteTies />
      </ReactFlow>
      <SamplePicker />
      <ToolBar />
      <MiniMap />
      <CanvasFloats />
      <Announcer />
    </div>
  );
}
