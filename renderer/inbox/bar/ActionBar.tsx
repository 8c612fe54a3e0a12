import { caps } from '../../app/keys.ts';
import { RightButton } from '../../rights/RightButton.tsx';
import { ProblemNote } from '../../ui/ProblemNote.tsx';
import { wordsOf } from '../../words/words.ts';
import { useInbox } from '../state/inbox-store.ts';
import { openOf } from '../state/load-record.ts';
import { resolve, wishesIn } from '../state/resolve.ts';
import { undo } from '../state/take-back.ts';
import { WritesStrip } from './WritesStrip.tsx';

/** What becomes of the choices for the record that is shown. */
export function ActionBar() {
  const record = useInbox((state) => state.record);
  const said = useInbox((state) => state.said);
  const refused = useInbox((state) => state.refused);
  const isResolving = useInbox((state) => state.isResolving);
  const canUndo = useInbox((state) => state.batches.length > 0);
  const words = wordsOf('inbox');
  const chosen = wishesIn({ record, said });
  const left = openOf(record).length - chosen.length;
  return (
    <div className="ib-bar">
      {refused !== null && (
        <ProblemNote message={words('notRecorded')} fix={`${refused.message} ${refused.fix}`} look="need" isAlert />
      )}
      {chosen.length > 0 && <WritesStrip wishes={chosen} />}
      <div className="ib-acts">
        <RightButton
          needs="decide"
          look="primary"
          size="lg"
          keys={caps(['Enter'])}
          isDisabled={chosen.length === 0}
          isPending={isResolving}
          onPress={resolve}
        >
          {words('resolve', { count: chosen.length })}
        </RightButton>
        <RightButton needs="decide" look="ghost" size="lg" keys={caps(['U'])} isDisabled={!canUndo} onPress={undo}>
          {words('undo')}
        </RightButton>
        <span className="grow" />
        <span className="ib-out" role="status">
          {left > 0 && <b className="med">{words('stillToChoose', { count: left })}</b>} {words('nothingWritten')}
        </span>
      </div>
    </div>
  );
}
