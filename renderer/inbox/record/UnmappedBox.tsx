import { useState } from 'react';
import type { Problem } from '../../../engine/model/problem.ts';
import { addValuePair } from '../../../engine/protocol/calls/inbox-rules.ts';
import { addressOf } from '../../app/route.ts';
import { RightButton } from '../../rights/RightButton.tsx';
import { engine } from '../../state/engine.ts';
import { ComboBox } from '../../ui/ComboBox.tsx';
import { Icon } from '../../ui/Icon.tsx';
import { ProblemNote } from '../../ui/ProblemNote.tsx';
import { Value } from '../../ui/Value.tsx';
import { wordsOf } from '../../words/words.ts';
import type { Of } from './card.ts';
import { toneOf } from './who.ts';

type Unmapped = NonNullable<Of<'unit'>['what']['unmapped']>;

/** A pair as the value map writes it: from where the line begins to where it ends. */
function pairOf({ what }: Pick<Of<'unit'>, 'what'>, { map, side, value }: Unmapped, other: string) {
  const direction = what.maps.find((one) => one.map === map)?.direction;
  const isTurned = direction === 'to-left' || direction === 'to-left-on-create';
  const isFrom = (side === 'left') !== isTurned;
  return isFrom ? { from: value, to: other } : { from: other, to: value };
}

function Added({ flow, draft }: { readonly flow: string; readonly draft: number }) {
  const words = wordsOf('inboxRecord');
  return (
    <p className="ir-added" role="status">
      <Icon name="ok" size={14} />
      <span>{words('pairAdded', { draft })}</span>
      <a href={addressOf({ at: 'versions', flow })}>{words('toDraft')}</a>
    </p>
  );
}

/** A value that no pair of the value map has: another one of the map is chosen, or typed, and the pair goes into the draft. */
export function UnmappedBox({
  record,
  what,
  unmapped,
}: Pick<Of<'unit'>, 'record' | 'what'> & { readonly unmapped: Unmapped }) {
  const words = wordsOf('inboxRecord');
  const [other, setOther] = useState('');
  const [draft, setDraft] = useState<number | null>(null);
  const [problem, setProblem] = useState<Problem | null>(null);
  const [isAdding, setAdding] = useState(false);
  const { map, step, side, value, known } = unmapped;
  const there = side === 'left' ? 'right' : 'left';
  const add = async (): Promise<void> => {
    setAdding(true);
    const pair = pairOf({ what }, unmapped, other.trim());
    const added = await engine.ask(addValuePair, { flow: record.flow, sync: record.sync, map, step, ...pair });
    setAdding(false);
    setProblem(added.ok ? null : added.error);
    if (added.ok) setDraft(added.value.draft);
  };
  if (draft !== null) return <Added flow={record.flow} draft={draft} />;
  return (
    <div className="ir-unmapped">
      <p>
        <Icon name="swap" size={14} />
        <span>{words('noPair', { system: record.sides[side].name })}</span>
        <Value text={value} tone={toneOf(side)} />
        <span>{words('meansThere', { system: record.sides[there].name })}</span>
      </p>
      <div className="row g8">
        <ComboBox
          aria-label={words('otherValue', { system: record.sides[there].name })}
          size="md"
          className="grow"
          options={known.map((one) => ({ id: one, label: one }))}
          value={known.find((one) => one === other) ?? null}
          allowsCustomValue
          placeholder={words('chooseOrType')}
          onInputChange={setOther}
          onChange={(one) => one !== null && setOther(one)}
        />
        <RightButton
          needs="design"
          icon="plus"
          isDisabled={other.trim() === ''}
          isPending={isAdding}
          onPress={() => void add()}
        >
          {words('addPair')}
        </RightButton>
      </div>
      {problem !== null && <ProblemNote {...problem} isAlert />}
    </div>
  );
}
