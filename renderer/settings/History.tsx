import { useState } from 'react';
import { backupsDefault, type Retention, retentionDays } from '../../engine/model/settings.ts';
import { type SettingsLook, saveRetention, tidyWorkspace } from '../../engine/protocol/calls/settings.ts';
import { doOrTell } from '../app/deeds.ts';
import { RightButton } from '../rights/RightButton.tsx';
import { useRight } from '../rights/use-right.ts';
import { engine } from '../state/engine.ts';
import { Checkbox } from '../ui/Checkbox.tsx';
import { AlertDialog } from '../ui/Dialog.tsx';
import { NumberField } from '../ui/NumberField.tsx';
import { toast } from '../ui/toasts.ts';
import { wordsOf } from '../words/words.ts';
import { Row, Section } from './Parts.tsx';

const kinds = [
  { key: 'journalDays', of: 'journal', least: 7 },
  { key: 'conflictsDays', of: 'conflicts', least: 7 },
  { key: 'auditDays', of: 'audit', least: 7 },
  { key: 'runsDays', of: 'runs', least: 7 },
  { key: 'tombstonesDays', of: 'tombstones', least: 90 },
] as const;

const daysMost = 36_500;
const backupsMost = 366;

/** Counts what retention would take away, and does it where a person agrees. */
function Tidy() {
  const words = wordsOf('settings');
  const [rows, setRows] = useState<number | null>(null);
  const count = async (now: boolean): Promise<number | null> => {
    const said = await doOrTell(engine.ask(tidyWorkspace, { now }));
    return said === null ? null : Object.values(said.removed).reduce((sum, one) => sum + one, 0);
  };
  const look = async (): Promise<void> => {
    const found = await count(false);
    if (found === 0) toast({ title: words('tidyNone'), look: 'done' });
    else setRows(found);
  };
  const tidy = async (): Promise<void> => {
    setRows(null);
    const done = await count(true);
    if (done !== null) toast({ title: words('tidyDone', { count: done }), look: 'done' });
  };
  return (
    <>
      <RightButton needs="manage" onPress={() => void look()}>
        {words('tidyNow')}
      </RightButton>
      <AlertDialog
        title={words('tidyTitle')}
        isOpen={rows !== null}
        onClose={() => setRows(null)}
        confirm={words('removeIt')}
        onConfirm={() => void tidy()}
        isDanger
      >
        {words('tidyWould', { count: rows ?? 0 })}
      </AlertDialog>
    </>
  );
}

/** How long what is kept. */
export function History({ look }: { readonly look: SettingsLook }) {
  const words = wordsOf('settings');
  const why = useRight('manage');
  const { policy } = look;
  const retention: Retention = { ...look.retention, ...policy?.retention };
  const days = retentionDays(retention);
  const save = (part: Retention): void =>
    void doOrTell(engine.ask(saveRetention, { retention: { ...look.retention, ...part } }));
  const lockOf = (key: keyof Retention) => (policy?.retention?.[key] === undefined ? null : policy);
  return (
    <Section title={words('history')} note={words('historyNote')} actions={<Tidy />}>
      <div className="bx">
        {kinds.map(({ key, of, least }) => {
          const lock = lockOf(key);
          const isFixed = lock !== null || why !== null;
          const now = days[of];
          return (
            <Row key={key} label={words(key)} note={words(`${key}Note`)} lock={lock}>
              <Checkbox
                aria-label={words('forEverOf', { what: words(key) })}
                isSelected={now === null}
                isDisabled={isFixed}
                onChange={(isForEver) => save({ [key]: isForEver ? null : Math.max(least, 365) })}
              >
                {words('forEver')}
              </Checkbox>
              <NumberField
                key={String(now)}
                aria-label={words(key)}
                size="md"
                className="days"
                minValue={least}
                maxValue={daysMost}
                unit={words('days')}
                isDisabled={isFixed || now === null}
                {...(now === null ? {} : { defaultValue: now })}
                onChange={(value) => {
                  if (Number.isInteger(value) && value !== now) save({ [key]: value });
                }}
              />
            </Row>
          );
        })}
        <Row label={words('backups')} note={words('backupsNote')} lock={lockOf('backups')}>
          <NumberField
            aria-label={words('backups')}
            size="md"
            className="days"
            minValue={1}
            maxValue={backupsMost}
            unit={words('copies')}
            isDisabled={why !== null || lockOf('backups') !== null}
            value={retention.backups ?? backupsDefault}
            onChange={(value) => {
              if (Number.isInteger(value)) save({ backups: value });
            }}
          />
        </Row>
      </div>
      {why !== null && <p className="muted fs12 below">{why}</p>}
    </Section>
  );
}
