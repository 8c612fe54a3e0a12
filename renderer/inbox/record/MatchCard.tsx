import { useState } from 'react';
import type { RecordKey, Side } from '../../../engine/model/ids.ts';
import type { Candidate } from '../../../engine/protocol/calls/inbox-record.ts';
import { RightButton } from '../../rights/RightButton.tsx';
import { Badge } from '../../ui/Badge.tsx';
import { Icon } from '../../ui/Icon.tsx';
import { Tile } from '../../ui/Tile.tsx';
import { wordsOf } from '../../words/words.ts';
import { Choice } from './Choice.tsx';
import type { Of } from './card.ts';
import { MergeRecords } from './MergeRecords.tsx';
import { SplitPair } from './SplitPair.tsx';
import { storyOfKey } from './story-of.ts';
import { toneOf } from './who.ts';

type Props = Of<'match'>;
type Picked = { readonly [side in Side]: RecordKey | null };

const shownMost = 8;
const free = (all: readonly Candidate[]): readonly Candidate[] => all.filter((one) => one.twin === null);

/** Whether there is a record on either side that has no twin yet. */
const canLink = (what: Props['what']): boolean => free(what.left).length > 0 && free(what.right).length > 0;

/** The only one that can be linked is picked by itself. */
const alone = (all: readonly Candidate[]): RecordKey | null =>
  free(all).length === 1 ? (free(all)[0]?.key ?? null) : null;

/** The key that links a record: where the other side has one that can be linked, each record stands for a pair. */
function keyOf(what: Props['what'], side: Side, key: RecordKey): string | null {
  const other = side === 'left' ? 'right' : 'left';
  if (free(what[other]).length !== 1 || (side === 'right' && free(what[side]).length === 1)) return null;
  const at = free(what[side]).findIndex((one) => one.key === key) + 1;
  return at >= 1 && at <= 3 ? String(at) : null;
}

/** What else is on the other records, to tell them apart by. */
function Fields({ of, others }: { readonly of: Candidate; readonly others: readonly Candidate[] }) {
  const filled = of.fields.filter((one) => one.text !== null && one.text !== of.key).slice(0, shownMost);
  const isOwn = (label: string, text: string | null): boolean =>
    others.some((one) => one.fields.some((other) => other.label === label && other.text !== text));
  return (
    <dl className="ir-fields">
      {filled.map(({ label, text }) => (
        <div key={label}>
          <dt>{label}</dt>
          <dd className="ell" title={text ?? ''}>
            {isOwn(label, text) ? <mark>{text}</mark> : text}
          </dd>
        </div>
      ))}
    </dl>
  );
}

function OneCandidate({
  side,
  candidate,
  picked,
  onPick,
  ...props
}: Props & {
  readonly side: Side;
  readonly candidate: Candidate;
  readonly picked: Picked;
  readonly onPick: (side: Side, key: RecordKey) => void;
}) {
  const { record, asked, what, said } = props;
  const words = wordsOf('inboxRecord');
  const [isSplitting, setSplitting] = useState(false);
  const { key, title, twin } = candidate;
  const system = record.sides[side].name;
  const cap = keyOf(what, side, key);
  const pair = side === 'left' ? { left: key, right: twin } : { left: twin, right: key };
  return (
    <li>
      <Choice
        tone={toneOf(side)}
        className="candidate"
        label={words('pickCandidate', { title, key, system })}
        {...(cap === null ? {} : { keyCap: cap })}
        isPicked={picked[side] === key}
        isOff={said?.choose === 'apart'}
        isDisabled={asked.state !== 'open' || twin !== null}
        story={{ of: storyOfKey(record, side, key), what: title }}
        onPick={() => onPick(side, key)}
      >
        <span className="row g6">
          <b className="ell">{title}</b>
          <span className="muted fs12">{key}</span>
        </span>
        <Fields of={candidate} others={what[side].filter((one) => one.key !== key)} />
      </Choice>
      {twin !== null && (
        <p className="ir-twin">
          <Badge look="grey" icon="link">
            {words('linkedWith', { key: twin })}
          </Badge>
          <RightButton needs="decide" size="sm" look="ghost" icon="split" onPress={() => setSplitting(true)}>
            {words('split')}
          </RightButton>
        </p>
      )}
      {pair.left !== null && pair.right !== null && (
        <SplitPair
          record={record}
          left={pair.left}
          right={pair.right}
          isOpen={isSplitting}
          onClose={() => setSplitting(false)}
        />
      )}
    </li>
  );
}

