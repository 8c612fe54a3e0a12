import { useEffect } from 'react';
import { Button as AriaButton } from 'react-aria-components';
import { likelyObject } from '../../engine/core/flow/template/apply-template.ts';
import type { Side } from '../../engine/model/ids.ts';
import type { Template } from '../../engine/model/template.ts';
import type { ConnectionCard } from '../../engine/protocol/calls/connections.ts';
import { go } from '../app/route.ts';
import { healthBadge } from '../connections/health-words.ts';
import { grouped, useObjects } from '../connections/ObjectList.tsx';
import { Badge } from '../ui/Badge.tsx';
import { Icon } from '../ui/Icon.tsx';
import { MenuButton, type MenuPart } from '../ui/Menu.tsx';
import { ProblemNote } from '../ui/ProblemNote.tsx';
import { Select } from '../ui/Select.tsx';
import { Tile } from '../ui/Tile.tsx';
import { inOwnWords } from '../words/sentences.ts';
import { wordsOf } from '../words/words.ts';
import { chooseSide, type SideChoice } from './setup-store.ts';

const tones = { left: 'l', right: 'r' } as const;

function connectionParts(cards: readonly ConnectionCard[], side: Side, choice: SideChoice): readonly MenuPart[] {
  const words = wordsOf('newSync');
  const entries = cards.map((card) => ({
    id: card.connection,
    label: card.label,
    detail: inOwnWords(card.kindLabel),
    mark: <Tile label={card.label} size={20} />,
    isOn: card.connection === choice.connection,
    onAction: () => chooseSide(side, { connection: card.connection, object: null }),
  }));
  const add = { id: 'add', label: words('addConnection'), icon: 'plus' as const };
  return [
    { id: 'connections', entries },
    { id: 'more', entries: [{ ...add, onAction: () => go({ at: 'connections', connection: null }) }] },
  ];
}

/** Chooses what needs no choice: the only object, or the one that the template is about. */
function useObviousObject(
  side: Side,
  choice: SideChoice,
  template: Template | null,
  { objects, isWhole }: ReturnType<typeof useObjects>,
): void {
  const { connection, object } = choice;
  useEffect(() => {
    if (!isWhole || object !== null || connection === null) return;
    const names = objects.filter((one) => one.problem === null).map((one) => one.object);
    const only = names.length === 1 ? (names[0] ?? null) : null;
    const likely = only ?? (template === null ? null : likelyObject(template, side, names));
    if (likely !== null) chooseSide(side, { connection, object: likely });
  }, [side, connection, object, template, objects, isWhole]);
}

/** One of the two things that stay in step: a connection, and an object behind it. */
export function SideCard({
  side,
  choice,
  cards,
  template,
}: {
  readonly side: Side;
  readonly choice: SideChoice;
  readonly cards: readonly ConnectionCard[];
  readonly template: Template | null;
}) {
  const words = wordsOf('newSync');
  const card = cards.find((one) => one.connection === choice.connection) ?? null;
  const look = useObjects(card?.connection ?? null);
  useObviousObject(side, choice, template, look);
  const badge = card === null ? null : healthBadge(card.health);
  const records = look.objects.find((one) => one.object === choice.object)?.records ?? null;
  const options = look.objects.map((one) => ({
    id: one.object,
    label: one.label,
    isDisabled: one.problem !== null,
    ...(one.records === null ? {} : { detail: grouped(one.records.records) }),
  }));
  return (
    <section className={`sys ${tones[side]}`} aria-label={words(`${side}Side`)}>
      <MenuButton
        label={words(`${side}Connections`)}
        side="bottom start"
        trigger={
          <AriaButton className="hd">
            <Tile label={card?.label ?? '?'} size={32} tone={tones[side]} />
            <span className="grow">
              <b className="ell">{card?.label ?? words('chooseSystem')}</b>
              <small className="ell">{card === null ? words('oneConnection') : inOwnWords(card.about)}</small>
            </span>
            {badge !== null && (
              <Badge look={badge.look} {...(badge.icon === undefined ? {} : { icon: badge.icon })}>
                {badge.words}
              </Badge>
            )}
            <Icon name="chev-d" size={14} />
          </AriaButton>
        }
        parts={connectionParts(cards, side, choice)}
      />
      <div className="obj">
        <Select
          aria-label={words(`${side}Object`)}
          options={options}
          value={choice.object}
          onChange={(object) => chooseSide(side, { ...choice, object })}
          placeholder={words(card === null ? 'thenObject' : look.isWhole ? 'chooseObject' : 'looking')}
          isDisabled={card === null}
        />
        {records !== null && (
          <span className="n">
            {records.exact ? grouped(records.records) : words('about', { count: records.records })}
          </span>
        )}
      </div>
      {look.problem !== null && (
        <ProblemNote message={look.problem.message} fix={look.problem.fix} cause={look.problem.cause} />
      )}
      <i className="h" />
    </section>
  );
}
