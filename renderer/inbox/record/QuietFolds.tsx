import type { InboxRecord, QuietMap } from '../../../engine/protocol/calls/inbox-record.ts';
import { StoryLink } from '../../story/StoryLink.tsx';
import { classes } from '../../ui/classes.ts';
import { Icon } from '../../ui/Icon.tsx';
import { wordsOf } from '../../words/words.ts';
import { Fold } from './Fold.tsx';
import { storyOfRecord } from './story-of.ts';
import { textOf } from './who.ts';

/** Where a value that only one side changed goes; null where the line does not go there. */
function goesTo({ changed, direction }: QuietMap): 'left' | 'right' | null {
  if (changed === 'left') return direction === 'both' || direction === 'to-right' ? 'right' : null;
  if (changed === 'right') return direction === 'both' || direction === 'to-left' ? 'left' : null;
  return null;
}

function Row({ record, map }: { readonly record: InboxRecord; readonly map: QuietMap }) {
  const words = wordsOf('inboxRecord');
  const of = storyOfRecord(record, map.label);
  const goes = goesTo(map);
  const [left, right] = [textOf(map.left), textOf(map.right)];
  const colour = (side: 'left' | 'right'): string =>
    map.changed === side || map.changed === 'both' ? (side === 'left' ? 'c-l' : 'c-r') : 'c-a';
  return (
    <li className="ir-cols ir-row">
      <span className="ell" title={map.label}>
        {map.label}
      </span>
      <span className="c-a ell">{map.agreed ?? words('empty')}</span>
      <span className={classes('ell', colour('left'))} title={left ?? ''}>
        {left ?? words('empty')}
      </span>
      <span className="row g6">
        <span className={classes('ell', colour('right'))} title={right ?? ''}>
          {right ?? words('empty')}
        </span>
        {goes !== null && (
          <span className="muted row g4">
            <Icon name={goes === 'left' ? 'arr-l' : 'arr-r'} size={12} />
            <span className="ell">{words('goesTo', { system: record.sides[goes].name })}</span>
          </span>
        )}
        <span className="grow" />
        {of !== null && <StoryLink of={of} what={map.label} isIcon className="ir-story" />}
      </span>
    </li>
  );
}

/** The field maps that nothing is asked about: those that one side changed, and those that both agree on. */
export function QuietFolds({ record }: { readonly record: InboxRecord }) {
  const words = wordsOf('inboxRecord');
  const changed = record.quiet.filter((one) => one.changed !== 'none');
  const agreed = record.quiet.filter((one) => one.changed === 'none');
  return (
    <>
      {changed.length > 0 && (
        <Fold label={words('changedOnOne')} count={changed.length}>
          <ul>
            {changed.map((map) => (
              <Row key={`${map.unit} ${map.label}`} record={record} map={map} />
            ))}
          </ul>
        </Fold>
      )}
      {agreed.length > 0 && (
        <Fold label={words('agreedOn')} count={agreed.length}>
          <ul>
            {agreed.map((map) => (
              <Row key={`${map.unit} ${map.label}`} record={record} map={map} />
            ))}
          </ul>
        </Fold>
      )}
    </>
  );
}
