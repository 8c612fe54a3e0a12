import { useState } from 'react';
import type { Story, StoryRow, StoryThen } from '../../engine/protocol/calls/story.ts';
import { classes } from '../ui/classes.ts';
import { Icon } from '../ui/Icon.tsx';
import { Segmented } from '../ui/Segmented.tsx';
import { Tile } from '../ui/Tile.tsx';
import { Value } from '../ui/Value.tsx';
import { wordsOf } from '../words/words.ts';
import { CompareTable } from './CompareTable.tsx';
import { FieldHead } from './FieldHead.tsx';
import { toneOf } from './story-words.ts';

function Now({ row }: { readonly row: StoryRow }) {
  const words = wordsOf('story');
  const { now, waits, isChanged } = row;
  if (waits)
    return (
      <span className="st-now c-need">
        <Icon name="inbox" size={14} />
        {words('twoValues')}
      </span>
    );
  if (!isChanged) return <span className="st-now same">{words('sameToday')}</span>;
  return (
    <span className="st-now">
      <Icon name="arr-r" size={12} />
      <Value text={(row.left === now.left ? now.right : now.left) ?? words('empty')} tone="a" />
    </span>
  );
}

function ThenRow({
  row,
  isHit,
  onPick,
}: {
  readonly row: StoryRow;
  readonly isHit: boolean;
  readonly onPick: () => void;
}) {
  const words = wordsOf('story');
  const value = (text: string | null, source: StoryRow['leftSource']) => (
    <Value
      text={text ?? words('empty')}
      {...(row.isChanged ? { tone: toneOf(source) } : {})}
      className={row.isChanged ? 'st-coloured' : 'st-plain'}
    />
  );
  return (
    <tr className={classes('st-row', isHit && 'hit')}>
      <FieldHead row={row} onPick={onPick} />
      <td>{value(row.left, row.leftSource)}</td>
      <td>{value(row.right, row.rightSource)}</td>
      <td>
        <Now row={row} />
      </td>
    </tr>
  );
}

interface TableProps {
  readonly story: Story;
  readonly then: StoryThen;
  readonly rows: readonly StoryRow[];
  readonly onField: (field: string) => void;
}

function ThenTable({ story, then, rows, onField }: TableProps) {
  const words = wordsOf('story');
  return (
    <table className="st-table">
      <thead>
        <tr className="th">
          <th scope="col">{words('field')}</th>
          {(['left', 'right'] as const).map((side) => (
            <th key={side} scope="col" className={side === 'left' ? 'c-l' : 'c-r'}>
              <Tile label={story[side].name} size={16} tone={side === 'left' ? 'l' : 'r'} />
              {story[side].name}
              {then[side] === 'gone' && <span className="muted"> {words('notThere')}</span>}
            </th>
          ))}
          <th scope="col">{words('nowIfDifferent')}</th>
        </tr>
      </thead>
      <tbody>
        {rows.map((row) => (
          <ThenRow key={row.map} row={row} isHit={row.map === story.field} onPick={() => onField(row.map)} />
        ))}
      </tbody>
    </table>
  );
}

/** Both records as they were known then, field by field, with what is different now. */
export function ThenPane({
  story,
  then,
  title,
  isNow,
  isCompared,
  onField,
  foot,
}: {
  readonly story: Story;
  readonly then: StoryThen;
  readonly title: string;
  readonly isNow: boolean;
  /** Whether today stands beside it. */
  readonly isCompared: boolean;
  readonly onField: (field: string) => void;
  readonly foot: React.ReactNode;
}) {
  const words = wordsOf('story');
  const [shown, setShown] = useState<'all' | 'changed'>('all');
  const changed = then.rows.filter((row) => row.isChanged);
  const rows = shown === 'all' ? then.rows : changed;
  const isKnown = then.left !== 'unknown' || then.right !== 'unknown';
  return (
    <section className="st-then" aria-label={title}>
      <div className="st-bar-head">
        <h2 className="h3">{title}</h2>
        {isKnown && !isNow && (
          <span className="muted fs12 ell">
            {changed.length === 0
              ? words('noneChanged')
              : words('changedSince', { changed: changed.length, all: then.rows.length })}
          </span>
        )}
        <span className="grow" />
        <Segmented
          label={words('fieldsShown')}
          segments={[
            { id: 'all', label: words('all'), count: then.rows.length },
            { id: 'changed', label: words('changed'), count: changed.length },
          ]}
          value={shown}
          onChange={setShown}
        />
      </div>
      {isKnown ? (
        <div className="st-scrolls">
          {isCompared ? (
            <CompareTable story={story} then={then} rows={rows} onField={onField} />
          ) : (
            <ThenTable story={story} then={then} rows={rows} onField={onField} />
          )}
        </div>
      ) : (
        <p className="st-none muted">{words('notKnown')}</p>
      )}
      {foot}
    </section>
  );
}
