import { flow, useFlow } from '../state/flow.ts';
import { partAt } from '../state/flow-parts.ts';
import { IconButton } from '../ui/IconButton.tsx';

const titles = {
  sync: 'Sync',
  side: 'Object',
  filter: 'Filter',
  match: 'Match',
  map: 'Field map',
  step: 'Step',
  note: 'Note',
  field: 'Field',
} as const;

/** Where what is selected is edited. */
export function InspectorSlot() {
  const kind = useFlow(({ flow: open, selected }) => {
    const key = selected.at(-1);
    return open === null || key === undefined ? null : (partAt(open, key)?.kind ?? null);
  });
  return (
    <aside className="insp" aria-label="Inspector">
      <header>
        <span className="label grow">{kind === null ? 'Nothing selected' : titles[kind]}</span>
        {kind !== null && <IconButton size="sm" icon="x" label="Close" onPress={() => flow.getState().select([])} />}
      </header>
    </aside>
  );
}
