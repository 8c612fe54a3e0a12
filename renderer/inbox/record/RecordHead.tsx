import type { InboxRecord } from '../../../engine/protocol/calls/inbox-record.ts';
import { StoryLink } from '../../story/StoryLink.tsx';
import { Tile } from '../../ui/Tile.tsx';
import { dayWords, listWords } from '../../words/formats.ts';
import { wordsOf } from '../../words/words.ts';
import { storyOfRecord } from './story-of.ts';
import { toneOf } from './who.ts';

const sides = ['left', 'right'] as const;

function since({ linkedAt, how }: InboxRecord): string {
  const words = wordsOf('inboxRecord');
  if (linkedAt === null) return words('notLinked');
  const day = dayWords(linkedAt);
  if (how === null) return words('linkedSince', { day });
  return how.by === 'fields'
    ? words('linkedBySince', { fields: listWords(how.labels), day })
    : words(`linkedBy_${how.by}`, { day });
}

/** What the record is called, how its two halves were linked, and what either system calls it. */
export function RecordHead({ record, turn }: { readonly record: InboxRecord; readonly turn?: React.ReactNode }) {
  const words = wordsOf('inboxRecord');
  const story = storyOfRecord(record, null);
  return (
    <header className="ir-head">
      <h2 className="ell" title={record.title}>
        {record.title}
      </h2>
      <p title={record.syncLabel}>{since(record)}</p>
      <div className="ir-head-side">
        {sides.map((side) => {
          const key = record.keys[side];
          const { name } = record.sides[side];
          return (
            key !== null && (
              <span key={side} className="ir-system" title={words('keyIn', { system: name, key })}>
                <Tile label={name} size={16} tone={toneOf(side)} />
                {name}
                <span className="muted ell">{key}</span>
              </span>
            )
          );
        })}
        {story !== null && <StoryLink of={story} what={record.title} isIcon />}
        {turn}
      </div>
    </header>
  );
}
