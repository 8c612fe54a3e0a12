import { inOwnWords } from '../words/sentences.ts';
import './connections.css';
import { useState } from 'react';
import { ConnectionId } from '../../engine/model/ids.ts';
import { type ConnectionCard, copyConnection } from '../../engine/protocol/calls/connections.ts';
import { go } from '../app/route.ts';
import { engine } from '../state/engine.ts';
import { Button } from '../ui/Button.tsx';
import { EmptyState } from '../ui/EmptyState.tsx';
import type { MenuPart } from '../ui/Menu.tsx';
import { ProblemNote } from '../ui/ProblemNote.tsx';
import { SearchField } from '../ui/SearchField.tsx';
import { toast } from '../ui/toasts.ts';
import { numberWords } from '../words/formats.ts';
import { wordsOf } from '../words/words.ts';
import { ConnectionList } from './ConnectionList.tsx';
import { ConnectionPanel, type Shown } from './ConnectionPanel.tsx';
import { useForms } from './form-store.ts';
import { Gallery } from './Gallery.tsx';
import { RemoveDialog } from './RemoveDialog.tsx';
import { RenameDialog } from './RenameDialog.tsx';
import { testSaved } from './test-run.ts';
import { useConnections, useMayManage, useSystems } from './use-connections.ts';

const show = (connection: string | null): void => go({ at: 'connections', connection });

async function copy(card: ConnectionCard): Promise<void> {
  const said = await engine.ask(copyConnection, { connection: card.connection });
  if (said.ok) show(said.value.connection);
  else toast({ title: inOwnWords(said.error.message), detail: inOwnWords(said.error.fix), look: 'fail' });
}

const fits = (card: ConnectionCard, search: string): boolean =>
  `${card.label} ${card.about} ${card.kindLabel}`.toLowerCase().includes(search.trim().toLowerCase());

interface Doing {
  readonly what: 'rename' | 'remove';
  readonly card: ConnectionCard;
}

function partsFor(card: ConnectionCard, mayManage: boolean, begin: (doing: Doing) => void): readonly MenuPart[] {
  const words = wordsOf('connections');
  const test = () => {
    show(card.connection);
    void testSaved(card.connection);
  };
  const always: MenuPart = {
    id: 'look',
    entries: [{ id: 'test', label: words('test'), icon: 'refresh', onAction: test }],
  };
  if (!mayManage) return [always];
  return [
    always,
    {
      id: 'change',
      entries: [
        { id: 'rename', label: words('rename'), icon: 'pencil', onAction: () => begin({ what: 'rename', card }) },
        { id: 'copy', label: words('duplicate'), icon: 'copy', onAction: () => void copy(card) },
        {
          id: 'remove',
          label: words('remove'),
          icon: 'trash',
          isDanger: true,
          onAction: () => begin({ what: 'remove', card }),
        },
      ],
    },
  ];
}

/** The systems that are connected, and those that can be. */
export function Connections({ connection }: { readonly connection: string | null }) {
  const words = wordsOf('connections');
  const { cards, problems } = useConnections();
  const systems = useSystems();
  const mayManage = useMayManage();
  const drafts = useForms((state) => state.drafts);
  const [search, setSearch] = useState('');
  const [system, setSystem] = useState<string | null>(null);
  const [doing, setDoing] = useState<Doing | null>(null);
  const id = ConnectionId.safeParse(connection);
  const shown: Shown | null =
    system !== null ? { kind: 'new', system } : id.success ? { kind: 'connection', id: id.data } : null;
  const found = (cards ?? []).filter((card) => fits(card, search));
  const add = (kind: string): void => setSystem(kind);
  const close = (): void => {
    setSystem(null);
    show(null);
  };
  const saved = (made: ConnectionId): void => {
    setSystem(null);
    show(made);
  };
  const rows = Math.max(1, found.length);
  return (
    <div className="screen">
      <header className="toolbar">
        <h1>{words('title')}</h1>
        <span className="muted">{cards === null ? '' : numberWords(cards.length)}</span>
        <span className="grow" />
        <SearchField label={words('search')} width={232} value={search} onChange={setSearch} />
        <Button
          look="primary"
          icon="plus"
          isDisabled={!mayManage}
          onPress={() => document.querySelector<HTMLElement>('.gal .sy')?.focus()}
        >
          {words('add')}
        </Button>
      </header>
      <div className={shown === null ? 'split alone' : 'split'}>
        <div className="list">
          {problems.map((problem) => (
            <ProblemNote key={problem.message} message={problem.message} fix={problem.fix} cause={problem.cause} />
          ))}
          <div className="conns" style={{ height: 28 + (cards?.length === 0 ? 220 : 48 * rows) + 1 }}>
            {cards !== null && (
              <ConnectionList
                cards={found}
                chosen={system === null ? connection : null}
                drafts={new Set(Object.keys(drafts))}
                actionsOf={(card) => partsFor(card, mayManage, setDoing)}
                onChoose={(card) => {
                  setSystem(null);
                  show(card.connection);
                }}
                empty={
                  cards.length === 0 ? (
                    <EmptyState title={words('nothing')}>{words('nothingText')}</EmptyState>
                  ) : (
                    <p className="none">{words('noneCalled')}</p>
                  )
                }
              />
            )}
          </div>
          <Gallery systems={systems} search={search} chosen={system} isLocked={!mayManage} onChoose={add} />
        </div>
        {shown !== null && (
          <ConnectionPanel
            key={shown.kind === 'new' ? `new ${shown.system}` : shown.id}
            shown={shown}
            onClose={close}
            onSaved={saved}
            onRemove={(gone) => {
              const card = cards?.find((one) => one.connection === gone);
              if (card !== undefined) setDoing({ what: 'remove', card });
            }}
          />
        )}
      </div>
      {doing?.what === 'rename' && <RenameDialog card={doing.card} onClose={() => setDoing(null)} />}
      {doing?.what === 'remove' && (
        <RemoveDialog
          card={doing.card}
          onClose={() => setDoing(null)}
          onRemoved={() => {
            if (connection === doing.card.connection) show(null);
          }}
        />
      )}
    </div>
  );
}
