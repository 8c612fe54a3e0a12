import './pick.css';
import { useFlow } from '../../state/flow.ts';
import { Button } from '../../ui/Button.tsx';
import { IconButton } from '../../ui/IconButton.tsx';
import { wordsOf } from '../../words/words.ts';
import { choicesAhead, comingIn } from './line-facts.ts';
import { PickConditions } from './PickConditions.tsx';
import { PickOutcome } from './PickOutcome.tsx';
import { elseIn, newCondition, type PickRule, rulesIn } from './pick-settings.ts';
import type { EditorProps } from './step-editor.ts';

/** Rules from top to bottom: the first whose conditions hold says what is given. */
export function PickEditor({ sync, map, use, settings, change, issueAt }: EditorProps) {
  const words = wordsOf('stepForms');
  const shapes = useFlow((state) => state.shapes);
  const coming = comingIn(sync, map, use, shapes);
  const choices = choicesAhead(sync, map, use, shapes);
  const rules = rulesIn(settings);
  const set = (next: readonly PickRule[]): void => change('rules', next);
  const earlier = (at: number): void => {
    const [before, rule] = [rules[at - 1], rules[at]];
    if (before !== undefined && rule !== undefined) set(rules.toSpliced(at - 1, 2, rule, before));
  };
  const add = (): void =>
    set([...rules, { mode: 'all', when: [newCondition(coming[0]?.type ?? null)], give: { text: choices?.[0] ?? '' } }]);
  return (
    <>
      <ol className="pick-rules">
        {rules.map((rule, at) => {
          const name = words('rule', { number: at + 1 });
          return (
            // biome-ignore lint/suspicious/noArrayIndexKey: a rule is known by its place
            <li key={at} aria-label={words('ruleTitle', { number: at + 1 })}>
              <div className="row g4">
                <b className="fs12 grow">{words(at === 0 ? 'if' : 'elseIf')}</b>
                {at > 0 && (
                  <IconButton
                    size="sm"
                    icon="chev-u"
                    iconSize={12}
                    label={words('moveUp', { name })}
                    onPress={() => earlier(at)}
                  />
                )}
                {rules.length > 1 && (
                  <IconButton
                    size="sm"
                    icon="x"
                    iconSize={12}
                    label={words('takeOut', { name })}
                    onPress={() => set(rules.filter((_, index) => index !== at))}
                  />
                )}
              </div>
              <PickConditions
                name={name}
                rule={rule}
                coming={coming}
                put={(next) => set(rules.map((one, index) => (index === at ? next : one)))}
              />
              <p className="fs12 muted">{words('thenGive')}</p>
              <PickOutcome
                label={words('gives', { name })}
                outcome={rule.give}
                coming={coming}
                choices={choices}
                put={(give) => give !== null && set(rules.map((one, index) => (index === at ? { ...one, give } : one)))}
              />
            </li>
          );
        })}
      </ol>
      {issueAt('rules') !== null && <p className="wrong">{issueAt('rules')}</p>}
      <div className="row">
        <Button size="sm" look="ghost" icon="plus" onPress={add}>
          {words('addRule')}
        </Button>
      </div>
      <p className="fs12 muted">{words('elseGive')}</p>
      <PickOutcome
        label={words('elseGives')}
        outcome={elseIn(settings)}
        coming={coming}
        choices={choices}
        canBeNone
        put={(outcome) => change('else', outcome ?? undefined)}
      />
    </>
  );
}
