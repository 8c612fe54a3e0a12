import type { Policy } from '../../engine/model/policy.ts';
import type { Retention } from '../../engine/model/settings.ts';
import type { SettingsLook } from '../../engine/protocol/calls/settings.ts';
import { EmptyState } from '../ui/EmptyState.tsx';
import { TextField } from '../ui/TextField.tsx';
import { wordsOf } from '../words/words.ts';
import { Row, Section } from './Parts.tsx';

const retentionKeys = ['journalDays', 'conflictsDays', 'auditDays', 'runsDays', 'tombstonesDays', 'backups'] as const;

function retentionWords(retention: Retention): string {
  const words = wordsOf('settings');
  return retentionKeys
    .filter((key) => retention[key] !== undefined)
    .map((key) => words(key))
    .join(', ');
}

/** What a policy sets, by the keys of its words; what it leaves open is not among them. */
export function setIn(policy: Policy): readonly { readonly key: PolicyKey; readonly value: string }[] {
  const words = wordsOf('settings');
  const onOff = (isOn: boolean): string => words(isOn ? 'policyOn' : 'policyOff');
  const { updates, workspace, links, background, retention, network } = policy;
  return [
    ...(updates === null ? [] : [{ key: 'policyUpdates' as const, value: updates.server }]),
    ...(workspace === null ? [] : [{ key: 'policyWorkspace' as const, value: workspace }]),
    ...(links ? [] : [{ key: 'policyLinks' as const, value: onOff(links) }]),
    ...(background ? [] : [{ key: 'policyBackground' as const, value: onOff(background) }]),
    ...(retention === undefined ? [] : [{ key: 'policyRetention' as const, value: retentionWords(retention) }]),
    ...(network === undefined
      ? []
      : [
          {
            key: 'policyNetwork' as const,
            value:
              [network.proxy?.address ?? [], network.certificates ?? []].flat().join(', ') ||
              onOff(network.systemCertificates === true),
          },
        ]),
  ];
}

type PolicyKey =
  | 'policyUpdates'
  | 'policyWorkspace'
  | 'policyLinks'
  | 'policyBackground'
  | 'policyRetention'
  | 'policyNetwork';

/** Everything that IT set for this machine. */
export function PolicySection({ look }: { readonly look: SettingsLook }) {
  const words = wordsOf('settings');
  const { policy, policyFile } = look;
  return (
    <Section title={words('policy')} note={words('policyNote')}>
      {policy === null ? (
        <div className="bx">
          <EmptyState title={words('policyNone')}>{words('policyNoneText', { file: policyFile })}</EmptyState>
        </div>
      ) : (
        <div className="bx">
          {setIn(policy).map(({ key, value }) => (
            <Row key={key} label={words(key)} lock={policy}>
              <TextField aria-label={words(key)} size="md" className="held" value={value} isLocked />
            </Row>
          ))}
        </div>
      )}
    </Section>
  );
}
