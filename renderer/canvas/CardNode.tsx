import { type NodeProps, useUpdateNodeInternals } from '@xyflow/react';
import { memo, useEffect, useRef } from 'react';
import type { Side, SyncId } from '../../engine/model/ids.ts';
import type { ObjectShape } from '../../engine/model/shape.ts';
import { useFlow, useIsSelected, useProblemsOf } from '../state/flow.ts';
import { classes } from '../ui/classes.ts';
import { Icon } from '../ui/Icon.tsx';
import { Tile } from '../ui/Tile.tsx';
import { numberWords } from '../words/formats.ts';
import { wordsOf } from '../words/words.ts';
import { CardFind } from './CardFind.tsx';
import { CardFold, CardStrip } from './CardStrip.tsx';
import { mappedFields, matchFields } from './cards.ts';
import { FieldRow } from './FieldRow.tsx';
import type { CardRows } from './geometry/card-rows.ts';
import { sizes } from './geometry/sizes.ts';
import type { PartNode } from './graph.ts';
import { CardAnchors } from './Handles.tsx';
import { useSamples } from './samples.ts';
import { useRested } from './use-rested.ts';
import { useObject, useRows, useSync, useSystem } from './use-sync.ts';
import { setCard, useCanvas } from './view.ts';

const measureMs = 80;

interface CardProps {
  readonly sync: SyncId;
  readonly side: Side;
}

/** Required fields that nothing fills, as the problems of the card name them. */
function useLacking({ sync, side }: CardProps): (field: string) => boolean {
  const problems = useProblemsOf(`${sync}/${side}`);
  const words = problems.filter((one) => one.code === 'create/required').map((one) => one.message);
  return (field) => words.some((message) => message.includes(`"${field}"`));
}

const CardHead = ({ sync, side, object }: CardProps & { readonly object: ObjectShape | null }) => {
  const system = useSystem(sync, side);
  const name = useSync(sync)?.[side].object ?? '';
  const all = useSamples((state) => state.of[sync]?.[side]?.all ?? null);
  return (
    <header className="card-head">
      <Tile label={system} tone={side === 'left' ? 'l' : 'r'} />
      <div className="grow">
        <h2 className="ell">{object?.label ?? name}</h2>
        <p className={classes('ell', side === 'left' ? 'c-l' : 'c-r')}>{system}</p>
      </div>
      {all !== null && <span className="n">{numberWords(all)}</span>}
      <span className="port" />
    </header>
  );
};

function Rows({ sync, side, rows }: CardProps & { readonly rows: CardRows }) {
  const words = wordsOf('canvas');
  const one = useSync(sync);
  const object = useObject(sync, side);
  const lacks = useLacking({ sync, side });
  if (one === null) return null;
  const mapped = mappedFields(one, side);
  const match = matchFields(one, side);
  return (
    <div
      className="field-rows"
      role="listbox"
      aria-label={words('fieldsOf', { object: object?.label ?? one[side].object })}
    >
      {rows.rows.map((row) => (
        <FieldRow
          key={row.name}
          sync={sync}
          side={side}
          row={row}
          isKey={object?.key.includes(row.name) === true}
          isMatch={match.has(row.name)}
          isMapped={mapped.has(row.name)}
          isLacking={!mapped.has(row.name) && lacks(row.name)}
        />
      ))}
    </div>
  );
}

/** Scrolls a card by rows; React Flow would zoom the canvas. */
function useWheel(key: string, rows: CardRows | null) {
  const card = useRef<HTMLElement>(null);
  useEffect(() => {
    const element = card.current;
    if (element === null || rows === null || rows.scrolled === null) return;
    let rest = 0;
    const turn = (event: WheelEvent): void => {
      if (event.ctrlKey || event.metaKey) return;
      event.preventDefault();
      event.stopPropagation();
      rest += event.deltaY / sizes.row;
      const whole = Math.trunc(rest);
      rest -= whole;
      if (whole !== 0) setCard(key, { first: Math.max(0, rows.first + whole) });
    };
    element.addEventListener('wheel', turn, { passive: false });
    return () => element.removeEventListener('wheel', turn);
  }, [key, rows]);
  return card;
}

const Missing = () => (
  <p className="card-empty">
    <Icon name="warn" size={14} />
    {wordsOf('canvas')('notKnown')}
  </p>
);

const Card = memo(function Card({ id, sync, side }: CardProps & { readonly id: string }) {
  const rows = useRows(sync, side);
  const object = useObject(sync, side);
  const isSelected = useIsSelected(id);
  const isFocus = useCanvas((state) => state.focus === id);
  const system = useSystem(sync, side);
  const isKnown = useFlow((state) => Object.keys(state.shapes).length > 0) && object !== null;
  const update = useUpdateNodeInternals();
  const card = useWheel(id, rows);
  const drawn = rows?.rows.map((row) => row.name).join('\n');
  // Handles come and go with the rows that are drawn; they are measured when the card rests.
  const rested = useRested(drawn, measureMs);
  // biome-ignore lint/correctness/useExhaustiveDependencies: the rows that are drawn say when to measure.
  useEffect(() => update(id), [rested, id, update]);
  if (rows === null) return null;
  return (
    <section
      ref={card}
      className={classes('card', side === 'left' ? 'l' : 'r', isSelected && 'is-on')}
      style={{ height: rows.height }}
      data-key={id}
      data-card={id}
      tabIndex={isFocus ? 0 : -1}
      aria-label={wordsOf('canvas')(`${side}Card`, { system, object: object?.label ?? '' })}
    >
      <CardHead sync={sync} side={side} object={object} />
      <CardFind card={id} />
      {!isKnown && rows.rows.length === 0 && <Missing />}
      {(rows.scrolled?.above ?? 0) > 0 && <CardStrip card={id} where="above" sync={sync} side={side} rows={rows} />}
      <Rows sync={sync} side={side} rows={rows} />
      {(rows.scrolled?.below ?? 0) > 0 && <CardStrip card={id} where="below" sync={sync} side={side} rows={rows} />}
      <CardFold card={id} rows={rows} />
      <CardAnchors side={side} />
    </section>
  );
});

/** One side of a sync: its object with the fields, each with a handle. */
export const CardNode = memo(function CardNode({ id, data }: NodeProps<PartNode>) {
  const { part } = data;
  return part.kind === 'side' ? <Card id={id} sync={part.sync} side={part.side} /> : null;
});
