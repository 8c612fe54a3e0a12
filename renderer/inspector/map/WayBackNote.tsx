import type { FieldMap, Sync } from '../../../engine/model/flow.ts';
import { useFlow, useProblemsOf } from '../../state/flow.ts';
import { keyOf } from '../../state/flow-parts.ts';
import { classes } from '../../ui/classes.ts';
import { Icon } from '../../ui/Icon.tsx';
import { inOwnWords } from '../../words/sentences.ts';
import { wordsOf } from '../../words/words.ts';
import { wayBack } from './way-back.ts';

/** How the steps of a line run backwards, with an example of what gets lost. */
export function WayBackNote({ sync, map }: { readonly sync: Sync; readonly map: FieldMap }) {
  const shapes = useFlow((state) => state.shapes);
  const problems = useProblemsOf(keyOf({ kind: 'map', sync: sync.id, map: map.id }));
  const back = wayBack(sync, map, shapes);
  if (back === null) return null;
  const lossy = problems.find((one) => one.code === 'line/lossy');
  const example =
    lossy === undefined ? undefined : inOwnWords(lossy.message).split(wordsOf('inspector')('forExample'))[1];
  const icon = back.loss === 'none' ? 'ok' : back.loss === 'lossy' ? 'info' : 'warn';
  return (
    <p className={classes('way-back', back.loss === 'none' && 'ok', back.loss === 'one-way' && 'need')}>
      <Icon name={icon} size={14} />
      <span>
        {back.words}
        {example !== undefined && ` ${example}`}
      </span>
    </p>
  );
}
