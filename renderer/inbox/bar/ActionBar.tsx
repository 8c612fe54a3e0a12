import type { ConflictId } from '../../../engine/model/ids.ts';
import type { InboxWish } from '../../../engine/protocol/calls/inbox.ts';
import type { InboxRecord } from '../../../engine/protocol/calls/inbox-record.ts';
import { caps } from '../../app/keys.ts';
import { RightButton } from '../../rights/RightButton.tsx';
import { ProblemNote } from '../../ui/ProblemNote.tsx';
import { problemInWords } from '../../words/sentences.ts';
import { wordsOf } from '../../words/words.ts';
import { useInbox } from '../state/inbox-store.ts';
import { openOf } from '../state/load-record.ts';
import { resolve, wishesIn } from '../state/resolve.ts';
import { takeBack, undo } from '../state/take-back.ts';
import { ManyBar } from './ManyBar.tsx';
import { WritesStrip } from './WritesStrip.tsx';

/** The answer to a question of a record that can be taken back: of the one in focus, else of any. */
function answeredIn(record: InboxRecord | null, focus: ConflictId | null): ConflictId | null {
  const given = (record?.questions ?? []).filter(({ decisions }) =>
    decisions.some((one) => one.state === 'waiting' || one.state === 'done'),
  );
  return (given.find((one) => one.id === focus) ?? given[0])?.id ?? null;
}

function TakeBack() {
  const id = useInbox(({ record, focus }) => answeredIn(record, focus));
  if (id === null) return null;
  return (
    <RightButton needs="decide" size="lg" icon="undo" onPress={() => takeBack(id)}>
      {wordsOf('inbox')('takeBackAnswer')}
    </RightButton>
  );
}

/** Fields are resolved where all that was chosen is about fields; a record that is gone, or could be another, is a question. */
function resolveWords(record: InboxRecord | null, chosen: readonly InboxWish[]): string {
  const words = wordsOf('inbox');
  const count = chosen.length;
  if (count === 0) return words('resolveNone');
  const asked = new Map(record?.questions.map((one) => [one.id, one.what.about]));
  const isFields = chosen.every((one) => asked.get(one.id) === 'unit');
  return words(isFields ? 'resolve' : 'resolveQuestions', { count });
}

function Resolve({ label, isNone }: { readonly label: string; readonly isNone: boolean }) {
  const isResolving = useInbox((state) => state.isResolving);
  return (
    <RightButton
      needs="decide"
      look="primary"
      size="lg"
      keys={caps(['Enter'])}
      isDisabled={isNone}
      isPending={isResolving}
      onPress={resolve}
    >
      {label}
    </RightButton>
  );
}

function RecordBar() {
  const record = useInbox((state) => state.record);
  const said = useInbox((state) => state.said);
  const canUndo = useInbox((state) => state.batches.length > 0);
  const words = wordsOf('inbox');
  const chosen = wishesIn({ record, said });
  const open = openOf(record).length;
  const left = open - chosen.length;
  return (
    <>
      {chosen.length > 0 && <WritesStrip wishes={chosen} />}
      <div className="ib-acts">
        {record !== null && open === 0 ? (
          <TakeBack />
        ) : (
          <Resolve label={resolveWords(record, chosen)} isNone={chosen.length === 0} />
        )}
        <RightButton needs="decide" look="ghost" size="lg" keys={caps(['U'])} isDisabled={!canUndo} onPress={undo}>
          {words('undo')}
        </RightButton>
        <span className="grow" />
        {open > 0 && (
          <span className="ib-out" role="status">
            {left > 0 && <b className="med">{words('stillToChoose', { count: left })}</b>} {words('nothingWritten')}
          </span>
        )}
      </div>
    </>
  );
}

/** What becomes of the choices for the record that is shown, or of all records that are chosen in the list. */
export function ActionBar() {
  const refused = useInbox((state) => state.refused);
  const isMany = useInbox((state) => state.marked.size > 0);
  const at = useInbox((state) => state.at);
  if (at === null && !isMany) return null;
  return (
    <div className="ib-bar">
      {refused !== null && (
        <ProblemNote
          message={wordsOf('inbox')('notRecorded')}
          fix={problemInWords(refused)}
          cause={refused.cause}
          look="need"
          isAlert
        />
      )}
      {isMany ? <ManyBar /> : <RecordBar />}
    </div>
  );
}
