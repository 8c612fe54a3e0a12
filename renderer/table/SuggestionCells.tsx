import type { Sync } from '../../engine/model/flow.ts';
import { fieldLabel } from '../canvas/cards.ts';
import { stepsFromLeft, wayOf } from '../canvas/edits.ts';
import { useObject } from '../canvas/use-sync.ts';
import { fieldIcon } from '../canvas/words/field-icon.ts';
import { stepDetail, stepIcon, stepLabel } from '../canvas/words/step-words.ts';
import { tupleText } from '../canvas/words/value-text.ts';
import { endsOf } from '../state/flow-parts.ts';
import { Button } from '../ui/Button.tsx';
import { Icon } from '../ui/Icon.tsx';
import { IconButton } from '../ui/IconButton.tsx';
import { WayLine } from '../ui/Pair.tsx';
import { Value } from '../ui/Value.tsx';
import { inOwnWords } from '../words/sentences.ts';
import { wordsOf } from '../words/words.ts';
import { Cell } from './Cell.tsx';
import { accept, dismiss, useSuggested } from './suggestions.ts';
import { sureFrom, type TableRow } from './table-rows.ts';
import type { ColumnId } from './table-view.ts';

/** The head of what could be added. */
export function SuggestionHead({
  sync,
  count,
  sure,
}: {
  readonly sync: Sync;
  readonly count: number;
  readonly sure: number;
}) {
  const words = wordsOf('table');
  const list = useSuggested((state) => state.list);
  return (
    <span role="gridcell" tabIndex={-1} className="suggest-head-in">
      <span className="c-acc row">
        <Icon name="spark" size={14} />
      </span>
      <b className="med">{words('suggested', { count })}</b>
      <span className="muted fs12">{words('suggestedBy')}</span>
      <span className="grow" />
      {sure > 0 && (
        <Button
          size="sm"
          onPress={() =>
            accept(
              sync.id,
              list.filter((one) => one.confidence >= sureFrom),
            )
          }
        >
          {words('acceptSure', { sure, percent: sureFrom * 100 })}
        </Button>
      )}
      <Button size="sm" look="ghost" onPress={() => dismiss(list)}>
        {words('dismissAll')}
      </Button>
    </span>
  );
}

/** A field map that could be added: as it would be, how sure, and why. */
export function SuggestionCells({
  sync,
  row,
  focused,
}: {
  readonly sync: Sync;
  readonly row: Extract<TableRow, { kind: 'suggestion' }>;
  readonly focused: ColumnId | null;
}) {
  const objects = { left: useObject(sync.id, 'left'), right: useObject(sync.id, 'right') };
  const words = wordsOf('table');
  const { suggestion } = row;
  const { map } = suggestion;
  const [sample] = suggestion.samples;
  const cell = { row: row.key, focused: focused === null ? null : ('left' as const) };
  const percent = Math.round(suggestion.confidence * 100);
  const field = (side: 'left' | 'right') => {
    const names = endsOf(map, side);
    const found = objects[side]?.fields.find((one) => one.name === names[0]) ?? null;
    return (
      <>
        <Icon name={fieldIcon(found, false)} size={14} />
        <span className="ell">{names.map((name) => fieldLabel(objects[side], name)).join(', ')}</span>
      </>
    );
  };
  return (
    <>
      <Cell {...cell} column="pick">
        <span className="c-acc row">
          <Icon name="spark" size={14} />
        </span>
      </Cell>
      <Cell {...cell} column="left" className="f">
        {field('left')}
      </Cell>
      <Cell {...cell} column="left-value">
        <Value text={tupleText(sample?.left ?? null)} tone="l" />
      </Cell>
      <Cell {...cell} column="steps" className="steps">
        {(map.steps ?? []).length === 0 && <span className="muted">-</span>}
        {stepsFromLeft(map).map((step) => (
          <span key={step.id} className="step-chip dashed">
            <Icon name={stepIcon(step.use)} size={12} />
            <span className="ell">
              {stepLabel(step)} <em>{stepDetail(step)}</em>
            </span>
          </span>
        ))}
      </Cell>
      <Cell {...cell} column="way" className="mid">
        <WayLine way={wayOf(map)} />
      </Cell>
      <Cell {...cell} column="right-value" className="end">
        <Value text={tupleText(sample?.right ?? null)} tone="r" />
      </Cell>
      <Cell {...cell} column="right" className="f">
        {field('right')}
      </Cell>
      <Cell {...cell} column="who" className="sure">
        <span className="alk" role="img" aria-label={words('percentSure', { percent })}>
          <i style={{ width: `${percent}%` }} />
        </span>
        <b>{words('percent', { percent })}</b>
      </Cell>
      <Cell {...cell} column="problem" className="why">
        <span className="ell grow" title={suggestion.reasons.map(inOwnWords).join(', ')}>
          {suggestion.reasons.map(inOwnWords).join(', ')}
        </span>
        <Button
          size="sm"
          excludeFromTabOrder
          look={focused === null ? 'plain' : 'lead'}
          {...(focused === null ? {} : { keys: ['A'] })}
          onPress={() => accept(sync.id, [suggestion])}
        >
          {words('accept')}
        </Button>
        <IconButton
          size="sm"
          icon="x"
          iconSize={12}
          excludeFromTabOrder
          label={words('dismiss')}
          onPress={() => dismiss([suggestion])}
        />
      </Cell>
    </>
  );
}
