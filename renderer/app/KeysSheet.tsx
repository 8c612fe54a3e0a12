import { Dialog } from '../ui/Dialog.tsx';
import { KeyCaps } from '../ui/KeyCaps.tsx';
import { type Action, caps, useRegistry } from './keys.ts';
import { closeKeys, useKeysSheet } from './keys-sheet-state.ts';

const alwaysThere: readonly Action[] = [
  { id: 'escape', label: 'Close what is on top', place: 'Anywhere', keys: ['Escape'], run: () => {} },
  { id: 'back', label: 'Back', place: 'Anywhere', keys: ['Alt+ArrowLeft'], run: () => {} },
  { id: 'down', label: 'Next row', place: 'Lists', keys: ['J'], run: () => {} },
  { id: 'up', label: 'Row before', place: 'Lists', keys: ['K'], run: () => {} },
  { id: 'open', label: 'Open', place: 'Lists', keys: ['Enter'], run: () => {} },
];

/** All keys that do something now, by where they do it. */
export function KeysSheet() {
  const isOpen = useKeysSheet((state) => state.isOpen);
  const lists = useRegistry((state) => state.lists);
  const actions = [...lists.flatMap((list) => list.actions), ...alwaysThere].filter((one) => one.keys !== undefined);
  const places = [...new Set(actions.map((one) => one.place))];
  return (
    <Dialog title="Keys" width="wide" isOpen={isOpen} onClose={closeKeys}>
      <div className="keys">
        {places.map((place) => (
          <section key={place}>
            <h3 className="h3">{place}</h3>
            <dl>
              {actions
                .filter((one) => one.place === place)
                .map((one) => (
                  <div key={one.id}>
                    <dt>{one.label}</dt>
                    <dd>
                      <KeyCaps keys={caps(one.keys ?? [])} />
                    </dd>
                  </div>
                ))}
            </dl>
          </section>
        ))}
      </div>
    </Dialog>
  );
}
