import './inspector.css';
import { useMemo } from 'react';
import { useProblemsKey } from '../problems/use-problems-key.ts';
import { flow, useFlow } from '../state/flow.ts';
import { classes } from '../ui/classes.ts';
import { IconButton } from '../ui/IconButton.tsx';
import { wordsOf } from '../words/words.ts';
import { BulkInspector } from './bulk/BulkInspector.tsx';
import { closeDrawer } from './drawer.ts';
import { InspectorMenu } from './InspectorMenu.tsx';
import { MapInspector } from './map/MapInspector.tsx';
import { MatchInspector } from './match/MatchInspector.tsx';
import { NoteInspector } from './NoteInspector.tsx';
import { SummaryInspector } from './SummaryInspector.tsx';
import { type Shown, shownOf, titleOf } from './shown.ts';
import { FieldInspector } from './side/FieldInspector.tsx';
import { SideInspector } from './side/SideInspector.tsx';
import { SyncInspector } from './sync/SyncInspector.tsx';
import { useUndoKeys } from './use-undo-keys.ts';

/** Where what is selected is edited; with nothing selected it sums the sync up. */
export function Inspector() {
  const words = wordsOf('inspector');
  useProblemsKey('canvas');
  useUndoKeys();
  const open = useFlow((state) => state.flow);
  const selected = useFlow((state) => state.selected);
  const shown = useMemo(() => (open === null ? null : shownOf(open, selected)), [open, selected]);
  if (open === null || shown === null) return <aside className="insp rests" aria-label={words('title')} />;
  return (
    <aside
      className={classes('insp', shown.kind === 'nothing' && 'rests')}
      aria-label={words('title')}
      onKeyDown={closeDrawer}
    >
      <header>
        <h2 className="label grow">{titleOf(shown)}</h2>
        <InspectorMenu shown={shown} />
        {shown.kind !== 'nothing' && (
          <IconButton size="sm" icon="x" label={words('close')} onPress={() => flow.getState().select([])} />
        )}
      </header>
      {/* biome-ignore lint/a11y/noNoninteractiveTabindex: what scrolls is reached by keyboard too. */}
      <section className="insp-in" tabIndex={0} aria-label={titleOf(shown)}>
        <Parts shown={shown} />
      </section>
    </aside>
  );
}

function Parts({ shown }: { readonly shown: Shown }) {
  switch (shown.kind) {
    case 'nothing':
      return <SummaryInspector />;
    case 'map':
      return <MapInspector key={`${shown.sync}/${shown.map}`} sync={shown.sync} map={shown.map} step={null} />;
    case 'step':
      return <MapInspector key={shown.step} sync={shown.sync} map={shown.map} step={shown.step} />;
    case 'note':
      return <NoteInspector key={shown.note} note={shown.note} />;
    case 'maps':
      return <BulkInspector sync={shown.sync} maps={shown.maps} />;
    case 'side':
    case 'filter':
      return (
        <SideInspector
          key={`${shown.sync}/${shown.side}`}
          sync={shown.sync}
          side={shown.side}
          isFilter={shown.kind === 'filter'}
        />
      );
    case 'match':
      return <MatchInspector key={shown.sync} sync={shown.sync} />;
    case 'sync':
      return <SyncInspector key={shown.sync} sync={shown.sync} />;
    case 'field':
      return <FieldInspector sync={shown.sync} side={shown.side} field={shown.field} />;
  }
}