function Column({
  side,
  picked,
  onPick,
  onMerge,
  ...props
}: Props & {
  readonly side: Side;
  readonly picked: Picked;
  readonly onPick: (side: Side, key: RecordKey) => void;
  readonly onMerge: (side: Side) => void;
}) {
  const { record, what } = props;
  const words = wordsOf('inboxRecord');
  const system = record.sides[side].name;
  return (
    <div className="ir-column">
      <h3 className={side === 'left' ? 'c-l' : 'c-r'}>
        <Tile label={system} size={16} tone={toneOf(side)} />
        {system}
        <span className="grow" />
        {what[side].length > 1 && (
          <RightButton needs="decide" size="sm" look="ghost" onPress={() => onMerge(side)}>
            {words('mergeTwo')}
          </RightButton>
        )}
      </h3>
      <ul aria-label={words('candidatesIn', { system })}>
        {what[side].map((candidate) => (
          <OneCandidate
            key={candidate.key}
            {...props}
            side={side}
            candidate={candidate}
            picked={picked}
            onPick={onPick}
          />
        ))}
      </ul>
    </div>
  );
}

/** Several records that could be the same: which two are, or that none are. */
export function MatchCard(props: Props) {
  const { record, asked, what, said, onSay } = props;
  const words = wordsOf('inboxRecord');
  const [half, setHalf] = useState<Picked>({ left: null, right: null });
  const [merging, setMerging] = useState<Side | null>(null);
  const picked: Picked = said?.choose === 'link' ? { left: said.left, right: said.right } : half;
  const pick = (side: Side, key: RecordKey): void => {
    const other = side === 'left' ? 'right' : 'left';
    const isAgain = picked[side] === key;
    const next = { ...picked, [side]: isAgain ? null : key };
    if (!isAgain && next[other] === null) next[other] = alone(what[other]);
    setHalf(isAgain ? { left: null, right: null } : next);
    onSay(next.left !== null && next.right !== null ? { choose: 'link', left: next.left, right: next.right } : null);
  };
  const isApart = said?.choose === 'apart';
  // Keys go through the pairs first, in the order of the lists.
  const apartKey = free(what.left).length * free(what.right).length + 1;
  const sides = (['left', 'right'] as const).filter((side) => what[side].length > 0);
  return (
    <>
      <p className="ir-said">
        <Icon name="users" size={14} />
        <b>{words(`reason_${asked.reason}`)}</b>
        <span className="muted ell">{words('bothHave', { value: what.value })}</span>
      </p>
      <div className="ir-pairs">
        {sides.map((side) => (
          <Column
            key={side}
            {...props}
            side={side}
            picked={isApart ? { left: null, right: null } : picked}
            onPick={pick}
            onMerge={setMerging}
          />
        ))}
      </div>
      <p className="ir-hint muted">
        {said?.choose === 'link' && words('linkThem', { left: said.left, right: said.right })}
        {said?.choose !== 'link' && words(canLink(what) ? 'pickTwo' : 'splitFirst')}
      </p>
      <Choice
        tone="a"
        className="deed"
        label={`${words('noneSame')}. ${words('noneSameDoes')}`}
        {...(apartKey <= 3 ? { keyCap: String(apartKey) } : {})}
        isPicked={isApart}
        isOff={said?.choose === 'link'}
        isDisabled={asked.state !== 'open'}
        onPick={() => {
          setHalf({ left: null, right: null });
          onSay(isApart ? null : { choose: 'apart' });
        }}
      >
        {words('noneSame')}
        <small>{words('noneSameDoes')}</small>
      </Choice>
      {merging !== null && (
        <MergeRecords record={record} side={merging} candidates={what[merging]} onClose={() => setMerging(null)} />
      )}
    </>
  );
}
