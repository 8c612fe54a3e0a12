import type { InboxSides, InboxWrite } from '../../../engine/protocol/calls/inbox.ts';
import { classes } from '../../ui/classes.ts';
import { Icon } from '../../ui/Icon.tsx';
import { Tile } from '../../ui/Tile.tsx';
import { wordsOf } from '../../words/words.ts';

const textOf = (text: string | null): string => text ?? wordsOf('inbox')('empty');

/** One record that would be written: in which system, and each value before and after. */
export function WriteLine({ write, sides }: { readonly write: InboxWrite; readonly sides: InboxSides }) {
  const words = wordsOf('inbox');
  const { side, op, fields } = write;
  const system = sides[side].name;
  const tone = side === 'left' ? 'l' : 'r';
  return (
    <li className="ib-write">
      <Tile label={system} size={16} tone={tone} />
      <b className={`med c-${tone}`}>{system}</b>
      {op === 'update' ? null : <span>{words(`op-${op}`, { record: write.title })}</span>}
      {op !== 'remove' &&
        fields.map(({ label, before, after }) => (
          <span key={label} className="ib-change">
            <span className="muted">{label}</span>
            {op === 'update' && <s className={classes('ell', before === null && 'ib-none')}>{textOf(before)}</s>}
            {op === 'update' && <Icon name="arr-r" size={12} />}
            <span className={classes('ell med', after === null && 'ib-none')}>{textOf(after)}</span>
          </span>
        ))}
    </li>
  );
}
