import { EdgeLabelRenderer, type EdgeProps } from '@xyflow/react';
import { memo } from 'react';
import { useFlow } from '../state/flow.ts';
import { endsOf, keyOf } from '../state/flow-parts.ts';
import { classes } from '../ui/classes.ts';
import { wayOf } from './edits.ts';
import type { MapEdge } from './graph.ts';
import { LineLabels } from './LineLabels.tsx';
import { Pulses } from './Pulses.tsx';
import { type DrawnLine, useLine } from './use-line.ts';
import { useCanvas } from './view.ts';
import { lineName } from './words/line-name.ts';

/** A name that may stand in `url(#...)`. */
const safe = (id: string): string => `two-${id.replace(/[^\w-]/g, (letter) => `_${letter.charCodeAt(0)}`)}`;

const strokeClass = { both: 'two', 'to-right': 'from-l', 'to-left': 'from-r' } as const;

function Gradient({ id, line }: { readonly id: string; readonly line: DrawnLine }) {
  const { from, to } = line.shape.zone;
  return (
    <linearGradient id={id} gradientUnits="userSpaceOnUse" x1={from} y1="0" x2={Math.max(to, from + 1)} y2="0">
      <stop offset="0" className="gl" />
      <stop offset=".5" className="gm" />
      <stop offset="1" className="gr" />
    </linearGradient>
  );
}

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
      {way === 'both' && <Gradient id={gradient} line={line} />}
      {shape.parts.map((d) => (
        <path key={`case ${d}`} className="case" d={d} />
      ))}
      {isSelected && <path className="halo" d={shape.halo} />}
      {shape.parts.map((d) => (
        <path key={d} className={look} style={stroke} d={d} />
      ))}
      {shape.dashed !== null && <path className={classes('ln back', isSelected && 'sel')} d={shape.dashed} />}
      {shape.heads.map(({ tone, d }) => (
        <path key={d} className={classes('ah', tone, isSelected && 'sel')} d={d} />
      ))}
    </>
  );
}

/** Whether the pointer or the focus is on the line, on one of its steps or on one of its fields. */
function useHot(line: DrawnLine | null, id: string): boolean {
  const hovered = useFlow((state) => state.hovered);
  const focus = useCanvas((state) => state.focus);
  if (line === null) return false;
  const fields = (['left', 'right'] as const).flatMap((side) =>
    endsOf(line.map, side).map((field) => keyOf({ kind: 'field', sync: line.sync.id, side, field })),
  );
  return [hovered, focus].some(
    (key) => key !== null && (key === id || key.startsWith(`${id}/`) || fields.includes(key)),
  );
}

/** A field map: its line from field to field, with steps and values on it. */
export const MapLine = memo(function MapLine({ id, data, ...ends }: EdgeProps<MapEdge>) {
  const line = useLine(data?.sync ?? '', data?.map ?? '', ends);
  const isSelected = useFlow((state) => state.selected.some((key) => key === id || key.startsWith(`${id}/`)));
  const isFocus = useCanvas((state) => state.focus === id);
  const isDropped = useCanvas((state) => state.dropAt !== null && id === `${state.dropAt.sync}/${state.dropAt.map}`);
  const isHot = useHot(line, id);
  if (line === null) return null;
  const name = lineName(line);
  return (
    <>
      {/* biome-ignore lint/a11y/useSemanticElements: a part of a drawing cannot be a button element. */}
      <g
        className={classes('line', isHot && 'hot', isDropped && 'drop', isSelected && 'is-on')}
        data-line={id}
        data-key={id}
        role="button"
        tabIndex={isFocus ? 0 : -1}
        aria-label={name}
        aria-pressed={isSelected}
      >
        <Strokes id={id} line={line} isSelected={isSelected} />
        {line.shape.routes.map((d) => (
          <path key={d} className="hit" d={d} />
        ))}
      </g>
      <EdgeLabelRenderer>
        <Pulses line={line} />
        <LineLabels id={id} line={line} isHot={isHot} isSelected={isSelected} />
      </EdgeLabelRenderer>
    </>
  );
});
