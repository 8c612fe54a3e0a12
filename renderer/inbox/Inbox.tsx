import './inbox.css';
import { useEffect, useRef } from 'react';
import { ConflictId, FlowId } from '../../engine/model/ids.ts';
import { ProblemNote } from '../ui/ProblemNote.tsx';
import { SplitPane } from '../ui/SplitPane.tsx';
import { wordsOf } from '../words/words.ts';
import { AlikeBox } from './alike/AlikeBox.tsx';
import { MassDialog } from './alike/MassDialog.tsx';
import { ActionBar } from './bar/ActionBar.tsx';
import { UndoDialog } from './bar/UndoDialog.tsx';
import { BesideDrawer, BesidePane } from './beside/BesidePane.tsx';
import { useNarrow, useSnug } from './beside/use-narrow.ts';
import { InboxToolbar } from './InboxToolbar.tsx';
import { useInboxKeys } from './keys/use-inbox-keys.ts';
import { ListPane } from './list/ListPane.tsx';
import { RecordPane } from './record/RecordPane.tsx';
import { Turn } from './record/Turn.tsx';
import { RuleBox } from './rule/RuleBox.tsx';
import { RulePlace } from './rule/RulePlace.tsx';
import { SheetMenu } from './sheet/SheetMenu.tsx';
import { noFilter, useInbox } from './state/inbox-store.ts';
import { openInbox } from './state/load-list.ts';
import { focusOn } from './state/move.ts';
import { say } from './state/say.ts';

function Middle() {
  const record = useInbox((state) => state.record);
  const problem = useInbox((state) => state.recordProblem);
  const at = useInbox((state) => state.at);
  const said = useInbox((state) => state.said);
  const focus = useInbox((state) => state.focus);
  const typing = useInbox((state) => state.typing);
  const isNarrow = useNarrow();
  return (
    <section className="ib-pane" aria-label={wordsOf('inbox')('record')}>
      <div className="ib-rec" aria-busy={record === null && problem === null && at !== null}>
        {problem !== null && <ProblemNote {...problem} isAlert />}
        {record !== null && (
          <RecordPane
            record={record}
            said={said}
            focus={focus}
            onFocus={focusOn}
            onSay={say}
            typing={typing}
            onTyping={(id) => useInbox.setState({ typing: id })}
            turn={
              <>
                <Turn />
                {isNarrow && (
                  <BesideDrawer
                    record={record}
                    focus={focus}
                    alike={<AlikeBox record={record} focus={focus} />}
                    rule={focus === null ? null : <RuleBox record={record} focus={focus} />}
                  />
                )}
              </>
            }
          />
        )}
      </div>
      <ActionBar />
    </section>
  );
}

function Beside() {
  const record = useInbox((state) => state.record);
  const focus = useInbox((state) => state.focus);
  if (record === null) return <aside className="ib-pane ib-side" aria-label={wordsOf('inbox')('beside')} />;
  return (
    <BesidePane
      record={record}
      focus={focus}
      alike={<AlikeBox record={record} focus={focus} />}
      rule={focus === null ? null : <RuleBox record={record} focus={focus} />}
    />
  );
}

function Sheet() {
  const view = useInbox((state) => state.view);
  const text = useInbox((state) => state.text);
  const filter = useInbox((state) => state.filter);
  return <SheetMenu view={view} text={text} filter={filter} />;
}

/** What waits for a person: the list, the record whole, and what is beside it. */
export function Inbox({ question, of }: { readonly question: string | null; readonly of: string | null }) {
  const search = useRef<HTMLInputElement>(null);
  const isNarrow = useNarrow();
  const isSnug = useSnug();
  const name = isNarrow ? 'inbox-narrow' : isSnug ? 'inbox-snug' : 'inbox';
  useInboxKeys(() => search.current?.focus());
  useEffect(() => {
    const at = ConflictId.safeParse(question).data ?? null;
    const flow = FlowId.safeParse(of).data ?? null;
    return openInbox({ at, filter: { ...noFilter, flow } });
  }, [question, of]);
  return (
    <div className="screen ib">
      <InboxToolbar>
        <Sheet />
      </InboxToolbar>
      <SplitPane
        key={name}
        name={name}
        panes={[
          { id: 'list', size: isSnug ? 280 : 320, min: 240, max: 520, content: <ListPane searchRef={search} /> },
          { id: 'record', min: 480, content: <Middle /> },
          ...(isNarrow ? [] : [{ id: 'beside', size: isSnug ? 272 : 320, min: 240, max: 480, content: <Beside /> }]),
        ]}
      />
      <RulePlace />
      <MassDialog />
      <UndoDialog />
    </div>
  );
}
