import './versions.css';
import type { FlowDifference } from '../../engine/model/difference.ts';
import { Icon } from '../ui/Icon.tsx';
import type { IconName } from '../ui/icon-shapes.tsx';

const looks: { readonly [kind in FlowDifference['kind']]: { icon: IconName; words: string } } = {
  added: { icon: 'plus', words: 'Added' },
  removed: { icon: 'minus', words: 'Removed' },
  changed: { icon: 'pencil', words: 'Changed' },
};

interface Props {
  readonly differences: readonly FlowDifference[];
  /** So many are shown; the others are counted. */
  readonly max?: number;
}

/** What two versions draw differently, a sentence each. */
export function DifferenceList({ differences, max = Number.MAX_SAFE_INTEGER }: Props) {
  const rest = differences.length - max;
  return (
    <ul className="differences">
      {differences.slice(0, max).map((one) => (
        <li key={`${one.node} ${one.words}`}>
          <Icon name={looks[one.kind].icon} size={14} />
          <span className="sr">{looks[one.kind].words}: </span>
          <span>{one.words}</span>
        </li>
      ))}
      {rest > 0 && <li className="muted">and {rest} more</li>}
    </ul>
  );
}
