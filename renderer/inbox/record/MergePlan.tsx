import type { RecordKey, Side } from '../../../engine/model/ids.ts';
import type { InboxRecord } from '../../../engine/protocol/calls/inbox-record.ts';
import type { MergePreview } from '../../../engine/protocol/calls/review-decide.ts';
import { RadioGroup } from '../../ui/RadioGroup.tsx';
import { Value } from '../../ui/Value.tsx';
import { wordsOf } from '../../words/words.ts';
import { toneOf } from './who.ts';

/** What is asked to be merged. */
export interface MergeAsked {
  readonly keep: RecordKey;
  readonly drop: RecordKey;
  /** By part: whose value stands. */
  readonly take: { readonly [part: string]: 'keep' | 'drop' };
  readonly dropBy: 'rule' | 'remove' | 'keep';
}

interface Props {
  readonly record: InboxRecord;
  readonly side: Side;
  readonly asked: MergeAsked;
  readonly seen: MergePreview;
  readonly onAsk: (next: MergeAsked) => void;
}

/** Whose values stand where both have one: one choice for each field or group. */
function Differs({ asked, seen, onAsk }: Props) {
  const words = wordsOf('inboxRecord');
  return seen.differs.map(({ part, fields, suggest }) => (
    <RadioGroup
      key={part}
      label={fields.map((one) => one.field).join(', ')}
      orientation="horizontal"
      className="ir-stands"
      value={null}
      options={(['keep', 'drop'] as const).map((id) => ({
        id,
        label: fields.map((one) => one[id] ?? words('empty')).join(', '),
        detail: words(suggest === id ? 'ofLatest' : 'ofRecord', { key: asked[id] }),
      }))}
      onChange={(id) => onAsk({ ...asked, take: { ...asked.take, [part]: id } })}
    />
  ));
}

function Fills({ record, side, asked, seen }: Props) {
  const words = wordsOf('inboxRecord');
  const tone = toneOf(side);
  if (seen.fills.length === 0) return <p>{words('noFills', { key: asked.keep })}</p>;
  return (
    <table className="ir-sent">
      <thead>
        <tr>
          <th scope="col">
            {record.sides[side].name} {asked.keep}
          </th>
          <th scope="col">{words('hasNow')}</th>
          <th scope="col">{words('gets')}</th>
        </tr>
      </thead>
      <tbody>
        {seen.fills.map(({ field, has, gets }) => (
          <tr key={field}>
            <th scope="row">{field}</th>
            <td>
              <Value text={has} tone={tone} isStruck={has !== null} />
            </td>
            <td>
              <Value text={gets} tone={tone} />
            </td>
          </tr>
        ))}
      </tbody>
    </table>
  );
}

function Outcome({ record, side, asked, seen }: Props) {
  const words = wordsOf('inboxRecord');
  const { keep, drop } = asked;
  const other = record.sides[side === 'left' ? 'right' : 'left'].name;
  const lines = [
    seen.twin === null ? words('noTwin') : words('linkedAfter', { key: keep, twin: seen.twin, system: other }),
    ...(seen.leftOver === null ? [] : [words('leftOver', { twin: seen.leftOver, key: drop })]),
    ...(seen.children === 0 ? [] : [words('childrenMoved', { count: seen.children, key: drop })]),
    ...(seen.drop === null ? [] : [words(`drop_${seen.drop}`, { key: drop })]),
  ];
  return lines.map((line) => <p key={line}>{line}</p>);
}

/** What a merge would do, with the choices that it needs. */
export function MergePlan(props: Props) {
  const { asked, seen, onAsk } = props;
  const words = wordsOf('inboxRecord');
  const needsDrop = seen.drop === null || asked.dropBy !== 'rule';
  return (
    <>
      <Differs {...props} />
      <Fills {...props} />
      {needsDrop && (
        <RadioGroup
          label={words('whatBecomes', { key: asked.drop })}
          orientation="horizontal"
          className="ir-stands"
          value={asked.dropBy === 'rule' ? null : asked.dropBy}
          options={(['remove', 'keep'] as const).map((id) => ({ id, label: words(`dropBy_${id}`) }))}
          onChange={(dropBy) => onAsk({ ...asked, dropBy })}
        />
      )}
      <Outcome {...props} />
    </>
  );
}
