import type { Exception } from '../../../engine/model/flow.ts';
import type { Side } from '../../../engine/model/ids.ts';
import type { ObjectShape } from '../../../engine/model/shape.ts';
import { useObject } from '../../canvas/use-sync.ts';
import { Button } from '../../ui/Button.tsx';
import { IconButton } from '../../ui/IconButton.tsx';
import { wordsOf } from '../../words/words.ts';
import type { Names } from '../words/rule-words.ts';
import { ExceptionFields } from './ExceptionFields.tsx';
import { firstException, type LookedAt } from './looked-at.ts';

const fieldsOn = (side: Side, object: ObjectShape | null): readonly LookedAt[] =>
  (object?.fields ?? []).map(({ name, label, type }) => ({ side, name, label: label ?? name, type }));

/** When a conflict rule does not decide: conditions on fields of either record, mapped or not. */
export function UnlessEditor({
  sync,
  names,
  conditions,
  onChange,
}: {
  readonly sync: string;
  readonly names: Names;
  readonly conditions: readonly Exception[];
  readonly onChange: (conditions: readonly Exception[]) => void;
}) {
  const words = wordsOf('conditions');
  const fields = [...fieldsOn('left', useObject(sync, 'left')), ...fieldsOn('right', useObject(sync, 'right'))];
  const first = firstException(fields);
  const put = (next: readonly Exception[]): null => {
    onChange(next);
    return null;
  };
  return (
    <fieldset className="unless" aria-label={words('unless')}>
      {conditions.length > 0 && (
        <>
          <p className="insp-note">
            <b>{words('unless')}</b> {words('unlessNote')}
          </p>
          <ul className="conditions">
            {conditions.map((exception, at) => (
              // biome-ignore lint/suspicious/noArrayIndexKey: a condition is known by its place while it is changed
              <li key={at}>
                <ExceptionFields
                  exception={exception}
                  fields={fields}
                  names={names}
                  number={at + 1}
                  put={(next) => put(conditions.map((one, index) => (index === at ? next : one)))}
                  lead={
                    <IconButton
                      size="sm"
                      icon="x"
                      iconSize={12}
                      label={words('takeOut', { number: at + 1 })}
                      onPress={() => put(conditions.filter((_, index) => index !== at))}
                    />
                  }
                />
              </li>
            ))}
          </ul>
        </>
      )}
      <div className="row">
        <Button
          size="sm"
          look="ghost"
          icon="plus"
          isDisabled={first === null || conditions.length >= 10}
          onPress={() => first !== null && put([...conditions, first])}
        >
          {words('add')}
        </Button>
      </div>
    </fieldset>
  );
}
