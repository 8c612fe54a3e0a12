import type { InboxRecord } from '../../../engine/protocol/calls/inbox-record.ts';
import { Icon } from '../../ui/Icon.tsx';
import { ProblemNote } from '../../ui/ProblemNote.tsx';
import { Value } from '../../ui/Value.tsx';
import { wordsOf } from '../../words/words.ts';
import type { Foretold } from '../state/foretell.ts';
import { toneOf } from './who.ts';

/** What an answer would write on either side, or why it cannot be one. */
export function ForetoldLine({ record, told }: { readonly record: InboxRecord; readonly told: Foretold | null }) {
  const words = wordsOf('inboxRecord');
  if (told === null) return <p className="ir-fore muted">{words('looking')}</p>;
  if (told.problem !== null)
    return (
      <div className="ir-fore" role="status">
        <ProblemNote {...told.problem} />
      </div>
    );
  if (told.writes.length === 0) return <p className="ir-fore muted">{words('writesNothing')}</p>;
  return (
    <ul className="ir-fore" aria-label={words('wouldWrite')}>
      {told.writes.map(({ side, op, fields }) => (
        <li key={`${side} ${op}`}>
          <span className={side === 'left' ? 'c-l med' : 'c-r med'}>{record.sides[side].name}</span>
          <span className="muted">{words(`op_${op}`)}</span>
          {op !== 'remove' &&
            fields.map(({ label, before, after }) => (
              <span key={label} className="ir-gets">
                <span className="muted">{label}</span>
                <Value text={before} tone={toneOf(side)} isStruck={before !== null} />
                <Icon name="arr-r" size={12} />
                <Value text={after} tone="a" />
              </span>
            ))}
        </li>
      ))}
    </ul>
  );
}
