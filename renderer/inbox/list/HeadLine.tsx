import { Count } from '../../ui/Count.tsx';
import { Icon } from '../../ui/Icon.tsx';
import { SmallPair } from '../../ui/SmallPair.tsx';
import { numberWords } from '../../words/formats.ts';
import { wordsOf } from '../../words/words.ts';
import { useInbox } from '../state/inbox-store.ts';
import { countOf, type Line } from '../state/list-lines.ts';
import { partWords } from './row-words.ts';

/** The head of a sync or of questions that stand together in it. */
export function HeadLine({
  line,
  isFolded,
}: {
  readonly line: Exclude<Line, { is: 'record' }>;
  readonly isFolded: boolean;
}) {
  const grouping = useInbox((state) => state.grouping);
  const isOpen = useInbox((state) => state.view !== 'resolved');
  const chevron = <Icon name={isFolded ? 'chev-r' : 'chev-d'} size={12} />;
  if (line.is === 'part')
    return (
      <div className="ib-kh">
        {chevron}
        <span className="ell">{partWords(grouping, line.part)}</span>
        <span className="grow" />
        <span className="num">{numberWords(line.part.count)}</span>
      </div>
    );
  const { sides, label } = line.sync;
  const count = countOf(line.sync);
  return (
    <div className="ib-gh">
      {chevron}
      <SmallPair left={sides.left.name} right={sides.right.name} way="both" />
      <span className="ell">{label}</span>
      <span className="grow" />
      <Count of={count} needs={isOpen} label={wordsOf('inbox')('questions', { count })} />
    </div>
  );
}
