import type { RunDetail, RunRecord } from '../../../engine/protocol/calls/activity.ts';
import { Icon } from '../../ui/Icon.tsx';
import type { Column } from '../../ui/VirtualTable.tsx';
import { wordsOf } from '../../words/words.ts';
import { namesIn, opIcons, whatWords, whyOfRecord } from './op-words.ts';
import { FirstShift, WrittenTo } from './RecordLine.tsx';

interface Use {
  readonly detail: RunDetail;
  readonly isOpen: (index: number) => boolean;
  readonly onTurn: (index: number) => void;
}

function Title({
  title,
  isOpen,
  onTurn,
}: {
  readonly title: string;
  readonly isOpen: boolean;
  readonly onTurn: () => void;
}) {
  return (
    <button type="button" tabIndex={-1} className="ac-turn" aria-expanded={isOpen} onClick={onTurn}>
      <Icon name={isOpen ? 'chev-d' : 'chev-r'} size={12} />
      <span className="ell med" title={title}>
        {title}
      </span>
    </button>
  );
}

/** The columns of the records of a run. */
export function recordColumns({ detail, isOpen, onTurn }: Use): readonly Column<RunRecord>[] {
  const words = wordsOf('activity');
  return [
    {
      id: 'title',
      label: words('record'),
      width: 'minmax(120px, 168px)',
      cell: (row, index) => <Title title={row.title} isOpen={isOpen(index)} onTurn={() => onTurn(index)} />,
    },
    {
      id: 'to',
      label: words('writtenTo'),
      width: 'minmax(72px, 104px)',
      cell: (row) => <WrittenTo side={row.side} name={namesIn(detail, row.sync)[row.side]} />,
    },
    {
      id: 'what',
      label: words('what'),
      width: 'minmax(88px, 120px)',
      cell: (row) => (
        <span className="row g6 fs12 soft">
          <Icon name={opIcons[row.op]} size={12} />
          <span className="ell">{whatWords(row)}</span>
        </span>
      ),
    },
    {
      id: 'values',
      label: (
        <span className="row g4">
          {words('before')}
          <Icon name="arr-r" size={12} />
          {words('after')}
        </span>
      ),
      width: 'minmax(144px, 1fr)',
      cell: (row, index) => (isOpen(index) ? null : <FirstShift detail={detail} row={row} />),
    },
    {
      id: 'why',
      label: words('why'),
      width: 'minmax(120px, 204px)',
      cell: (row) => {
        const why = whyOfRecord(row, namesIn(detail, row.sync));
        return (
          <span className="soft ell fs12" title={why}>
            {why}
          </span>
        );
      },
    },
  ];
}
