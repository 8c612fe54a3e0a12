import { useRecords } from '../../app/palette/use-records.ts';
import { addressOf } from '../../app/route.ts';
import { wordsOf } from '../../words/words.ts';

const shownMax = 6;

/** Records that hold what was searched for; each leads to its story. */
export function FoundRecords({ text }: { readonly text: string }) {
  const words = wordsOf('activity');
  const { found, isLooking, problem } = useRecords(text.trim());
  const shown = found.slice(0, shownMax);
  return (
    <section className="ac-found" aria-label={words('recordsFound')}>
      <h2 className="ac-day">{words('recordsFound')}</h2>
      {shown.map(({ flow, flowLabel, sync, record, title, left, right }) => (
        <a
          key={`${flow} ${sync} ${record}`}
          className="ac-record"
          href={addressOf({ at: 'story', flow, sync, record, field: null })}
        >
          <span className="ell med">{title === '' ? (left ?? right ?? record) : title}</span>
          <span className="ell muted fs12">{flowLabel}</span>
        </a>
      ))}
      <p className="ac-none fs12 muted" role="status">
        {problem ?? (isLooking ? words('looking') : shown.length === 0 ? words('noRecord') : '')}
        {found.length > shownMax && words('moreRecords')}
      </p>
    </section>
  );
}
