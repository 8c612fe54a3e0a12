import { useState } from 'react';
import type { Sync } from '../../engine/model/flow.ts';
import { connect } from '../canvas/edits.ts';
import { propose } from '../inspector/propose.ts';
import { useNames } from '../inspector/use-map-facts.ts';
import { flow } from '../state/flow.ts';
import { wordsOf } from '../words/words.ts';
import { FieldPicker } from './FieldPicker.tsx';

/** Adds a field map: a left field, then a right one. */
export function AddMap({ sync, onDone }: { readonly sync: Sync; readonly onDone: () => void }) {
  const words = wordsOf('table');
  const names = useNames(sync.id);
  const [left, setLeft] = useState<string | null>(null);
  const pick = (right: string): void => {
    const command = left === null ? null : connect(sync, flow.getState().shapes, { left, right });
    if (command !== null) propose(command);
    onDone();
  };
  return (
    <div>
      <p className="fs12 soft add-words">
        {left === null
          ? words('whichLeft', { system: names.left })
          : words('whichRight', { field: left, system: names.right })}
      </p>
      {left === null ? (
        <FieldPicker key="left" sync={sync} side="left" onPick={setLeft} />
      ) : (
        <FieldPicker key="right" sync={sync} side="right" onPick={pick} />
      )}
    </div>
  );
}
