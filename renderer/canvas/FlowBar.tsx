import { useState } from 'react';
import { go } from '../app/route.ts';
import { RightButton } from '../rights/RightButton.tsx';
import { RightIconButton } from '../rights/RightIconButton.tsx';
import { useRight } from '../rights/use-right.ts';
import { useEngine } from '../state/engine.ts';
import { dispatch, flow, useFlow } from '../state/flow.ts';
import { startFlowRun } from '../state/flow-run.ts';
import { Badge } from '../ui/Badge.tsx';
import { Button } from '../ui/Button.tsx';
import { Icon } from '../ui/Icon.tsx';
import { IconButton } from '../ui/IconButton.tsx';
import { Segmented } from '../ui/Segmented.tsx';
import { Tile } from '../ui/Tile.tsx';
import { clockWords } from '../words/formats.ts';
import { wordsOf } from '../words/words.ts';
import { activeSync } from './actions.ts';
import { systemLabel } from './cards.ts';
import { wayOf } from './edits.ts';
import { setCanvas } from './view.ts';

const views = [
  { id: 'canvas', icon: 'nodes' },
  { id: 'table', icon: 'table' },
] as const;

/** The name of the flow; a press opens it for writing. */
function Title() {
  const words = wordsOf('flowBar');
  const label = useFlow((state) => state.flow?.label ?? state.flow?.id ?? '');
  const [draft, setDraft] = useState<string | null>(null);
  if (draft === null)
    return (
      <h1>
        <button type="button" className="flow-title" title={words('rename')} onClick={() => setDraft(label)}>
          {label}
        </button>
      </h1>
    );
  const done = (keep: boolean): void => {
    const typed = draft.trim();
    setDraft(null);
    if (keep && typed !== '' && typed !== label) dispatch({ do: 'rename-flow', label: typed });
  };
  return (
    <input
      className="flow-title-edit"
      aria-label={words('name')}
      // biome-ignore lint/a11y/noAutofocus: the name was just opened for writing.
      autoFocus
      maxLength={120}
      size={Math.max(12, draft.length)}
      value={draft}
      onChange={(event) => setDraft(event.target.value)}
      onBlur={() => done(true)}
      onKeyDown={(event) => {
        if (event.key === 'Enter') done(true);
        if (event.key === 'Escape') done(false);
      }}
    />
  );
}

/** The two systems and which way values go between them. */
function Ends() {
  const sync = useFlow((state) => state.flow?.syncs[0]);
  const connections = useFlow((state) => state.connections);
  if (sync === undefined) return null;
  const ways = new Set(sync.fields.map(wayOf));
  const [only] = ways.size === 1 ? [...ways] : [];
  const icon = only === 'to-right' ? 'arr-r' : only === 'to-left' ? 'arr-l' : 'arr-lr';
  return (
    <span className="pair">
      <Tile label={systemLabel(connections, sync.left.connection)} size={20} tone="l" />
      <Icon name={icon} size={14} />
      <Tile label={systemLabel(connections, sync.right.connection)} size={20} tone="r" />
    </span>
  );
}

/** How it stands with what was drawn: counted, live, saved. */
function Standing() {
  const words = wordsOf('flowBar');
  const maps = useFlow((state) => (state.flow?.syncs ?? []).reduce((sum, sync) => sum + sync.fields.length, 0));
  const syncs = useFlow((state) => state.flow?.syncs.length ?? 0);
  const live = useFlow((state) => state.live);
  const savedAt = useFlow((state) => state.savedAt);
  const saving = useFlow((state) => state.saving);
  const saved = {
    saved: savedAt === null ? '' : words('saved', { clock: clockWords(new Date(savedAt).toISOString()) }),
    saving: words('saving'),
    waiting: words('waiting'),
    failed: words('failed'),
  }[saving.is];
  const fieldMaps = words('fieldMaps', { count: maps });
  const facts = [
    syncs > 1 ? words('syncsAnd', { count: syncs, fieldMaps }) : fieldMaps,
    live === null ? words('neverPublished') : words('isLive', { version: live }),
    saved,
  ];
  const told = facts.filter((fact) => fact !== '');
  return (
    <>
      <span className="flow-stands muted fs12" title={told.join('. ')}>
        {told.map((fact) => (
          <span key={fact}>{fact}</span>
        ))}
      </span>
      {saving.is === 'failed' && (
        <Button size="sm" look="danger" onPress={() => flow.getState().save()}>
          {words('saveAgain')}
        </Button>
      )}
    </>
  );
}

/** Says so where whoever looks may not edit. */
function ReadOnly() {
  const why = useRight('design');
  if (why === null) return null;
  return (
    <span title={why}>
      <Badge look="grey" icon="lock">
        {wordsOf('rights')('readOnly')}
      </Badge>
    </span>
  );
}

/** Runs what is live, or the draft where nothing was ever published. */
function RunButton({ flow: id, stops }: { readonly flow: string; readonly stops: boolean }) {
  const words = wordsOf('flowBar');
  const live = useFlow((state) => state.live);
  const isRunning = useEngine((mirror) => mirror.state?.is === 'running' && mirror.state.progress.flow === id);
  return (
    <RightIconButton
      needs="operate"
      icon="play"
      label={live === null ? words('runDraft') : words('runVersion', { version: live })}
      isDisabled={isRunning || (live === null && stops)}
      onPress={() => void startFlowRun(id)}
    />
  );
}

/** The bar over a flow, the same for the canvas and the table. */
export function FlowBar({ view }: { readonly view: 'canvas' | 'table' }) {
  const words = wordsOf('flowBar');
  const id = useFlow((state) => state.flow?.id ?? '');
  const draft = useFlow((state) => state.draft);
  // A drawing without anything on it has nothing to do.
  const stops = useFlow((state) => state.flow?.syncs.length === 0 || state.problems.some((problem) => problem.stops));
  const edited = useFlow((state) => state.edited || state.live === null);
  return (
    <header className="toolbar">
      <Ends />
      <Title />
      <Badge look="line">{words('draft', { draft })}</Badge>
      <ReadOnly />
      <Standing />
      <span className="grow" />
      <Segmented
        label={words('view')}
        segments={views.map((one) => ({ ...one, label: words(`view-${one.id}`) }))}
        value={view}
        onChange={(to) => go({ at: 'flow', flow: id, view: to })}
      />
      <span className="vr" />
      <RightButton needs="design" look="ghost" icon="spark" onPress={() => setCanvas({ suggesting: activeSync() })}>
        {words('suggest')}
      </RightButton>
      <IconButton icon="link" label={words('links')} onPress={() => go({ at: 'links', flow: id, sync: null })} />
      <IconButton icon="history" label={words('versions')} onPress={() => go({ at: 'versions', flow: id })} />
      <RightIconButton
        needs="design"
        icon="refresh"
        label={wordsOf('frame')('replay')}
        isDisabled={stops}
        onPress={() => go({ at: 'replay', flow: id })}
      />
      <RunButton flow={id} stops={stops} />
      <Button look="primary" icon="eye" onPress={() => go({ at: 'preview', flow: id })}>
        {words('preview')}
      </Button>
      <RightButton
        needs="design"
        icon="publish"
        isDisabled={stops || !edited}
        onPress={() => go({ at: 'versions', flow: id })}
      >
        {words('publish')}
      </RightButton>
    </header>
  );
}
