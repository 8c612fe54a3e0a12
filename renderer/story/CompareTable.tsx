import type { Side } from '../../engine/model/ids.ts';
import type { Story, StoryRow, StoryThen } from '../../engine/protocol/calls/story.ts';
import { classes } from '../ui/classes.ts';
import { Icon } from '../ui/Icon.tsx';
import { Tile } from '../ui/Tile.tsx';
import { Value } from '../ui/Value.tsx';
import { wordsOf } from '../words/words.ts';
import { FieldHead } from './FieldHead.tsx';
import { toneOf } from './story-words.ts';

const sides: readonly Side[] = ['left', 'right'];
const sourceOf = { left: 'leftSource', right: 'rightSource' } as const;

/** What one side held then, and what it holds today where that is something else. */
function Beside({ row, side }: { readonly row: StoryRow; readonly side: Side }) {
  const words = wordsOf('story');
  const [then, today] = [row[side], row.now[side]];
  const shown = (text: string | null): string => text ?? words('empty');
  if (then === today)
    return (
      <>
        <td>
          <Value text={shown(then)} className="st-plain" />
        </td>
        <td className="st-now">{words('sameToday')}</td>
      </>
    );
  return (
    <>
      <td>
        <Value text={shown(then)} tone={toneOf(row[sourceOf[side]])} />
      </td>
      <td className="st-now">
        <Icon name="arr-r" size={12} />
        <Value text={shown(today)} tone={toneOf(row.now[sourceOf[side]])} />
      </td>
    </>
  );
}

/** Both records as they were then beside how they are today; what is different is in colour, with an arrow between. */
export function CompareTable({
  story,
  then,
  rows,
  onField,
}: {
  readonly story: Story;
  readonly then: StoryThen;
  readonly rows: readonly StoryRow[];
  readonly onField: (field: string) => void;
}) {
  const words = wordsOf('story');
  return (
    <table className="st-table st-compare">
      <thead>
        <tr className="th">
          <th scope="col" rowSpan={2}>
            {words('field')}
          </th>
          {sides.map((side) => (
            <th
              key={side}
              scope="colgroup"
              colSpan={2}
              className={classes('st-two-cells', side === 'left' ? 'c-l' : 'c-r')}
            >
              <Tile label={story[side].name} size={16} tone={side === 'left' ? 'l' : 'r'} />
              {story[side].name}
            </th>
          ))}
        </tr>
        <tr className="th">
          <td />
          {sides.map((side) => [
            <th key={`${side} then`} scope="col">
              {words(then[side] === 'there' ? 'thatDay' : 'notThere')}
            </th>,
            <th key={`${side} today`} scope="col">
              {words(then.today[side] === 'there' ? 'today' : 'notToday')}
            </th>,
          ])}
        </tr>
      </thead>
      <tbody>
        {rows.map((row) => (
          <tr key={row.map} className={classes('st-row', row.map === story.field && 'hit')}>
            <FieldHead row={row} onPick={() => onField(row.map)} />
            {sides.map((side) => (
              <Beside key={side} row={row} side={side} />
            ))}
          </tr>
        ))}
      </tbody>
    </table>
  );
}
