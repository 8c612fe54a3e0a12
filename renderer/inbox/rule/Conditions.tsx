import { Button } from 'react-aria-components';
import { exceptionsOf } from '../../../engine/core/compile/exceptions.ts';
import type { Exception } from '../../../engine/model/flow.ts';
import type { RuleTrial } from '../../../engine/protocol/calls/inbox-rules.ts';
import { exceptionWords } from '../../canvas/words/exception-words.ts';
import { firstException } from '../../inspector/unless/looked-at.ts';
import { Icon } from '../../ui/Icon.tsx';
import { PopoverButton } from '../../ui/PopoverButton.tsx';
import { Tile } from '../../ui/Tile.tsx';
import { wordsOf } from '../../words/words.ts';
import { ConditionForm } from './ConditionForm.tsx';
import { setConditions } from './rule-store.ts';
import { fieldLabelIn } from './rule-words.ts';

const paneWidth = 340;

/** What keeps the rule from deciding, each of which can be changed, and one more that can be added. */
export function Conditions({ trial }: { readonly trial: RuleTrial }) {
  const words = wordsOf('conditions');
  const { offer, sides, lookable } = trial;
  const names = { left: sides.left.name, right: sides.right.name };
  const all = exceptionsOf(offer.rule);
  const first = firstException(lookable);
  const put = (at: number, next: readonly Exception[]): void => setConditions(all.toSpliced(at, 1, ...next));
  return (
    <>
      {all.map((one, at) => {
        const said = exceptionWords(one, names, fieldLabelIn(lookable, one));
        return (
          // biome-ignore lint/suspicious/noArrayIndexKey: a condition is known by its place while it is changed
          <span key={at}>
            {at > 0 && wordsOf('inboxRule')('orElse')}
            <PopoverButton
              label={said}
              width={paneWidth}
              trigger={
                <Button className="rule-token condition">
                  <Tile label={names[one.side]} size={16} tone={one.side === 'left' ? 'l' : 'r'} />
                  <span className="ell">{said}</span>
                  <Icon name="chev-d" size={12} />
                </Button>
              }
            >
              {(close) => (
                <ConditionForm
                  first={one}
                  number={at + 1}
                  fields={lookable}
                  sides={sides}
                  onDone={(next) => {
                    put(at, [next]);
                    close();
                  }}
                  onRemove={() => {
                    put(at, []);
                    close();
                  }}
                />
              )}
            </PopoverButton>{' '}
          </span>
        );
      })}
      {first !== null && all.length < 10 && (
        <PopoverButton
          label={words('add')}
          width={paneWidth}
          trigger={
            <Button className="rule-token dash">
              <Icon name="plus" size={14} />
              {wordsOf('inboxRule')('addCondition')}
            </Button>
          }
        >
          {(close) => (
            <ConditionForm
              first={first}
              number={words('ofNew')}
              fields={lookable}
              sides={sides}
              onDone={(next) => {
                setConditions([...all, next]);
                close();
              }}
            />
          )}
        </PopoverButton>
      )}
    </>
  );
}
