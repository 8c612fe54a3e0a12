import './record.css';
import type { ConflictId } from '../../../engine/model/ids.ts';
import type { InboxSaid } from '../../../engine/protocol/calls/inbox.ts';
import type { InboxRecord } from '../../../engine/protocol/calls/inbox-record.ts';
import { Tile } from '../../ui/Tile.tsx';
import { wordsOf } from '../../words/words.ts';
import { answerOf } from './answer-of.ts';
import { MovedNote } from './MovedNote.tsx';
import { QuestionCard } from './QuestionCard.tsx';
import { QuietFolds } from './QuietFolds.tsx';
import { RecordHead } from './RecordHead.tsx';
import { useMoved } from './use-moved.ts';

export interface RecordPaneProps {
  readonly record: InboxRecord;
  /** What was chosen and not yet recorded. */
  readonly said: ReadonlyMap<ConflictId, InboxSaid>;
  readonly focus: ConflictId | null;
  readonly onFocus: (id: ConflictId) => void;
  readonly onSay: (id: ConflictId, said: InboxSaid | null) => void;
  /** The question whose editor for typed values is open. */
  readonly typing: ConflictId | null;
  readonly onTyping: (id: ConflictId | null) => void;
  /** At the end of the head: what goes on to another record. */
  readonly turn?: React.ReactNode;
}

function ColumnHeads({ record }: { readonly record: InboxRecord }) {
  const words = wordsOf('inboxRecord');
  const open = record.questions.filter((one) => one.state === 'open').length;
  const { left, right } = record.sides;
  return (
    <div className="ir-cols ir-heads">
      <span>{open > 0 && words('needYou', { count: open })}</span>
      <span className="c-a">{words('agreedValue')}</span>
      <span className="c-l">
        <Tile label={left.name} size={16} tone="l" />
        {left.name}
      </span>
      <span className="c-r">
        <Tile label={right.name} size={16} tone="r" />
        {right.name}
      </span>
    </div>
  );
}

/** A record whole: a card for each question about it, and all its other fields below. */
export function RecordPane(props: RecordPaneProps) {
  const { record, said, focus, onFocus, onSay, typing, onTyping, turn } = props;
  const moved = useMoved(record, said, onSay);
  // Of a record that is gone on one side, what is left is on its card.
  const isGone = record.questions.some((one) => one.what.about === 'removal');
  const hasColumns = record.questions.some((one) => one.what.about === 'unit');
  const sideMoved = (id: ConflictId, side: 'left' | 'right'): boolean =>
    moved.some((one) => one.id === id && one.values.some((value) => value.side === side));
  return (
    <>
      <RecordHead record={record} turn={turn} />
      <div className="ir-record">
        {moved.map((one) => (
          <MovedNote key={one.id} record={record} moved={one} />
        ))}
        {hasColumns && <ColumnHeads record={record} />}
        {record.questions.map((asked) => (
          <QuestionCard
            key={asked.id}
            record={record}
            asked={asked}
            said={said.get(asked.id) ?? answerOf(asked)}
            isFocus={focus === asked.id}
            onFocus={() => onFocus(asked.id)}
            onSay={(one) => onSay(asked.id, one)}
            isTyping={typing === asked.id}
            onTyping={(isOn) => onTyping(isOn ? asked.id : null)}
            moved={{ left: sideMoved(asked.id, 'left'), right: sideMoved(asked.id, 'right') }}
          />
        ))}
        {!isGone && <QuietFolds record={record} />}
      </div>
    </>
  );
}
