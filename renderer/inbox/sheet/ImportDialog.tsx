import './sheet.css';
import { useState } from 'react';
import type { ImportedInbox } from '../../../engine/protocol/calls/inbox.ts';
import { Button } from '../../ui/Button.tsx';
import { Dialog } from '../../ui/Dialog.tsx';
import { wordsOf } from '../../words/words.ts';
import { FilePlace } from './FilePlace.tsx';
import { SheetChecked, type SheetHow } from './SheetChecked.tsx';
import { type Importing, useImport } from './use-import.ts';

interface ImportDialogProps {
  readonly onClose: () => void;
  /** Told once decisions are recorded. */
  readonly onDone: (done: ImportedInbox) => void;
}

interface FootProps extends Pick<ImportDialogProps, 'onClose'> {
  readonly importing: Importing;
  readonly how: SheetHow;
  readonly onRecord: () => void;
}

function Foot({ importing: { stage, again }, how, onClose, onRecord }: FootProps) {
  const words = wordsOf('inboxSheet');
  const cancel = (
    <Button look="ghost" onPress={onClose}>
      {words('cancel')}
    </Button>
  );
  if (stage.at !== 'checked') return cancel;
  const { answered, noted, bad } = stage.sheet.found;
  const isEmpty = answered + noted === 0;
  return (
    <>
      <Button look="ghost" onPress={again}>
        {words('other')}
      </Button>
      <span className="grow sheet-yet">{words(isEmpty ? 'nothingToDo' : 'nothingYet')}</span>
      {cancel}
      <Button
        look="primary"
        isDisabled={isEmpty || (bad.length > 0 && !how.skipBad)}
        isPending={stage.isPending}
        onPress={onRecord}
      >
        {answered > 0 ? words('record', { count: answered }) : words('recordNotes')}
      </Button>
    </>
  );
}

/** Takes decisions from a table that was exported: chosen, checked row by row, and recorded as one. */
export function ImportDialog({ onClose, onDone }: ImportDialogProps) {
  const words = wordsOf('inboxSheet');
  const importing = useImport();
  const { stage, check, record } = importing;
  const [how, setHow] = useState<SheetHow>({ why: '', skipBad: false });
  const take = async (): Promise<void> => {
    const why = how.why.trim();
    const done = await record({ why: why === '' ? null : why, skipBad: how.skipBad });
    if (done !== null) onDone(done);
  };
  const foot = <Foot importing={importing} how={how} onClose={onClose} onRecord={() => void take()} />;
  return (
    <Dialog title={words('title')} isOpen onClose={onClose} width="wide" foot={foot}>
      {stage.at === 'choosing' && <FilePlace problem={stage.problem} onFile={(file) => void check(file)} />}
      {stage.at === 'checking' && (
        <p className="sheet-checking" role="status">
          <span className="spin" aria-hidden="true" />
          {words('checking', { name: stage.name })}
        </p>
      )}
      {stage.at === 'checked' && <SheetChecked sheet={stage.sheet} problem={stage.problem} how={how} onHow={setHow} />}
    </Dialog>
  );
}
