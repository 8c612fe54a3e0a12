import { EdgeLabelRenderer, type EdgeProps } from '@xyflow/react';
import { createContext, memo, useContext, useMemo } from 'react';
import { Side } from '../../engine/model/ids.ts';
import { useDiffers } from '../state/differences.ts';
import { useFlow } from '../state/flow.ts';
import { endsOf, keyOf } from '../state/flow-parts.ts';
import { classes } from '../ui/classes.ts';
import { wayOf } from './edits.ts';
import type { MapEdge } from './graph.ts';
import { LineLabels } from './LineLabels.tsx';
import { Pulses } from './Pulses.tsx';
import { type DrawnLine, drawLine, type Corners as LineCorners, type LineModel, useLine } from './use-line.ts';
import { setCanvas, useCanvas } from './view.ts';
import { lineName } from './words/line-name.ts';

/** A name that may stand in `url(#...)`. */
const safe = (id: string): string => `two-${id.replace(/[^\w-]/g, (letter) => `_${letter.charCodeAt(0)}`)}`;

const strokeClass = { both: 'two', 'to-right': 'from-l', 'to-left': 'from-r' } as const;

/**
 * Paths that keep their elements while their course changes. No component: a drag draws all lines anew with every move, and what
 * React has to keep of each is what that costs.
 */
const paths = (
  ds: readonly string[],
  look: { readonly className: string; readonly style?: React.CSSProperties; readonly pathLength?: number },
) =>
  ds.map((d, at) => (
    // biome-ignore lint/suspicious/noArrayIndexKey: a path is told from the others by its place only; its course changes with every drag.
    <path key={at} {...look} d={d} />
  ));

const gradientOf = (id: string, { shape: { zone } }: DrawnLine) => (
  <linearGradient
    id={id}
    gradientUnits="userSpaceOnUse"
    x1={zone.from}
    y1="0"
    x2={Math.max(zone.to, zone.from + 1)}
    y2="0"
  >
    <stop offset="0" className="gl" />
    <stop offset=".5" className="gm" />
    <stop offset="1" className="gr" />
  </linearGradient>
);

function Strokes({
  id,
  line,
  isSelected,
}: {
  readonly id: string;
  readonly line: DrawnLine;
  readonly isSelected: boolean;
}) {
  const { shape, map, spots } = line;
  const way = wayOf(map);
  const gradient = safe(id);
  const isHidden = [...spots.left, ...spots.right].some((spot) => spot.in !== 'row');
  const look = classes('ln', strokeClass[way], isSelected && 'sel', isHidden && 'bun');
  const stroke = way === 'both' ? { stroke: `url(#${gradient})` } : {};
  return (
    <>
      {way === 'both' && gradientOf(gradient, line)}
      {paths(shape.parts, { className: 'case' })}
      {isSelected && <path className="halo" d={shape.halo} />}
      {paths(shape.parts, { className: look, style: stroke, pathLength: 1 })}
      {shape.dashed !== null && <path className={classes('ln back', isSelected && 'sel')} d={shape.dashed} />}
      {shape.heads.map(({ tone, d }, at) => (
        // biome-ignore lint/suspicious/noArrayIndexKey: heads stand in the order of the ends, which are told apart by it.
        <path key={at} className={classes('ah', tone, isSelected && 'sel')} d={d} />
      ))}
    </>
  );
}

/** Whether the pointer, or else the focus, is on the line, on one of its steps or on one of its fields. */
function useHot(line: LineModel | null, id: string): { readonly isOver: boolean; readonly isHot: boolean } {
  const map = line?.map ?? null;
  const sync = line?.sync.id ?? null;
  const keys = useMemo(
    () =>
      map === null || sync === null
        ? []
        : Side.options.flatMap((side) => endsOf(map, side).map((field) => keyOf({ kind: 'field', sync, side, field }))),
    [map, sync],
  );
  const isHere = (key: string | null): boolean =>
    key !== null && (key === id || key.startsWith(`${id}/`) || keys.includes(key));
  const isOver = useFlow((state) => isHere(state.hovered));
  const isFocus = useCanvas((state) => isHere(state.focus));
  return { isOver, isHot: isOver || isFocus };
}

/** Where the cards stand. It changes with every move of a drag, and only what hangs on it is drawn anew. */
const Corners = createContext<LineCorners>({ sourceX: 0, sourceY: 0, targetX: 0, targetY: 0 });

interface PlacedProps {
  readonly id: string;
  readonly model: LineModel;
  /** Classes that say what is going on with the line. */
  readonly look: string;
}

function Placed({ id, model, look }: PlacedProps) {
  const corners = useContext(Corners);
  const line = drawLine(model, corners);
  return (
    <>
      <Strokes id={id} line={line} isSelected={look.includes('is-on')} />
      {paths(line.shape.routes, { className: 'hit' })}
      <EdgeLabelRenderer>
        <Pulses line={line} />
      </EdgeLabelRenderer>
      <LineLabels id={id} line={model} chip={line.shape.zone.chip} look={look} />
    </>
  );
}

const Line = memo(function Line({
  id,
  sync,
  map,
}: {
  readonly id: string;
  readonly sync: string;
  readonly map: string;
}) {
  const model = useLine(sync, map);
  const isSelected = useFlow((state) => state.selected.some((key) => key === id || key.startsWith(`${id}/`)));
  const isFocus = useCanvas((state) => state.focus === id);
  const isDropped = useCanvas((state) => state.dropAt !== null && id === `${state.dropAt.sync}/${state.dropAt.map}`);
  const { isOver, isHot } = useHot(model, id);
  const isMoving = useCanvas(({ moving }) => moving !== null && id === `${moving.sync}/${moving.map}`);
  const fresh = useCanvas((state) => (state.fresh?.key === id ? state.fresh.from : null));
  const differs = useDiffers(id);
  if (model === null) return null;
  return (
    // biome-ignore lint/a11y/useSemanticElements: a part of a drawing cannot be a button element.
    <g
      className={classes(
        'line',
        isHot && 'hot',
        isDropped && 'drop',
        isSelected && 'is-on',
        differs && 'differs',
        isMoving && 'moving',
        fresh !== null && `fresh from-${fresh}`,
      )}
      onAnimationEnd={() => fresh !== null && setCanvas({ fresh: null })}
      data-line={id}
      data-key={id}
      role="button"
      tabIndex={isFocus ? 0 : -1}
      aria-label={lineName(model)}
      aria-pressed={isSelected}
    >
      <Placed id={id} model={model} look={classes(isHot && 'hot', isOver && 'over', isSelected && 'is-on')} />
    </g>
  );
});

/** A field map: its line from field to field, with steps and values on it. */
export const MapLine = memo(function MapLine({ id, data, ...ends }: EdgeProps<MapEdge>) {
  const { sourceX, sourceY, targetX, targetY } = ends;
  const corners = useMemo(() => ({ sourceX, sourceY, targetX, targetY }), [sourceX, sourceY, targetX, targetY]);
  return (
    <Corners.Provider value={corners}>
      <Line id={id} sync={data?.sync ?? ''} map={data?.map ?? ''} />
    </Corners.Provider>
  );
});
