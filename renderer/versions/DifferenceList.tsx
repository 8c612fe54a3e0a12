import './versions.css';
import type { FlowDifference } from '../../engine/model/difference.ts';
import { Icon } from '../ui/Icon.tsx';
import type { IconName } from '../ui/icon-shapes.tsx';
import { inOwnWords } from '../words/sentences.ts';
import { wordsOf } from '../words/words.ts';

const icons: { readonly [kind in FlowDifference['kind']]: IconName } = {
  added: 'plus',
  removed: 'minus',
  changed: 'pencil',
};

interface Props {
  readonly differences: readonly FlowDifference[];
  /** So many are shown; the others are counted. */
  readonly max?: number;
}

/** What two versions draw differently, a sentence each. */
export function DifferenceList({ differences, max = Number.MAX_SAFE_INTEGER }: Props) {
  const words = wordsOf('versions');
  const rest = differences.length - max;
  return (
    <ul className="differences">
      {differences.slice(0, max).map((one) => (
        <li key={`${one.node} ${one.words}`}>
          <Icon name={icons[one.kind]} size={14} />
          <span className="sr">{words(one.kind)}: </span>
          <span>{inOwnWords(one.words)}</span>
        </li>
      ))}
      {rest > 0 && <li className="muted">{words('more', { count: rest })}</li>}
    </ul>
  );
}
