import './beside.css';
import { useState } from 'react';
import type { ConflictId } from '../../../engine/model/ids.ts';
import type { InboxRecord } from '../../../engine/protocol/calls/inbox-record.ts';
import { Drawer } from '../../ui/Drawer.tsx';
import { IconButton } from '../../ui/IconButton.tsx';
import { wordsOf } from '../../words/words.ts';
import { Assign } from './Assign.tsx';
import { Comments } from './Comments.tsx';
import { Due } from './Due.tsx';
import { HistoryList } from './HistoryList.tsx';
import { Snooze } from './Snooze.tsx';
import { useNarrow } from './use-narrow.ts';

export interface BesidePaneProps {
  readonly record: InboxRecord;
  /** The question that the boxes of others are about. */
  readonly focus: ConflictId | null;
  /** Questions like it. */
  readonly alike: React.ReactNode;
  /** The rule that could answer it. */
  readonly rule: React.ReactNode;
}

function Sections({ record, alike, rule }: BesidePaneProps) {
  const words = wordsOf('inboxRecord');
  return (
    <>
      {alike}
      {rule}
      <section className="ibs-sec" aria-label={words('care')}>
        <dl className="ibs-meta">
          <dt>{words('assigned')}</dt>
          <dd>
            <Assign key={record.id} record={record} />
          </dd>
          <dt>{words('snooze')}</dt>
          <dd>
            <Snooze key={record.id} record={record} />
          </dd>
          <dt>{words('due')}</dt>
          <dd>
            <Due key={record.id} record={record} />
          </dd>
        </dl>
      </section>
      <section className="ibs-sec" aria-label={words('history')}>
        <h3>{words('history')}</h3>
        <HistoryList key={record.id} record={record} />
      </section>
      <section className="ibs-sec" aria-label={words('comments')}>
        <h3>{words('comments')}</h3>
        <Comments record={record} />
      </section>
    </>
  );
}

/** What stands beside a record: questions like it, a rule, who decides and by when, what happened, and what people said. In a narrow window it comes out of a drawer. */
export function BesidePane(props: BesidePaneProps) {
  const words = wordsOf('inboxRecord');
  const isNarrow = useNarrow();
  const [isOut, setOut] = useState(false);
  const label = words('beside');
  if (!isNarrow)
    return (
      <aside className="ibs-beside" aria-label={label}>
        <Sections {...props} />
      </aside>
    );
  const { comments } = props.record.care;
  return (
    <aside className="ibs-strip" aria-label={label}>
      <IconButton icon="info" label={label} onPress={() => setOut(true)} />
      {comments.length > 0 && <span className="cnt">{comments.length}</span>}
      <Drawer title={label} isOpen={isOut} onClose={() => setOut(false)}>
        <div className="ibs-beside in-drawer">
          <Sections {...props} />
        </div>
      </Drawer>
    </aside>
  );
}
