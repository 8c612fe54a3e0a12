import { makeDiagnostics } from '../../engine/protocol/calls/settings.ts';
import { doOrTell } from '../app/deeds.ts';
import { RightButton } from '../rights/RightButton.tsx';
import { engine } from '../state/engine.ts';
import { toast } from '../ui/toasts.ts';
import { wordsOf } from '../words/words.ts';
import { download } from './download.ts';
import { Row, Section } from './Parts.tsx';

async function save(): Promise<void> {
  const said = await doOrTell(engine.ask(makeDiagnostics, {}));
  if (said === null) return;
  download(said.name, [said.text], 'application/json');
  toast({ title: wordsOf('settings')('exported', { name: said.name }), look: 'done' });
}

/** What helps whoever helps, in a file without secrets and values. */
export function Diagnostics() {
  const words = wordsOf('settings');
  return (
    <Section title={words('diagnostics')} note={words('diagnosticsNote')}>
      <div className="bx">
        <Row label={words('bundle')} note={words('bundleNote')}>
          <RightButton needs="manage" icon="download" onPress={() => void save()}>
            {words('bundleDo')}
          </RightButton>
        </Row>
      </div>
    </Section>
  );
}
