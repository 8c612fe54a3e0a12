import type { Side } from '../../../engine/model/ids.ts';
import type { AskedMap } from '../../../engine/protocol/calls/inbox-record.ts';
import { stepDetail, stepLabel } from '../../canvas/words/step-words.ts';
import { FieldIcon } from '../../ui/FieldIcon.tsx';
import { Icon } from '../../ui/Icon.tsx';
import { dayWords } from '../../words/formats.ts';
import { wordsOf } from '../../words/words.ts';
import { Choice } from './Choice.tsx';
import type { Of } from './card.ts';
import { storyOfRecord } from './story-of.ts';
import { Text } from './Text.tsx';
import { latestOf, textOf, toneOf, whoseDoing } from './who.ts';

type Props = Of<'unit'> & {
  readonly map: AskedMap;
  /** The row that shows which keys choose. */
  readonly isFirst: boolean;
};

/** A step with the setting that tells it from others: "Value map, 5 pairs". */
const stepWords = (step: AskedMap['steps'][number]): string =>
  [stepLabel(step), stepDetail(step) ?? []].flat().join(', ');

/** Where the value goes: by what was chosen, else where the line goes one way only; else the steps on it. */
function Way({ record, said, map }: Pick<Props, 'record' | 'said' | 'map'>) {
  const words = wordsOf('inboxRecord');
  const { left, right } = record.sides;
  const isOneWay = map.direction === 'to-right' || map.direction === 'to-left';
  if (said?.choose === 'left' || said?.choose === 'right')
    return (
      <small>
        <Icon name={said.choose === 'left' ? 'arr-r' : 'arr-l'} size={12} />
        <span className="ell">{words('goesTo', { system: said.choose === 'left' ? right.name : left.name })}</span>
      </small>
    );
  const steps = map.steps.map(stepWords);
  if (!isOneWay && steps.length === 0) return null;
  const way = isOneWay ? words('onlyTo', { system: map.direction === 'to-right' ? right.name : left.name }) : null;
  const text = [...(way === null ? [] : [way]), ...steps].join(', ');
  return (
    <small title={text}>
      {isOneWay && <Icon name={map.direction === 'to-right' ? 'arr-r' : 'arr-l'} size={12} />}
      <span className="ell">{text}</span>
    </small>
  );
}

function Agreed(props: Props) {
  const { record, what, map, said, isFirst, asked, onSay } = props;
  const words = wordsOf('inboxRecord');
  if (map.agreed === null)
    return (
      <div className="ir-op a never">
        <div className="ir-val">
          <em className="ir-none">{words('neverAgreed')}</em>
        </div>
      </div>
    );
  const { left, right } = map.agreed;
  const day = map.agreedAt === null ? '' : dayWords(map.agreedAt);
  const value = left ?? words('empty');
  const isTold = isFirst && what.hasAgreed;
  const below = {
    words: day,
    sentence: left === right ? day : words('agreedBoth', { left: value, right: right ?? words('empty'), day }),
  };
  const isPicked = said?.choose === 'agreed';
  return (
    <Choice
      tone="a"
      label={words('chooseAgreed', { value, field: map.label })}
      below={below}
      isPicked={isPicked}
      isOff={said !== null && !isPicked}
      isDisabled={!isTold || asked.state !== 'open'}
      story={agreedStory(record, map)}
      onPick={() => onSay(isPicked ? null : { choose: 'agreed' })}
    >
      <Text text={left} />
    </Choice>
  );
}

function agreedStory(record: Props['record'], map: AskedMap) {
  const of = storyOfRecord(record, map.map);
  return of === null ? null : { of, what: map.label };
}

function OfSide({ side, ...props }: Props & { readonly side: Side }) {
  const { record, asked, what, map, said, isFirst, moved, onSay } = props;
  const words = wordsOf('inboxRecord');
  const [text, other] = [textOf(map[side]), textOf(map[side === 'left' ? 'right' : 'left'])];
  const last = latestOf(map[side]);
  const isPicked = said?.choose === side;
  return (
    <Choice
      tone={toneOf(side)}
      label={words('chooseSide', {
        system: record.sides[side].name,
        value: text ?? words('empty'),
        field: map.label,
      })}
      below={last === null ? null : whoseDoing(record, side, last)}
      {...(isFirst ? { keyCap: side === 'left' ? '1' : '2' } : {})}
      isPicked={isPicked}
      isOff={said !== null && !isPicked}
      isNew={moved[side]}
      isSuggested={isFirst && what.suggest === side}
      isDisabled={asked.state !== 'open'}
      story={agreedStory(record, map)}
      onPick={() => onSay(isPicked ? null : { choose: side })}
    >
      <Text text={text} other={other} />
    </Choice>
  );
}

/** A field map of a question: what was agreed on, and what either side holds. */
export function MapRow(props: Props) {
  const { map } = props;
  return (
    <div className="ir-cols">
      <div className="ir-name">
        <b>
          <FieldIcon type={map.kind} />
          <span className="ell" title={map.label}>
            {map.label}
          </span>
        </b>
        <Way {...props} />
      </div>
      <Agreed {...props} />
      <OfSide {...props} side="left" />
      <OfSide {...props} side="right" />
    </div>
  );
}
