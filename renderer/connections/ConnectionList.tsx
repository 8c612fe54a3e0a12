import type { ConnectionCard } from '../../engine/protocol/calls/connections.ts';
import { Badge } from '../ui/Badge.tsx';
import { IconButton } from '../ui/IconButton.tsx';
import { MenuButton, type MenuPart } from '../ui/Menu.tsx';
import { Tile } from '../ui/Tile.tsx';
import { type Column, VirtualTable } from '../ui/VirtualTable.tsx';
import { tookWords } from '../words/formats.ts';
import { inOwnWords } from '../words/sentences.ts';
import { wordsOf } from '../words/words.ts';
import { healthBadge, whenWords } from './health-words.ts';

const rowHeight = 48;

function syncsWords(card: ConnectionCard): string {
  const count = new Set(card.uses.map((one) => `${one.flow}/${one.sync}`)).size;
  return count === 0 ? wordsOf('connections')('notUsed') : wordsOf('connections')('syncs', { count });
}

function columnsOf(
  actionsOf: (card: ConnectionCard) => readonly MenuPart[],
  drafts: ReadonlySet<string>,
): readonly Column<ConnectionCard>[] {
  const words = wordsOf('connections');
  return [
    {
      id: 'name',
      label: words('connection'),
      width: 'minmax(0, 1fr)',
      cell: (card) => (
        <span className="nm">
          <Tile label={card.kindLabel === card.label ? card.kindLabel : card.label} />
          <span className="grow">
            <b className="ell">{card.label}</b>
            <small className="ell">{inOwnWords(card.about)}</small>
          </span>
          {drafts.has(card.connection) && <Badge look="line">{words('notSaved')}</Badge>}
        </span>
      ),
    },
    {
      id: 'health',
      label: words('health'),
      width: '148px',
      cell: (card) => {
        const { look, icon, words: said } = healthBadge(card.health);
        return (
          <Badge look={look} {...(icon === undefined ? {} : { icon })}>
            {said}
          </Badge>
        );
      },
    },
    {
      id: 'tested',
      label: words('lastTest'),
      width: '120px',
      cell: ({ health }) => (
        <span className="fs12 soft">
          {health === null
            ? words('never')
            : words('tested', { when: whenWords(health.at), took: tookWords(health.ms) })}
        </span>
      ),
    },
    {
      id: 'uses',
      label: words('usedBy'),
      width: '72px',
      cell: (card) => (
        <span className="fs12 soft" title={card.uses.map((one) => one.flowLabel).join(', ')}>
          {syncsWords(card)}
        </span>
      ),
    },
    {
      id: 'more',
      label: <span className="sr">{words('actions')}</span>,
      width: '36px',
      cell: (card) => (
        <MenuButton
          label={words('actionsFor', { name: card.label })}
          trigger={<IconButton icon="dots" size="sm" label={words('moreFor', { name: card.label })} />}
          parts={actionsOf(card)}
        />
      ),
    },
  ];
}

/** All connections, how they are, and who uses them. */
export function ConnectionList({
  cards,
  chosen,
  drafts,
  actionsOf,
  onChoose,
  empty,
}: {
  readonly cards: readonly ConnectionCard[];
  readonly chosen: string | null;
  /** Connections with something entered that is not saved. */
  readonly drafts: ReadonlySet<string>;
  readonly actionsOf: (card: ConnectionCard) => readonly MenuPart[];
  readonly onChoose: (card: ConnectionCard) => void;
  readonly empty: React.ReactNode;
}) {
  return (
    <VirtualTable
      label={wordsOf('connections')('title')}
      columns={columnsOf(actionsOf, drafts)}
      count={cards.length}
      rowHeight={rowHeight}
      rowAt={(index) => cards[index]}
      active={cards.findIndex((one) => one.connection === chosen)}
      onActive={(index) => {
        const card = cards[index];
        if (card !== undefined) onChoose(card);
      }}
      empty={empty}
    />
  );
}
