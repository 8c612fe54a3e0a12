import { z } from 'zod';
import { Button } from '../../ui/Button.tsx';
import { IconButton } from '../../ui/IconButton.tsx';
import { Select } from '../../ui/Select.tsx';
import { Switch } from '../../ui/Switch.tsx';
import { wordsOf } from '../../words/words.ts';
import { DraftText } from '../parts/DraftText.tsx';
import type { EditorProps } from './step-editor.ts';

const Given = z.array(z.object({ name: z.string(), type: z.string() }));
const Texts = z.array(z.string());
const types = ['text', 'integer', 'decimal', 'boolean', 'items'] as const;

const givenIn = (value: unknown) => Given.safeParse(value).data ?? [{ name: 'value', type: 'text' }];
const textsIn = (value: unknown) => Texts.safeParse(value).data ?? null;

const linesShown = 3;

/** An expression in CEL over the values that come in, and how the result comes back. */
export function ExpressionEditor({ settings, change, issueAt }: EditorProps) {
  const words = wordsOf('stepForms');
  const values = givenIn(settings['values']);
  const back = textsIn(settings['back']);
  const expression = typeof settings['expression'] === 'string' ? settings['expression'] : '';
  const put = (at: number, part: { readonly name?: string; readonly type?: string }): void =>
    change(
      'values',
      values.map((one, index) => (index === at ? { ...one, ...part } : one)),
    );
  const done = (name: string, value: unknown): null => {
    change(name, value);
    return null;
  };
  return (
    <>
      {values.map((one, at) => (
        // biome-ignore lint/suspicious/noArrayIndexKey: a value is known by its place while its name is typed
        <div key={at} className="row g8">
          <DraftText
            className="grow"
            isCode
            aria-label={words('valueName', { number: at + 1 })}
            value={one.name}
            onCommit={(name) => {
              put(at, { name });
              return null;
            }}
          />
          <Select
            size="md"
            aria-label={words('valueType', { number: at + 1 })}
            options={types.map((id) => ({ id, label: words(`type-${id}`) }))}
            value={types.find((id) => id === one.type) ?? 'text'}
            onChange={(type) => put(at, { type })}
          />
          {values.length > 1 && (
            <IconButton
              size="sm"
              icon="x"
              iconSize={12}
              label={words('takeOut', { name: one.name })}
              onPress={() =>
                change(
                  'values',
                  values.filter((_, index) => index !== at),
                )
              }
            />
          )}
        </div>
      ))}
      {issueAt('values') !== null && <p className="wrong">{issueAt('values')}</p>}
      <div className="row">
        <Button
          size="sm"
          look="ghost"
          icon="plus"
          onPress={() => change('values', [...values, { name: `value${values.length + 1}`, type: 'text' }])}
        >
          {words('addValue')}
        </Button>
      </div>
      <DraftText
        label={words('expression')}
        help={words('expressionHelp')}
        className="code"
        isCode
        lines={linesShown}
        value={expression}
        error={issueAt('expression')}
        onCommit={(text) => done('expression', text)}
      />
      <Switch
        isSelected={back !== null}
        onChange={(isOn) => change('back', isOn ? values.map(() => 'result') : undefined)}
      >
        {words('hasWayBack')}
      </Switch>
      {back?.map((text, at) => (
        <DraftText
          // biome-ignore lint/suspicious/noArrayIndexKey: the way back of a value is known by its place
          key={at}
          className="code"
          isCode
          label={words('fromResult', { name: values[at]?.name ?? words('theValue') })}
          value={text}
          error={at === 0 ? issueAt('back') : null}
          onCommit={(typed) =>
            done(
              'back',
              back.map((one, index) => (index === at ? typed : one)),
            )
          }
        />
      ))}
    </>
  );
}
