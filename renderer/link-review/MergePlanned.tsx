import type { RecordKey, Side } from '../../engine/model/ids.ts';
import type { ReviewSummary } from '../../engine/protocol/calls/review.ts';
import type { MergePreview } from '../../engine/protocol/calls/review-decide.ts';
import { RadioGroup } from '../ui/RadioGroup.tsx';
import { Value } from '../ui/Value.tsx';
import { wordsOf } from '../words/words.ts';

/** By part: whose value stands. */
export type Take = { readonly [part: string]: 'keep' | 'drop' };
export type DropBy = 'rule' | 'remove' | 'keep';

interface Props {
  readonly review: ReviewSummary;
  readonly asked: {
    readonly side: Side;
    readonly keep: RecordKey;
    readonly drop: RecordKey;
    readonly take: Take;
    readonly dropBy: DropBy;
  };
  readonly seen: MergePreview;
  readonly onTake: (take: Take) => void;
  readonly onDrop: (dropBy: DropBy) => void;
}

const shown = (value: string | null): string => value ?? wordsOf('linkReview')('empty');

/** Whose values stand where both have one: one choice for each field or group. */
function Differs({ asked, seen, onTake }: Omit<Props, 'review' | 'onDrop'>) {
  const words = wordsOf('linkReview');
  return seen.differs.map(({ part, fields, suggest }) => (
    <RadioGroup
      key={part}
      label={fields.map((one) => one.field).join(', ')}
      orientation="horizontal"
      className="lr-stands"
      value={null}
      options={(['keep', 'drop'] as const).map((id) => ({
        id,
        label: fields.map((one) => shown(one[id])).join(', '),
        detail: words(suggest === id ? 'valueOfLast' : 'valueOf', { key: asked[id] }),
      }))}
      onChange={(id) => onTake({ ...asked.take, [part]: id })}
    />
  ));
}

function Fills({ review, asked, seen }: Pick<Props, 'review' | 'asked' | 'seen'>) {
  const words = wordsOf('linkReview');
  const tone = asked.side === 'left' ? 'l' : 'r';
  if (seen.fills.length === 0) return <p>{words('hasEverything', { key: asked.keep })}</p>;
  return (
    <table className="lr-plan">
      <thead>
        <tr>
          <th scope="col">
            {review[asked.side].name} {asked.keep}
          </th>
          <th scope="col">{words('hasNow')}</th>
          <th scope="col">{words('gets')}</th>
        </tr>
      </thead>
      <tbody>
        {seen.fills.map(({ field, has, gets }) => (
          <tr key={field}>
            <td>{field}</td>
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

const dropKeys = { kept: 'dropKept', removed: 'dropRemoved', archived: 'dropArchived' } as const;

function Outcome({ review, asked, seen }: Pick<Props, 'review' | 'asked' | 'seen'>) {
  const words = wordsOf('linkReview');
  const system = asked.side === 'left' ? review.right.name : review.left.name;
  const lines = [
    seen.twin === null ? words('noTwin') : words('twinAfterwards', { key: asked.keep, twin: seen.twin, system }),
    ...(seen.leftOver === null ? [] : [words('leftOver', { twin: seen.leftOver, key: asked.drop })]),
    ...(seen.children === 0 ? [] : [words('children', { count: seen.children, key: asked.drop })]),
    ...(seen.drop === null ? [] : [words(dropKeys[seen.drop], { key: asked.drop })]),
  ];
  return lines.map((line) => <p key={line}>{line}</p>);
}

/** What a merge would do, with the choices that it needs. */
export function MergePlanned(props: Props) {
  const { asked, seen, onDrop } = props;
  const words = wordsOf('linkReview');
  const needsDrop = seen.drop === null || asked.dropBy !== 'rule';
  return (
    <>
      <Differs {...props} />
      <Fills {...props} />
      {needsDrop && (
        <RadioGroup
          label={words('becomesOf', { key: asked.drop })}
          orientation="horizontal"
          className="lr-stands"
          value={asked.dropBy === 'rule' ? null : asked.dropBy}
          options={[
            { id: 'remove' as const, label: words('removeIt') },
            { id: 'keep' as const, label: words('keepIt') },
          ]}
          onChange={onDrop}
        />
      )}
      <Outcome {...props} />
    </>
  );
}
