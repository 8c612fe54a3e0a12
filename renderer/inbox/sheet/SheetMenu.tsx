import { useState } from 'react';
import {
  exportInbox,
  type ImportedInbox,
  type InboxFilter,
  type InboxView,
} from '../../../engine/protocol/calls/inbox.ts';
import { doOrTell } from '../../app/deeds.ts';
import { RightButton } from '../../rights/RightButton.tsx';
import { bytesOf, download } from '../../settings/download.ts';
import { engine } from '../../state/engine.ts';
import { Button } from '../../ui/Button.tsx';
import { MenuButton } from '../../ui/Menu.tsx';
import { toast } from '../../ui/toasts.ts';
import { wordsOf } from '../../words/words.ts';
import { useInbox } from '../state/inbox-store.ts';
import { takeBack } from '../state/take-back.ts';
import { ImportDialog } from './ImportDialog.tsx';

const types = {
  xlsx: 'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet',
  csv: 'text/csv;charset=utf-8',
} as const;

interface SheetMenuProps {
  readonly view: InboxView;
  readonly text: string;
  readonly filter: InboxFilter;
}

/** Saves what is listed as a table. */
async function save(wanted: SheetMenuProps, kind: keyof typeof types): Promise<void> {
  const words = wordsOf('inboxSheet');
  const said = await doOrTell(engine.ask(exportInbox, { ...wanted, kind }));
  if (said === null) return;
  if (said.questions === 0) return void toast({ title: words('nothing') });
  download(said.name, [bytesOf(said.bytes)], types[kind]);
  toast({
    title: words('exported', { count: said.questions, name: said.name }),
    detail: words('exportedNote'),
    look: 'done',
  });
}

/** Tells what was recorded; all of it can be taken back at once, here and with the undo of the inbox. */
function tellDone({ batch, answered }: ImportedInbox): void {
  const words = wordsOf('inboxSheet');
  if (answered === 0 || batch === null) return void toast({ title: words('notedOnly'), look: 'done' });
  useInbox.setState(({ batches }) => ({ batches: [...batches, { id: batch, questions: answered }] }));
  toast({
    title: words('recorded', { count: answered }),
    detail: words('recordedNote'),
    look: 'done',
    action: { label: words('undo'), onAction: () => takeBack(batch) },
  });
}

/** Takes questions out as a table to decide in, and decisions in. */
export function SheetMenu(wanted: SheetMenuProps) {
  const words = wordsOf('inboxSheet');
  const [isImporting, setImporting] = useState(false);
  return (
    <>
      <MenuButton
        label={words('export')}
        trigger={
          <Button look="ghost" icon="download">
            <span className="ib-wide">{words('export')}</span>
          </Button>
        }
        parts={[
          {
            id: 'kinds',
            label: words('exportNote'),
            entries: [
              { id: 'xlsx', label: words('xlsx'), detail: '.xlsx', onAction: () => void save(wanted, 'xlsx') },
              { id: 'csv', label: words('csv'), detail: '.csv', onAction: () => void save(wanted, 'csv') },
            ],
          },
        ]}
      />
      <RightButton needs="decide" look="ghost" icon="table" onPress={() => setImporting(true)}>
        <span className="ib-wide">{words('import')}</span>
      </RightButton>
      {isImporting && (
        <ImportDialog
          onClose={() => setImporting(false)}
          onDone={(done) => {
            setImporting(false);
            tellDone(done);
          }}
        />
      )}
    </>
  );
}
