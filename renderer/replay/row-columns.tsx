import type { ReplayRow, ReplaySummary } from '../../engine/protocol/calls/replay.ts';
import { addressOf } from '../app/route.ts';
import { valueText } from '../preview/preview-words.ts';
import { StoryLink } from '../story/StoryLink.tsx';
import { Icon } from '../ui/Icon.tsx';
import { Tile } from '../ui/Tile.tsx';
import { Value } from '../ui/Value.tsx';
import type { Column } from '../ui/VirtualTable.tsx';
import { momentWords } from '../words/formats.ts';
import { inOwnWords } from '../words/sentences.ts';
import { wordsOf } from '../words/words.ts';
import { icons } from './Counts.tsx';
import { type Did, didBoth, isDiffering, toneOf } from './compared.ts';

function WrittenTo({ row, summary }: { readonly row: ReplayRow; readonly summary: ReplaySummary }) {
  const sync = summary.syncs.find((one) => one.id === row.sync);
  if (row.side === null || sync === undefined) return null;
  const name = sync[row.side];
  return (
    <span className="row g6 fs12">
      <Tile label={name} size={16} tone={row.side === 'left' ? 'l' : 'r'} />
      <span className={row.side === 'left' ? 'c-l ell' : 'c-r ell'}>{name}</span>
    </span>
  );
}

const DidWords = ({ did, row }: { readonly did: Did; readonly row: ReplayRow }) =>
  'words' in did ? (
    <span className="muted fs12 ell">{inOwnWords(did.words)}</span>
  ) : (
    <Value text={valueText(did.value, row.type)} tone={toneOf(row)} />
  );

function Outcome({ row }: { readonly row: ReplayRow }) {
  const { kind } = row;
  if (!isDiffering(kind)) return null;
  return (
    <span className="row g6 fs12">
      <Icon name={icons[kind]} size={14} />
      <span className="ell">{wordsOf('replay')(`row-${kind}`)}</span>
    </span>
  );
}

const fieldOf = ({ about, label }: ReplayRow): string => {
  const words = wordsOf('replay');
  return about === '' ? words('wholeRecords') : about === 'removal' ? words('removal') : label;
};

/** The columns of the list. */
export function columnsFor(summary: ReplaySummary): readonly Column<ReplayRow>[] {
  const words = wordsOf('replay');
  return [
    {
      id: 'record',
      label: words('record'),
      width: '168px',
      cell: (row) => (
        <StoryLink
          of={{ flow: summary.flow, sync: row.sync, record: row.link }}
          what={row.title}
          className="rp-record ell"
        >
          <span className="med ell">{row.title}</span>
        </StoryLink>
      ),
    },
    {
      id: 'when',
      label: words('when'),
      width: '148px',
      cell: (row) => (
        <a
          className="fs12 ell rp-run"
          href={addressOf({ at: 'activity', run: row.run })}
          title={words('runOf', { when: momentWords(row.at) })}
        >
          {momentWords(row.at)}
        </a>
      ),
    },
    {
      id: 'to',
      label: words('writtenTo'),
      width: '104px',
      cell: (row) => <WrittenTo row={row} summary={summary} />,
    },
    {
      id: 'field',
      label: words('field'),
      width: '128px',
      cell: (row) => (
        <span className="ell fs12 soft" title={fieldOf(row)}>
          {fieldOf(row)}
        </span>
      ),
    },
    {
      id: 'values',
      label: (
        <span className="row g4">
          {words('happened')}
          <Icon name="arr-r" size={12} />
          {words('wouldBe')}
        </span>
      ),
      width: 'minmax(0, 1fr)',
      cell: (row) => {
        const { happened, draft } = didBoth(row);
        return (
          <StoryLink
            of={{ flow: summary.flow, sync: row.sync, record: row.link, field: row.about === '' ? null : row.about }}
            what={fieldOf(row)}
          >
            <span className="pv-ba">
              <DidWords did={happened} row={row} />
              <Icon name="arr-r" size={12} />
              <DidWords did={draft} row={row} />
            </span>
          </StoryLink>
        );
      },
    },
    { id: 'outcome', label: words('outcome'), width: '136px', cell: (row) => <Outcome row={row} /> },
  ];
}
