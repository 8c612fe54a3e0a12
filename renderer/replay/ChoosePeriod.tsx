import { useState } from 'react';
import type { ReplayScope, ReplaySpan } from '../../engine/protocol/calls/replay.ts';
import { go } from '../app/route.ts';
import { RightButton } from '../rights/RightButton.tsx';
import { Button } from '../ui/Button.tsx';
import { EmptyState } from '../ui/EmptyState.tsx';
import type { Option } from '../ui/options.tsx';
import { RadioGroup } from '../ui/RadioGroup.tsx';
import { TextField } from '../ui/TextField.tsx';
import { wordsOf } from '../words/words.ts';
import { daysAsPeriod } from './days.ts';
import { type Period, replay } from './replay-store.ts';

type Choice = ReplaySpan['name'] | 'own';

function standWords({ live, ahead }: ReplayScope): string {
  const words = wordsOf('replay');
  if (live === null || ahead === null) return words('neverPublished');
  return ahead === 0 ? words('notAhead', { version: live }) : words('ahead', { count: ahead, version: live });
}

function optionsOf({ spans, live }: ReplayScope): readonly Option<Choice>[] {
  const words = wordsOf('replay');
  return [
    ...spans.map(({ name, runs, changes }) => ({
      id: name,
      label: name === 'published' ? words('published', { version: live ?? 1 }) : words(name),
      detail: words('span', { runs: words('runs', { count: runs }), changes: words('written', { count: changes }) }),
    })),
    { id: 'own', label: words('own') },
  ];
}

/** Asks which of what was recorded is run through the draft. */
export function ChoosePeriod({ flow, scope }: { readonly flow: string; readonly scope: ReplayScope }) {
  const words = wordsOf('replay');
  const [chosen, setChosen] = useState<Choice | null>(null);
  const [days, setDays] = useState({ from: '', until: '' });
  const { spans } = scope;
  if (spans.length === 0)
    return (
      <EmptyState
        title={words('nothingYet')}
        action={<Button onPress={() => go({ at: 'flow', flow, view: 'canvas' })}>{words('toCanvas')}</Button>}
      >
        {words('nothingYetText')}
      </EmptyState>
    );
  const choice = chosen ?? spans[0]?.name ?? 'own';
  const span = spans.find((one) => one.name === choice);
  const own = daysAsPeriod(days);
  const period: Period | null = span === undefined ? own.period : { since: span.since, until: null };
  return (
    <form
      className="rp-choose"
      onSubmit={(event) => {
        event.preventDefault();
        if (period !== null) void replay(flow, period);
      }}
    >
      <p>{words('explain')}</p>
      <p className="soft">{standWords(scope)}</p>
      <RadioGroup label={words('period')} options={optionsOf(scope)} value={choice} onChange={setChosen} />
      {choice === 'own' && (
        <div className="rp-days">
          <TextField
            label={words('from')}
            type="date"
            value={days.from}
            onChange={(from) => setDays((before) => ({ ...before, from }))}
          />
          <TextField
            label={words('until')}
            type="date"
            value={days.until}
            onChange={(until) => setDays((before) => ({ ...before, until }))}
            error={own.isWrong ? words('wrongOrder') : null}
          />
        </div>
      )}
      <p className="muted fs12">{words('notTried')}</p>
      <div>
        <RightButton needs="design" look="primary" icon="history" type="submit" isDisabled={period === null}>
          {words('replay')}
        </RightButton>
      </div>
    </form>
  );
}
