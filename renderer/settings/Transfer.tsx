import { useState } from 'react';
import { FileTrigger } from 'react-aria-components';
import type { Problem } from '../../engine/model/problem.ts';
import { exportWorkspace, type ImportedFile, importWorkspace } from '../../engine/protocol/calls/settings.ts';
import { doOrTell } from '../app/deeds.ts';
import { RightButton } from '../rights/RightButton.tsx';
import { useRight } from '../rights/use-right.ts';
import { engine } from '../state/engine.ts';
import { Button } from '../ui/Button.tsx';
import { Checkbox } from '../ui/Checkbox.tsx';
import { Dialog } from '../ui/Dialog.tsx';
import { ProblemNote } from '../ui/ProblemNote.tsx';
import { toast } from '../ui/toasts.ts';
import { wordsOf } from '../words/words.ts';
import { base64Of, bytesOf, download } from './download.ts';
import { Row, Section } from './Parts.tsx';

interface Chosen {
  readonly name: string;
  readonly zip: string;
  readonly files: readonly ImportedFile[];
  readonly problems: readonly Problem[];
}

async function saveExport(): Promise<void> {
  const said = await doOrTell(engine.ask(exportWorkspace, {}));
  if (said === null) return;
  download(said.name, [bytesOf(said.zip)], 'application/zip');
  toast({ title: wordsOf('settings')('exported', { name: said.name }), look: 'done' });
}

/** What an export would change here, before it does. */
function ImportDialog({ chosen, onClose }: { readonly chosen: Chosen; readonly onClose: () => void }) {
  const words = wordsOf('settings');
  const [replace, setReplace] = useState(false);
  const { name, zip, files, problems } = chosen;
  const count = (is: ImportedFile['is']): number => files.filter((file) => file.is === is).length;
  const [fresh, same, other] = [count('new'), count('same'), count('other')];
  const take = async (): Promise<void> => {
    const said = await doOrTell(engine.ask(importWorkspace, { zip, now: true, replace }));
    onClose();
    if (said !== null)
      toast({ title: words('imported', { count: said.written }), detail: words('importedNote'), look: 'done' });
  };
  const foot = (
    <>
      <Button look="ghost" onPress={onClose}>
        {words('cancel')}
      </Button>
      <Button
        look="primary"
        isDisabled={problems.length > 0 || (fresh === 0 && !(replace && other > 0))}
        onPress={() => void take()}
      >
        {words('importTake')}
      </Button>
    </>
  );
  return (
    <Dialog title={words('importTitle', { name })} isOpen onClose={onClose} foot={foot}>
      {problems.map(({ message, fix, cause }) => (
        <ProblemNote key={message} message={message} fix={fix} cause={cause} />
      ))}
      <ul className="plain">
        <li>{words('importNew', { count: fresh })}</li>
        <li>{words('importSame', { count: same })}</li>
        <li>{words('importOther', { count: other })}</li>
      </ul>
      {other > 0 && (
        <Checkbox isSelected={replace} onChange={setReplace}>
          {words('importReplace')}
        </Checkbox>
      )}
    </Dialog>
  );
}

/** Takes everything that was drawn and set out of this workspace, or into it. */
export function Transfer() {
  const words = wordsOf('settings');
  const why = useRight('manage');
  const [chosen, setChosen] = useState<Chosen | null>(null);
  const look = async (file: File | undefined): Promise<void> => {
    if (file === undefined) return;
    const zip = await base64Of(file);
    const said = await doOrTell(engine.ask(importWorkspace, { zip, now: false, replace: false }));
    if (said !== null) setChosen({ name: file.name, zip, files: said.files, problems: said.problems });
  };
  return (
    <Section title={words('transfer')} note={words('transferNote')}>
      <div className="bx">
        <Row label={words('export')} note={words('exportNote')}>
          <RightButton needs="manage" icon="download" onPress={() => void saveExport()}>
            {words('exportDo')}
          </RightButton>
        </Row>
        <Row label={words('import')} note={words('importNote')}>
          {why === null ? (
            <FileTrigger acceptedFileTypes={['.zip']} onSelect={(files) => void look(files?.[0])}>
              <Button icon="box">{words('importDo')}</Button>
            </FileTrigger>
          ) : (
            <RightButton needs="manage" icon="box">
              {words('importDo')}
            </RightButton>
          )}
        </Row>
      </div>
      {chosen !== null && <ImportDialog chosen={chosen} onClose={() => setChosen(null)} />}
    </Section>
  );
}
