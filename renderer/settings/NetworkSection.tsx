import { useState } from 'react';
import { type SettingsLook, saveNetwork, saveProxyPassword } from '../../engine/protocol/calls/settings.ts';
import { doOrTell } from '../app/deeds.ts';
import { RightButton } from '../rights/RightButton.tsx';
import { useRight } from '../rights/use-right.ts';
import { engine } from '../state/engine.ts';
import { Switch } from '../ui/Switch.tsx';
import { TextField } from '../ui/TextField.tsx';
import { toast } from '../ui/toasts.ts';
import { wordsOf } from '../words/words.ts';
import { linesOf } from './lines-of.ts';
import { Row, Section } from './Parts.tsx';
import { ProxyRows, type ProxySaved } from './ProxyRows.tsx';

/** Whom the engine trusts, what leads to systems, and what applies to which of them. */
export function NetworkSection({ look }: { readonly look: SettingsLook }) {
  const words = wordsOf('settings');
  const why = useRight('manage');
  const lock = look.policy?.network === undefined ? null : look.policy;
  const network = lock?.network ?? look.network;
  const kept = (network.certificates ?? []).join('\n');
  const [text, setText] = useState(kept);
  const isFixed = why !== null || lock !== null;
  const save = async (wanted: SettingsLook['network']): Promise<void> => {
    if ((await doOrTell(engine.ask(saveNetwork, { network: wanted }))) !== null)
      toast({ title: words('saved'), look: 'done' });
  };
  const saveProxy = async ({ proxy, password }: ProxySaved): Promise<void> => {
    const { proxy: _, ...others } = look.network;
    const wanted = proxy === undefined ? others : { ...others, proxy };
    if (lock === null && (await doOrTell(engine.ask(saveNetwork, { network: wanted }))) === null) return;
    // Without a proxy nobody signs in any more.
    const change = proxy === undefined ? null : password;
    if (change !== undefined && (await doOrTell(engine.ask(saveProxyPassword, { password: change }))) === null) return;
    toast({ title: words('saved'), look: 'done' });
  };
  return (
    <>
      <Section title={words('network')} note={words('networkNote')}>
        <div className="bx">
          <Row label={words('systemCertificates')} note={words('systemCertificatesNote')} lock={lock}>
            <Switch
              aria-label={words('systemCertificates')}
              isSelected={network.systemCertificates === true}
              isDisabled={isFixed}
              onChange={(isOn) => void save({ ...look.network, systemCertificates: isOn })}
            />
          </Row>
          <Row label={words('certificates')} note={words('certificatesNote')} lock={lock}>
            <TextField
              aria-label={words('certificates')}
              className="files"
              lines={3}
              placeholder="/etc/ssl/example-ca.pem"
              value={text}
              onChange={setText}
              isLocked={isFixed}
            />
            <RightButton
              needs="manage"
              isDisabled={isFixed || linesOf(text).join('\n') === kept}
              onPress={() => void save({ ...look.network, certificates: linesOf(text) })}
            >
              {words('save')}
            </RightButton>
          </Row>
          <ProxyRows
            look={look}
            proxy={network.proxy}
            lock={lock}
            isFixed={why !== null}
            onSave={(saved) => void saveProxy(saved)}
          />
        </div>
        {why !== null && <p className="muted fs12 below">{why}</p>}
      </Section>
      <Section title={words('applies')}>
        <div className="bx">
          {(['appliesPostgres', 'appliesFiles', 'appliesUpdates'] as const).map((key) => (
            <div className="says" key={key}>
              <b>{words(key)}</b>
              <p>{words(`${key}Text`)}</p>
            </div>
          ))}
        </div>
      </Section>
    </>
  );
}
