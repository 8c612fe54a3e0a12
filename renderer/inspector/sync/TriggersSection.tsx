import type { Sync, Trigger } from '../../../engine/model/flow.ts';
import { Button } from '../../ui/Button.tsx';
import { IconButton } from '../../ui/IconButton.tsx';
import { MenuButton } from '../../ui/Menu.tsx';
import { Select } from '../../ui/Select.tsx';
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
  switch (trigger.on) {
    case 'interval':
      return (
        <DraftNumber
          aria-label="Every so many minutes"
          unit="minutes"
          value={trigger.everyMinutes}
          onCommit={(everyMinutes) =>
            everyMinutes === null ? 'Write a number of minutes.' : put({ ...trigger, everyMinutes })
          }
        />
      );
    case 'cron':
      return (
        <div className="two-cols">
          <DraftText
            aria-label="Time, as cron"
            isCode
            help="Minute, hour, day, month, weekday."
            value={trigger.cron}
            onCommit={(cron) => put({ ...trigger, cron })}
          />
          <DraftText
            aria-label="Time zone"
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
          aria-label="Which file"
          options={[
            { id: 'any', label: 'Any file' },
            { id: 'left', label: `The file of ${names.left}` },
            { id: 'right', label: `The file of ${names.right}` },
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
  const names = useNames(sync.id);
  const triggers = sync.triggers ?? [];
  const put = (next: readonly Trigger[]): string | null =>
    propose({ do: 'set-triggers', sync: sync.id, triggers: next.length === 0 ? null : [...next] });
  const add = (trigger: Trigger) => (): void => void put([...triggers, trigger]);
  return (
    <Section
      title="When it runs"
      action={
        <MenuButton
          label="Add a trigger"
          trigger={
            <Button size="sm" look="accent" icon="plus">
              Add
            </Button>
          }
          parts={[
            {
              id: 'kinds',
              entries: [
                {
                  id: 'interval',
                  label: 'Every so often',
                  icon: 'clock',
                  onAction: add({ on: 'interval', everyMinutes: usualMinutes }),
                },
                {
                  id: 'cron',
                  label: 'At a time of day',
                  icon: 'cal',
                  onAction: add({ on: 'cron', cron: '0 6 * * 1-5', zone }),
                },
                { id: 'file', label: 'When a file changed', icon: 'box', onAction: add({ on: 'file' }) },
              ],
            },
          ]}
        />
      }
    >
      {triggers.length === 0 && <p className="insp-note">Only when it is told to.</p>}
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
                label={`Remove: ${triggerSentence(trigger)}`}
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
