import type { ReplayScope } from '../../engine/protocol/calls/replay.ts';
import { go } from '../app/route.ts';
import { RightButton } from '../rights/RightButton.tsx';
import { Button } from '../ui/Button.tsx';
import { EmptyState } from '../ui/EmptyState.tsx';
import type { Option } from '../ui/options.tsx';
import { RadioGroup } from '../ui/RadioGroup.tsx';
import { TextField } from '../ui/TextField.tsx';
import { wordsOf } from '../words/words.ts';
import { daysAsPeriod } from './days.ts';
import { type Choice, choosePeriod, type Period, replay, useReplay } from './replay-store.ts';

function standWords({ live, ahead }: ReplayScope): string {
  const words = wordsOf('replay');
  if (live === null || ahead === null) return words('neverPublished');
  return ahead === 0 ? words('notAhead', { version: live }) : words('ahead', { count: ahead, version: live });
}

function optionsOf({ spans, live }: ReplayScope): readonly Option<NonNullable<Choice['span']>>[] {
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
  const { span: chosen, days } = useReplay((state) => state.choice);
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
      <RadioGroup
        label={words('period')}
        options={optionsOf(scope)}
        value={choice}
        onChange={(one) => choosePeriod({ span: one })}
      />
      {choice === 'own' && (
        <div className="rp-days">
          <TextField
            label={words('from')}
            type="date"
            value={days.from}
            onChange={(from) => choosePeriod({ days: { ...days, from } })}
          />
          <TextField
            label={words('until')}
            type="date"
            value={days.until}
            onChange={(until) => choosePeriod({ days: { ...days, until } })}
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
