import './beside.css';
import type { ConflictId } from '../../../engine/model/ids.ts';
import type { InboxRecord } from '../../../engine/protocol/calls/inbox-record.ts';
import { Count } from '../../ui/Count.tsx';
import { Drawer } from '../../ui/Drawer.tsx';
import { IconButton } from '../../ui/IconButton.tsx';
import { wordsOf } from '../../words/words.ts';
import { useInbox } from '../state/inbox-store.ts';
import { Assign } from './Assign.tsx';
import { Comments } from './Comments.tsx';
import { Due } from './Due.tsx';
import { HistoryList } from './HistoryList.tsx';
import { Snooze } from './Snooze.tsx';

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

/** What stands beside a record: questions like it, a rule, who decides and by when, what happened, and what people said. */
export function BesidePane(props: BesidePaneProps) {
  return (
    <aside className="ibs-beside" aria-label={wordsOf('inboxRecord')('beside')}>
      <Sections {...props} />
    </aside>
  );
}

/** The same out of a drawer, where the window is too narrow for three panes. */
export function BesideDrawer(props: BesidePaneProps) {
  const label = wordsOf('inboxRecord')('beside');
  const isOut = useInbox((state) => state.isBesideOut);
  const setOut = (next: boolean): void => useInbox.setState({ isBesideOut: next });
  const { comments } = props.record.care;
  return (
    <>
      <IconButton icon="info" label={label} look="plain" onPress={() => setOut(true)} />
      {comments.length > 0 && <Count of={comments.length} />}
      <Drawer title={label} isOpen={isOut} onClose={() => setOut(false)} width={340}>
        <div className="ibs-beside in-drawer">
          <Sections {...props} />
        </div>
      </Drawer>
    </>
  );
}
