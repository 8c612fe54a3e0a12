import { useState } from 'react';
import type { InboxRecord } from '../../../engine/protocol/calls/inbox-record.ts';
import { pastWords } from '../../app/time-words.ts';
import { useNow } from '../../app/use-now.ts';
import { Button } from '../../ui/Button.tsx';
import { classes } from '../../ui/classes.ts';
import { Icon } from '../../ui/Icon.tsx';
import { Value } from '../../ui/Value.tsx';
import { wordsOf } from '../../words/words.ts';
import type { Moved } from './use-moved.ts';
import { toneOf } from './who.ts';

/** That a side changed a value while it was looked at, and what it was before. */
export function MovedNote({ record, moved }: { readonly record: InboxRecord; readonly moved: Moved }) {
  const words = wordsOf('inboxRecord');
  const now = useNow();
  const [isOpen, setOpen] = useState(false);
  const { values, label, at, wasChosen } = moved;
  const [first] = values;
  const isOne = values.every((one) => one.side === first?.side);
  const when = at === null ? words('meanwhile') : pastWords(at, now);
  const tone = first !== undefined && isOne ? toneOf(first.side) : 'a';
  return (
    <div className={classes('ir-again', tone)} role="status">
      <div className="row g8">
        <Icon name="refresh" size={14} />
        <span className="grow">
          <b>
            {first === undefined || !isOne
              ? words('movedBoth', { field: label, when })
              : words('moved', { system: record.sides[first.side].name, field: label, when })}
          </b>{' '}
          {words(wasChosen ? 'choiceDropped' : 'newShown')}
        </span>
        {values.length > 0 && (
          <Button size="sm" look="ghost" aria-expanded={isOpen} onPress={() => setOpen(!isOpen)}>
            {words('whatChanged')}
          </Button>
        )}
      </div>
      {isOpen && (
        <ul>
          {values.map(({ side, label: field, before, after }) => (
            <li key={`${side} ${field}`}>
              <span className="med">{record.sides[side].name}</span>
              <span className="muted">{field}</span>
              <Value text={before} tone={toneOf(side)} isStruck />
              <Icon name="arr-r" size={12} />
              <Value text={after} tone={toneOf(side)} />
            </li>
          ))}
        </ul>
      )}
    </div>
  );
}
