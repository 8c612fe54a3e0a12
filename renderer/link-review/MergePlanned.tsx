import type { RecordKey, Side } from '../../engine/model/ids.ts';
import type { ReviewSummary } from '../../engine/protocol/calls/review.ts';
import type { MergePreview } from '../../engine/protocol/calls/review-decide.ts';
import { RadioGroup } from '../ui/RadioGroup.tsx';
import { Value } from '../ui/Value.tsx';
import { counted } from './review-words.ts';

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

const shown = (value: string | null): string => value ?? '(empty)';

/** Whose values stand where both have one: one choice for each field or group. */
function Differs({ asked, seen, onTake }: Omit<Props, 'review' | 'onDrop'>) {
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
        detail: `of ${asked[id]}${suggest === id ? ', edited last' : ''}`,
      }))}
      onChange={(id) => onTake({ ...asked.take, [part]: id })}
    />
  ));
}

function Fills({ review, asked, seen }: Pick<Props, 'review' | 'asked' | 'seen'>) {
  const tone = asked.side === 'left' ? 'l' : 'r';
  if (seen.fills.length === 0) return <p>{asked.keep} has everything already; none of its values changes.</p>;
  return (
    <table className="lr-plan">
      <thead>
        <tr>
          <th scope="col">
            {review[asked.side].name} {asked.keep}
          </th>
          <th scope="col">Has now</th>
          <th scope="col">Gets</th>
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

const dropWords = {
  kept: 'stays where it is and takes no part',
  removed: 'is removed',
  archived: 'is archived',
} as const;

function Outcome({ review, asked, seen }: Pick<Props, 'review' | 'asked' | 'seen'>) {
  const other = asked.side === 'left' ? review.right.name : review.left.name;
  const lines = [
    seen.twin === null
      ? 'Neither has a twin; the other one can then be linked with what fits.'
      : `${asked.keep} is linked with ${seen.twin} of ${other} afterwards.`,
    ...(seen.leftOver === null ? [] : [`${seen.leftOver}, the twin of ${asked.drop}, is left without a link.`]),
    ...(seen.children === 0 ? [] : [`${counted(seen.children, 'record')} that point at ${asked.drop} are moved.`]),
    ...(seen.drop === null ? [] : [`${asked.drop} ${dropWords[seen.drop]}.`]),
  ];
  return lines.map((line) => <p key={line}>{line}</p>);
}

/** What a merge would do, with the choices that it needs. */
export function MergePlanned(props: Props) {
  const { asked, seen, onDrop } = props;
  const needsDrop = seen.drop === null || asked.dropBy !== 'rule';
  return (
    <>
      <Differs {...props} />
      <Fills {...props} />
      {needsDrop && (
        <RadioGroup
          label={`What becomes of ${asked.drop}`}
          orientation="horizontal"
          className="lr-stands"
          value={asked.dropBy === 'rule' ? null : asked.dropBy}
          options={[
            { id: 'remove' as const, label: 'Remove it' },
            { id: 'keep' as const, label: 'Keep it, left out' },
          ]}
          onChange={onDrop}
        />
      )}
      <Outcome {...props} />
    </>
  );
}
