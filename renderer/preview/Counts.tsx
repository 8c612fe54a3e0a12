import { PreviewGroup, type PreviewSummary } from '../../engine/protocol/calls/preview.ts';
import { classes } from '../ui/classes.ts';
import { Icon } from '../ui/Icon.tsx';
import { showGroup, usePreview } from './preview-store.ts';
import { groupWords, number, sideLabels } from './preview-words.ts';

const joinWords = (all: PreviewSummary['linkedBy']): string =>
  all
    .slice(0, 2)
    .map(
      ({ words, count }, index) =>
        `${index === 0 ? words.toLowerCase() : words.replace(/^By /, '').toLowerCase()} ${number(count)}`,
    )
    .join(', ');

function By({ group, summary }: { readonly group: PreviewGroup; readonly summary: PreviewSummary }) {
  const names = sideLabels(summary.syncs);
  const counts = summary.groups[group];
  switch (group) {
    case 'create':
    case 'update':
    case 'remove':
      return (
        <>
          <span className="c-l ell">
            {names.left} <b>{number(counts.left)}</b>
          </span>
          <span className="c-r ell">
            {names.right} <b>{number(counts.right)}</b>
          </span>
        </>
      );
    case 'link':
      return (
        <span className="muted ell">
          {summary.linkedBy.length === 0 ? 'no new pairs' : joinWords(summary.linkedBy)}
        </span>
      );
    case 'conflict':
      return counts.rows === 0 ? (
        <span className="muted">nothing to decide</span>
      ) : (
        <span className="c-need">need a person</span>
      );
    case 'skipped': {
      const [first, ...more] = summary.skippedBy;
      const words = first === undefined ? 'nothing left aside' : first.words.toLowerCase();
      return <span className="muted ell">{more.length === 0 ? words : joinWords(summary.skippedBy)}</span>;
    }
  }
}

/** How much of each kind a run would do; the pressed one fills the list. */
export function Counts({ summary }: { readonly summary: PreviewSummary }) {
  const shown = usePreview((state) => state.query.group);
  return (
    <section className="counts pv-counts" aria-label="What the run would do">
      {PreviewGroup.options.map((group) => (
        <button
          key={group}
          type="button"
          className={classes('ct', shown === group && 'on')}
          aria-pressed={shown === group}
          onClick={() => showGroup(group)}
        >
          <span className="lb">
            <Icon name={groupWords[group].icon} size={14} />
            {groupWords[group].label}
          </span>
          <strong>{number(summary.groups[group].rows)}</strong>
          <span className="by">
            <By group={group} summary={summary} />
          </span>
        </button>
      ))}
    </section>
  );
}
