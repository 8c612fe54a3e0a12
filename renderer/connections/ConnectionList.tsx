import type { ConnectionCard } from '../../engine/protocol/calls/connections.ts';
import { Badge } from '../ui/Badge.tsx';
import { IconButton } from '../ui/IconButton.tsx';
import { MenuButton, type MenuPart } from '../ui/Menu.tsx';
import { Tile } from '../ui/Tile.tsx';
import { type Column, VirtualTable } from '../ui/VirtualTable.tsx';
import { healthBadge, tookWords, whenWords } from './health-words.ts';

const rowHeight = 48;

const syncsWords = (card: ConnectionCard): string => {
  const syncs = new Set(card.uses.map((one) => `${one.flow}/${one.sync}`)).size;
  return syncs === 0 ? 'Not used' : syncs === 1 ? '1 sync' : `${syncs} syncs`;
};

function columnsOf(
  actionsOf: (card: ConnectionCard) => readonly MenuPart[],
  drafts: ReadonlySet<string>,
): readonly Column<ConnectionCard>[] {
  return [
    {
      id: 'name',
      label: 'Connection',
      width: 'minmax(0, 1fr)',
      cell: (card) => (
        <span className="nm">
          <Tile label={card.kindLabel === card.label ? card.kindLabel : card.label} />
          <span className="grow">
            <b className="ell">{card.label}</b>
            <small className="ell">{card.about}</small>
          </span>
          {drafts.has(card.connection) && <Badge look="line">Not saved</Badge>}
        </span>
      ),
    },
    {
      id: 'health',
      label: 'Health',
      width: '148px',
      cell: (card) => {
        const { look, icon, words } = healthBadge(card.health);
        return (
          <Badge look={look} {...(icon === undefined ? {} : { icon })}>
            {words}
          </Badge>
        );
      },
    },
    {
      id: 'tested',
      label: 'Last test',
      width: '120px',
      cell: ({ health }) => (
        <span className="fs12 soft">
          {health === null ? 'Never' : `${whenWords(health.at)}, ${tookWords(health.ms)}`}
        </span>
      ),
    },
    {
      id: 'uses',
      label: 'Used by',
      width: '72px',
      cell: (card) => (
        <span className="fs12 soft" title={card.uses.map((one) => one.flowLabel).join(', ')}>
          {syncsWords(card)}
        </span>
      ),
    },
    {
      id: 'more',
      label: <span className="sr">Actions</span>,
      width: '36px',
      cell: (card) => (
        <MenuButton
          label={`Actions for ${card.label}`}
          trigger={<IconButton icon="dots" size="sm" label={`More for ${card.label}`} />}
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
      label="Connections"
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
