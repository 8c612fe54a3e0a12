import { useState } from 'react';
import type { AlertKind } from '../../engine/protocol/alerts.ts';
import { allowed, chooseAlerts, sendTest, useAlerts } from '../alerts/alerts.ts';
import { Button } from '../ui/Button.tsx';
import { Checkbox } from '../ui/Checkbox.tsx';
import { Icon } from '../ui/Icon.tsx';
import type { IconName } from '../ui/icon-shapes.tsx';
import { ProblemNote } from '../ui/ProblemNote.tsx';
import { Switch } from '../ui/Switch.tsx';
import { TextField } from '../ui/TextField.tsx';
import { wordsOf } from '../words/words.ts';
import { Row, Section } from './Parts.tsx';

const kinds: readonly { readonly kind: AlertKind; readonly icon: IconName }[] = [
  { kind: 'held', icon: 'brake' },
  { kind: 'failed', icon: 'err' },
  { kind: 'partial', icon: 'warn' },
  { kind: 'conflicts', icon: 'inbox' },
];

const night = { from: '18:00', to: '08:00' };

/** Whether this browser lets Tandem tell something at all. */
function Allow({ onAsked }: { readonly onAsked: () => void }) {
  const words = wordsOf('settings');
  switch (allowed()) {
    case 'granted':
      return null;
    case 'none':
      return <ProblemNote message={words('alertsNone')} look="grey" />;
    case 'denied':
      return <ProblemNote message={words('alertsDenied')} look="need" />;
    case 'default':
      return (
        <Button icon="bell" onPress={() => void Notification.requestPermission().then(onAsked)}>
          {words('alertsAllow')}
        </Button>
      );
  }
}

function Kinds() {
  const words = wordsOf('settings');
  const { isOn, kinds: chosen } = useAlerts();
  const choose = (kind: AlertKind, isChosen: boolean): void =>
    chooseAlerts({ kinds: isChosen ? [...chosen, kind] : chosen.filter((one) => one !== kind) });
  return (
    <div className="bx">
      <div className="th g2" aria-hidden="true">
        <span>{words('alertsWhen')}</span>
        <span>{words('alertsDesktop')}</span>
      </div>
      <ul aria-label={words('alertsWhen')}>
        {kinds.map(({ kind, icon }) => (
          <li className="al g2" key={kind}>
            <span className="q">
              <Icon name={icon} />
              {words(kind)}
              <small>{words(`${kind}Note`)}</small>
            </span>
            <span>
              <Checkbox
                aria-label={words(kind)}
                isSelected={chosen.includes(kind)}
                isDisabled={!isOn}
                onChange={(isChosen) => choose(kind, isChosen)}
              />
            </span>
          </li>
        ))}
      </ul>
    </div>
  );
}

/** What is told by notifications, and when it is quiet. */
export function Alerts() {
  const words = wordsOf('settings');
  const { isOn, quiet } = useAlerts();
  const [, setAsked] = useState(0);
  const time = (label: string, value: string, take: (clock: string) => void) => (
    <TextField
      aria-label={label}
      size="md"
      type="time"
      className="clock"
      value={value}
      onChange={(clock) => {
        if (/^\d\d:\d\d$/.test(clock)) take(clock);
      }}
    />
  );
  return (
    <Section
      title={words('alerts')}
      note={quiet === null ? words('alertsNote') : words('alertsQuiet', quiet)}
      actions={
        <Button look="ghost" isDisabled={allowed() !== 'granted'} onPress={sendTest}>
          {words('alertsTest')}
        </Button>
      }
    >
      <div className="bx">
        <Row label={words('alertsOn')} note={words('alertsOnNote')}>
          <Allow onAsked={() => setAsked((count) => count + 1)} />
          <Switch aria-label={words('alertsOn')} isSelected={isOn} onChange={(on) => chooseAlerts({ isOn: on })} />
        </Row>
        <Row label={words('quiet')} note={words('quietNote')}>
          {quiet !== null && (
            <>
              {time(words('quietFrom'), quiet.from, (from) => chooseAlerts({ quiet: { ...quiet, from } }))}
              <span className="muted" aria-hidden="true">
                –
              </span>
              {time(words('quietTo'), quiet.to, (to) => chooseAlerts({ quiet: { ...quiet, to } }))}
            </>
          )}
          <Switch
            aria-label={words('quiet')}
            isSelected={quiet !== null}
            isDisabled={!isOn}
            onChange={(on) => chooseAlerts({ quiet: on ? night : null })}
          />
        </Row>
      </div>
      <div className="gap" />
      <Kinds />
    </Section>
  );
}
