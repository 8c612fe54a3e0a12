import type { StoryRow } from '../../engine/protocol/calls/story.ts';
import { FieldIcon } from '../ui/FieldIcon.tsx';

/** The head of a row: a field, whose story it opens. */
export function FieldHead({ row, onPick }: { readonly row: StoryRow; readonly onPick: () => void }) {
  return (
    <th scope="row">
      <button type="button" className="st-pick" onClick={onPick} title={row.label}>
        <FieldIcon type={row.kind} />
        <span className="ell">{row.label}</span>
      </button>
    </th>
  );
}
