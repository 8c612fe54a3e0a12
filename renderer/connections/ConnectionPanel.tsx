import { useEffect, useState } from 'react';
import type { ConnectionId } from '../../engine/model/ids.ts';
import type { Problem } from '../../engine/model/problem.ts';
import {
  type ObjectCard,
  type OpenConnection,
  openConnection,
  type SystemForm,
  systemForm,
} from '../../engine/protocol/calls/connections.ts';
import { engine, useEngine } from '../state/engine.ts';
import { IconButton } from '../ui/IconButton.tsx';
import { ProblemNote } from '../ui/ProblemNote.tsx';
import { Segmented } from '../ui/Segmented.tsx';
import { Tile } from '../ui/Tile.tsx';
import { inOwnWords } from '../words/sentences.ts';
import { wordsOf } from '../words/words.ts';
import { BrowseRows } from './BrowseRows.tsx';
import { FormPane } from './FormPane.tsx';
import { ObjectList } from './ObjectList.tsx';

/** What the panel shows: a connection, or the form for a new one. */
export type Shown =
  | { readonly kind: 'connection'; readonly id: ConnectionId }
  | { readonly kind: 'new'; readonly system: string };

type Loaded =
  | { readonly kind: 'opened'; readonly opened: OpenConnection }
  | { readonly kind: 'new'; readonly form: SystemForm }
  | { readonly kind: 'problem'; readonly problem: Problem };

function useLoaded(shown: Shown): Loaded | null {
  const told = useEngine((state) => state.told.connections);
  const [loaded, setLoaded] = useState<Loaded | null>(null);
  const key = shown.kind === 'new' ? shown.system : shown.id;
  // biome-ignore lint/correctness/useExhaustiveDependencies: asked again with every piece of news
  useEffect(() => {
    const stop = new AbortController();
    const take = (next: Loaded): void => {
      if (!stop.signal.aborted) setLoaded(next);
    };
    if (shown.kind === 'new')
      void engine.ask(systemForm, { kind: shown.system }, stop.signal).then((said) => {
        take(said.ok ? { kind: 'new', form: said.value } : { kind: 'problem', problem: said.error });
      });
    else
      void engine.ask(openConnection, { connection: shown.id }, stop.signal).then((said) => {
        take(said.ok ? { kind: 'opened', opened: said.value } : { kind: 'problem', problem: said.error });
      });
    return () => stop.abort();
  }, [shown.kind, key, told]);
  return loaded;
}

function usedWords({ card }: OpenConnection): string {
  const names = [...new Set(card.uses.map((one) => one.flowLabel))].join(', ');
  const kind = inOwnWords(card.kindLabel);
  return names === ''
    ? wordsOf('connections')('kindNotUsed', { kind })
    : wordsOf('connections')('kindUsedBy', { kind, names });
}

type Page = 'settings' | 'objects';

/** The pane at the right: settings with their test, and what is behind the connection. */
export function ConnectionPanel({
  shown,
  onClose,
  onSaved,
  onRemove,
}: {
  readonly shown: Shown;
  readonly onClose: () => void;
  readonly onSaved: (id: ConnectionId) => void;
  readonly onRemove: (id: ConnectionId) => void;
}) {
  const loaded = useLoaded(shown);
  const words = wordsOf('connections');
  const [page, setPage] = useState<Page>('settings');
  const [browsed, setBrowsed] = useState<ObjectCard | null>(null);
  if (loaded === null) return <aside className="panel" aria-label={words('connection')} aria-busy="true" />;
  if (loaded.kind === 'problem')
    return (
      <aside className="panel" aria-label={words('connection')}>
        <div className="frm">
          <ProblemNote {...loaded.problem} isAlert />
        </div>
      </aside>
    );
  const opened = loaded.kind === 'opened' ? loaded.opened : null;
  const system = loaded.kind === 'new' ? inOwnWords(loaded.form.system.label) : '';
  const title = opened?.card.label ?? words('newOf', { system });
  const id = opened?.card.connection ?? null;
  return (
    <aside className="panel" aria-label={title}>
      <header className="ph-h">
        <Tile label={opened?.card.label ?? system} size={40} />
        <div className="grow">
          <h2 className="ell">{title}</h2>
          <p className="ell">
            {opened === null ? loaded.kind === 'new' && inOwnWords(loaded.form.system.about) : usedWords(opened)}
          </p>
        </div>
        {id !== null && (
          <Segmented<Page>
            label={words('shown')}
            segments={[
              { id: 'settings', label: words('settings') },
              { id: 'objects', label: words('objects') },
            ]}
            value={page}
            onChange={setPage}
          />
        )}
        <IconButton icon="x" label={words('close')} onPress={onClose} />
      </header>
      {id !== null && page === 'objects' ? (
        <div className="frm">
          <ObjectList connection={id} onBrowse={setBrowsed} />
        </div>
      ) : (
        <FormPane
          key={shown.kind === 'new' ? `new ${shown.system}` : shown.id}
          opened={opened}
          form={loaded.kind === 'new' ? loaded.form : loaded.opened.form}
          onClose={onClose}
          onSaved={onSaved}
          onRemove={onRemove}
        />
      )}
      {browsed !== null && id !== null && (
        <BrowseRows connection={id} object={browsed} onClose={() => setBrowsed(null)} />
      )}
    </aside>
  );
}
