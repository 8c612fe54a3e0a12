import { useState } from 'react';
import type { RuleTrial, Tried } from '../../../engine/protocol/calls/inbox-rules.ts';
import { Avatar } from '../../ui/Avatar.tsx';
import { Button } from '../../ui/Button.tsx';
import { classes } from '../../ui/classes.ts';
import { Segmented } from '../../ui/Segmented.tsx';
import { Value } from '../../ui/Value.tsx';
import { shortDayWords } from '../../words/formats.ts';
import { wordsOf } from '../../words/words.ts';
import { CommonCause } from './CommonCause.tsx';
import { byCause, byDate } from './causes.ts';
import { sideOf, toneOf } from './rule-words.ts';

const shownMost = 12;

/** The side that people chose in all of them; null where they chose otherwise too. */
function onlySide(tried: readonly Tried[]): 'left' | 'right' | null {
  const [first] = tried;
  const isAll = tried.every((one) => one.chose === first?.chose);
  return first !== undefined && isAll && first.chose !== 'other' ? first.chose : null;
}

function Row({
  one,
  isHot,
  onHot,
}: {
  readonly one: Tried;
  readonly isHot: boolean;
  readonly onHot: (conflict: string | null) => void;
}) {
  const { conflict, title, ruled, chosen, by, why, at } = one;
  const winner = toneOf(chosen?.side ?? null);
  return (
    <tr className={classes(isHot && 'hot')} onMouseEnter={() => onHot(conflict)} onMouseLeave={() => onHot(null)}>
      <th scope="row" className="ell" title={title}>
        {title}
      </th>
      <td>
        <Value text={ruled?.text ?? null} tone={toneOf(ruled?.side ?? null)} />
      </td>
      <td>
        <Value text={chosen?.text ?? null} tone={winner} className={`won ${winner}`} />
      </td>
      <td>
        <span className="rule-who">
          <Avatar name={by} />
          <span className="ell" title={why ?? by}>
            {why ?? by}
          </span>
        </span>
      </td>
      <td className="num">
        <time dateTime={at}>{shortDayWords(new Date(at), new Date())}</time>
      </td>
    </tr>
  );
}

function Heads({ trial, chosen }: { readonly trial: RuleTrial; readonly chosen: 'left' | 'right' | null }) {
  const words = wordsOf('inboxRule');
  const { sides, offer } = trial;
  const ruled = sideOf(offer.rule);
  const byRule = ruled === null ? words('byRule') : words('sideByRule', { system: sides[ruled].name });
  const asChosen = chosen === null ? words('asChosen') : words('sideAsChosen', { system: sides[chosen].name });
  return (
    <thead>
      <tr>
        <th scope="col">{words('record')}</th>
        <th scope="col" className={classes(ruled !== null && `c-${toneOf(ruled)}`)}>
          {byRule}
        </th>
        <th scope="col" className={classes(chosen !== null && `c-${toneOf(chosen)}`)}>
          {asChosen}
        </th>
        <th scope="col">{words('whoWhy')}</th>
        <th scope="col" className="num">
          {words('date')}
        </th>
      </tr>
    </thead>
  );
}

/** The past conflicts that the rule would have decided otherwise. */
export function DifferTable({
  trial,
  hot,
  onHot,
}: {
  readonly trial: RuleTrial;
  readonly hot: string | null;
  readonly onHot: (conflict: string | null) => void;
}) {
  const words = wordsOf('inboxRule');
  const [order, setOrder] = useState<'cause' | 'date'>('cause');
  const [isWhole, setWhole] = useState(false);
  const differing = trial.tried.filter((one) => one.came === 'differ');
  if (differing.length === 0)
    return (
      <p className="rule-none muted fs12">
        {trial.offer.asks > 0 ? words('noneDiffersBut') : trial.offer.agree > 0 ? words('noneDiffers') : ''}
      </p>
    );
  const chosen = onlySide(differing);
  const sorted = order === 'cause' ? byCause(differing) : byDate(differing);
  const shown = isWhole ? sorted : sorted.slice(0, shownMost);
  return (
    <section className="rule-block last" aria-label={words('differs', { count: differing.length })}>
      <CommonCause trial={trial} differing={differing} />
      <div className="rule-head rule-order">
        <h3>{words('differs', { count: differing.length })}</h3>
        {chosen !== null && (
          <span className="muted fs12">{words('peopleChose', { system: trial.sides[chosen].name })}</span>
        )}
        <span className="grow" />
        <Segmented
          label={words('order')}
          segments={[
            { id: 'cause', label: words('byCause') },
            { id: 'date', label: words('byDate') },
          ]}
          value={order}
          onChange={setOrder}
        />
      </div>
      <table className="rule-differ">
        <Heads trial={trial} chosen={chosen} />
        <tbody>
          {shown.map((one) => (
            <Row key={`${one.conflict} ${one.at}`} one={one} isHot={hot === one.conflict} onHot={onHot} />
          ))}
        </tbody>
      </table>
      {shown.length < sorted.length && (
        <Button look="ghost" size="sm" onPress={() => setWhole(true)}>
          {words('showAll', { all: sorted.length })}
        </Button>
      )}
    </section>
  );
}
