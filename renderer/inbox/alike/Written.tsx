import type { InboxSides } from '../../../engine/protocol/calls/inbox.ts';
import { Icon } from '../../ui/Icon.tsx';
import { Tile } from '../../ui/Tile.tsx';
import { Unread } from '../../ui/Unread.tsx';
import { inOwnWords, problemInWords } from '../../words/sentences.ts';
import { wordsOf } from '../../words/words.ts';
import type { MassRow } from './use-mass-rows.ts';

/** What the answer for all would write into the records of one question. */
export function Written({ of, sides }: { readonly of: MassRow; readonly sides: InboxSides | null }) {
  const words = wordsOf('inbox');
  if (of.problem !== undefined)
    return (
      <span className="ib-wrong" title={problemInWords(of.problem)}>
        <Icon name="warn" size={12} /> {inOwnWords(of.problem.message)}
      </span>
    );
  if (of.writes === undefined) return <Unread />;
  if (of.writes.length === 0) return <span className="muted">{words('writesNothing')}</span>;
  return (
    <>
      {of.writes.map(({ side, op, fields }) => {
        const system = sides?.[side].name ?? words(`say-${side}`);
        const tone = side === 'left' ? 'l' : 'r';
        const values = fields.map((one) => one.after ?? words('empty')).join(', ');
        return (
          <span key={side} className="ib-written">
            <Tile label={system} size={16} tone={tone} />
            <span className="sr">{system}</span>
            {op === 'remove' ? words('deletes') : values}{' '}
          </span>
        );
      })}
    </>
  );
}
