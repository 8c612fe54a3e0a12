import './inbox.css';
import { useEffect, useRef } from 'react';
import { ConflictId, FlowId } from '../../engine/model/ids.ts';
import { ProblemNote } from '../ui/ProblemNote.tsx';
import { SplitPane } from '../ui/SplitPane.tsx';
import { wordsOf } from '../words/words.ts';
import { ActionBar } from './bar/ActionBar.tsx';
import { InboxToolbar } from './InboxToolbar.tsx';
import { useInboxKeys } from './keys/use-inbox-keys.ts';
import { ListPane } from './list/ListPane.tsx';
import { PlainRecord } from './PlainRecord.tsx';
import { noFilter, useInbox } from './state/inbox-store.ts';
import { openInbox } from './state/load-list.ts';

function Middle() {
  const record = useInbox((state) => state.record);
  const problem = useInbox((state) => state.recordProblem);
  const at = useInbox((state) => state.at);
  const said = useInbox((state) => state.said);
  const focus = useInbox((state) => state.focus);
  return (
    <section className="ib-pane" aria-label={wordsOf('inbox')('record')}>
      <div className="ib-rec" aria-busy={record === null && problem === null && at !== null}>
        {problem !== null && <ProblemNote {...problem} isAlert />}
        {record !== null && <PlainRecord record={record} said={said} focus={focus} />}
      </div>
      <ActionBar />
    </section>
  );
}

function Beside() {
  return <aside className="ib-pane ib-side" aria-label={wordsOf('inbox')('beside')} />;
}

/** What waits for a person: the list, the record whole, and what is beside it. */
export function Inbox({ question, of }: { readonly question: string | null; readonly of: string | null }) {
  const search = useRef<HTMLInputElement>(null);
  useInboxKeys(() => search.current?.focus());
  useEffect(() => {
    const at = ConflictId.safeParse(question).data ?? null;
    const flow = FlowId.safeParse(of).data ?? null;
    return openInbox({ at, filter: { ...noFilter, flow } });
  }, [question, of]);
  return (
    <div className="screen ib">
      <InboxToolbar />
      <SplitPane
        name="inbox"
        panes={[
          { id: 'list', size: 320, min: 240, max: 520, content: <ListPane searchRef={search} /> },
          { id: 'record', min: 480, content: <Middle /> },
          { id: 'beside', size: 320, min: 240, max: 480, content: <Beside /> },
        ]}
      />
    </div>
  );
}
