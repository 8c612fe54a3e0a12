import type { Sync, Trigger } from '../../../engine/model/flow.ts';
import { Button } from '../../ui/Button.tsx';
import { IconButton } from '../../ui/IconButton.tsx';
import { MenuButton } from '../../ui/Menu.tsx';
import { Select } from '../../ui/Select.tsx';
import { wordsOf } from '../../words/words.ts';
import { DraftNumber, DraftText } from '../parts/DraftText.tsx';
import { Section } from '../parts/Section.tsx';
import { propose } from '../propose.ts';
import { useNames } from '../use-map-facts.ts';
import { triggerSentence } from '../words/sync-words.ts';

const zone = Intl.DateTimeFormat().resolvedOptions().timeZone;
const usualMinutes = 15;

interface FormProps {
  readonly trigger: Trigger;
  readonly names: { readonly left: string; readonly right: string };
  readonly put: (trigger: Trigger) => string | null;
}

function TriggerForm({ trigger, names, put }: FormProps) {
  const words = wordsOf('syncInspector');
  switch (trigger.on) {
    case 'interval':
      return (
        <DraftNumber
          aria-label={words('everyMinutes')}
          unit={words('minutes')}
          value={trigger.everyMinutes}
          onCommit={(everyMinutes) =>
            everyMinutes === null ? words('writeMinutes') : put({ ...trigger, everyMinutes })
          }
        />
      );
    case 'cron':
      return (
        <div className="two-cols">
          <DraftText
            aria-label={words('cron')}
            isCode
            help={words('cronHelp')}
            value={trigger.cron}
            onCommit={(cron) => put({ ...trigger, cron })}
          />
          <DraftText
            aria-label={words('zone')}
            isCode
            value={trigger.zone}
            onCommit={(text) => put({ ...trigger, zone: text })}
          />
        </div>
      );
    case 'file': {
      const { side, ...rest } = trigger;
      return (
        <Select
          size="md"
          aria-label={words('whichFile')}
          options={[
            { id: 'any', label: words('anyFile') },
            { id: 'left', label: words('fileOf', { system: names.left }) },
            { id: 'right', label: words('fileOf', { system: names.right }) },
          ]}
          value={side ?? 'any'}
          onChange={(id) => put(id === 'any' ? rest : { ...rest, side: id })}
        />
      );
    }
  }
}

/** When a sync runs by itself. */
export function TriggersSection({ sync }: { readonly sync: Sync }) {
  const words = wordsOf('syncInspector');
  const names = useNames(sync.id);
  const triggers = sync.triggers ?? [];
  const put = (next: readonly Trigger[]): string | null =>
    propose({ do: 'set-triggers', sync: sync.id, triggers: next.length === 0 ? null : [...next] });
  const add = (trigger: Trigger) => (): void => void put([...triggers, trigger]);
  return (
    <Section
      title={words('whenRuns')}
      action={
        <MenuButton
          label={words('addTrigger')}
          trigger={
            <Button size="sm" look="accent" icon="plus">
              {words('add')}
            </Button>
          }
          parts={[
            {
              id: 'kinds',
              entries: [
                {
                  id: 'interval',
                  label: words('everySoOften'),
                  icon: 'clock',
                  onAction: add({ on: 'interval', everyMinutes: usualMinutes }),
                },
                {
                  id: 'cron',
                  label: words('timeOfDay'),
                  icon: 'cal',
                  onAction: add({ on: 'cron', cron: '0 6 * * 1-5', zone }),
                },
                { id: 'file', label: words('fileChanged'), icon: 'box', onAction: add({ on: 'file' }) },
              ],
            },
          ]}
        />
      }
    >
      {triggers.length === 0 && <p className="insp-note">{words('whenTold')}</p>}
      <ul className="conditions">
        {triggers.map((trigger, at) => (
          // biome-ignore lint/suspicious/noArrayIndexKey: a trigger is known by its place
          <li key={at}>
            <div className="row g4">
              <span className="fs12 grow">{triggerSentence(trigger)}</span>
              <IconButton
                size="sm"
                icon="x"
                iconSize={12}
                label={words('removeTrigger', { trigger: triggerSentence(trigger) })}
                onPress={() => put(triggers.filter((_, index) => index !== at))}
              />
            </div>
            <TriggerForm
              trigger={trigger}
              names={names}
              put={(next) => put(triggers.map((one, index) => (index === at ? next : one)))}
            />
          </li>
        ))}
      </ul>
    </Section>
  );
}
