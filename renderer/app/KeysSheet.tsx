import { Dialog } from '../ui/Dialog.tsx';
import { KeyCaps } from '../ui/KeyCaps.tsx';
import { wordsOf } from '../words/words.ts';
import { type Action, caps, useRegistry } from './keys.ts';
import { closeKeys, useKeysSheet } from './keys-sheet-state.ts';

function alwaysThere(): readonly Action[] {
  const words = wordsOf('frame');
  const [anywhere, lists] = [words('anywhere'), words('lists')];
  return [
    { id: 'escape', label: words('closeTop'), place: anywhere, keys: ['Escape'], run: () => {} },
    { id: 'back', label: words('back'), place: anywhere, keys: ['Alt+ArrowLeft'], run: () => {} },
    { id: 'down', label: words('nextRow'), place: lists, keys: ['J'], run: () => {} },
    { id: 'up', label: words('rowBefore'), place: lists, keys: ['K'], run: () => {} },
    { id: 'open', label: words('open'), place: lists, keys: ['Enter'], run: () => {} },
  ];
}

/** All keys that do something now, by where they do it. */
export function KeysSheet() {
  const isOpen = useKeysSheet((state) => state.isOpen);
  const lists = useRegistry((state) => state.lists);
  const actions = [...lists.flatMap((list) => list.actions), ...alwaysThere()].filter((one) => one.keys !== undefined);
  const places = [...new Set(actions.map((one) => one.place))];
  return (
    <Dialog title={wordsOf('frame')('keys')} width="wide" isOpen={isOpen} onClose={closeKeys}>
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
