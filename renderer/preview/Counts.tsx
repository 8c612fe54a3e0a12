import { PreviewGroup, type PreviewSummary } from '../../engine/protocol/calls/preview.ts';
import { classes } from '../ui/classes.ts';
import { Icon } from '../ui/Icon.tsx';
import { numberWords } from '../words/formats.ts';
import { inOwnWords } from '../words/sentences.ts';
import { wordsOf } from '../words/words.ts';
import { showGroup, usePreview } from './preview-store.ts';
import { groupIcons, sideLabels } from './preview-words.ts';

/** Reasons stand in the midst of a line, and begin small there. */
const small = (text: string): string => `${text.slice(0, 1).toLowerCase()}${text.slice(1)}`;

const joinWords = (all: PreviewSummary['linkedBy']): string =>
  all
    .slice(0, 2)
    .map(({ words, count }, index) => {
      const said = small(inOwnWords(words));
      return `${index === 0 ? said : said.replace(/^(by|über) /, '')} ${numberWords(count)}`;
    })
    .join(', ');

function By({ group, summary }: { readonly group: PreviewGroup; readonly summary: PreviewSummary }) {
  const words = wordsOf('preview');
  const names = sideLabels(summary.syncs);
  const counts = summary.groups[group];
  switch (group) {
    case 'create':
    case 'update':
    case 'remove':
      return (
        <>
          <span className="c-l ell">
            {names.left} <b>{numberWords(counts.left)}</b>
          </span>
          <span className="c-r ell">
            {names.right} <b>{numberWords(counts.right)}</b>
          </span>
        </>
      );
    case 'link':
      return (
        <span className="muted ell">
          {summary.linkedBy.length === 0 ? words('noPairs') : joinWords(summary.linkedBy)}
        </span>
      );
    case 'conflict':
      return counts.rows === 0 ? (
        <span className="muted">{words('nothingToDecide')}</span>
      ) : (
        <span className="c-need">{words('needPerson')}</span>
      );
    case 'skipped': {
      const [first, ...more] = summary.skippedBy;
      const told = first === undefined ? words('nothingAside') : small(inOwnWords(first.words));
      return <span className="muted ell">{more.length === 0 ? told : joinWords(summary.skippedBy)}</span>;
    }
  }
}

/** How much of each kind a run would do; the pressed one fills the list. */
export function Counts({ summary }: { readonly summary: PreviewSummary }) {
  const words = wordsOf('preview');
  const shown = usePreview((state) => state.query.group);
  return (
    <section className="counts pv-counts" aria-label={words('counts')}>
      {PreviewGroup.options.map((group) => (
        <button
          key={group}
          type="button"
          className={classes('ct', shown === group && 'on')}
          aria-pressed={shown === group}
          onClick={() => showGroup(group)}
        >
          <span className="lb">
            <Icon name={groupIcons[group]} size={14} />
            {words(`group-${group}`)}
          </span>
          <strong>{numberWords(summary.groups[group].rows)}</strong>
          <span className="by">
            <By group={group} summary={summary} />
          </span>
        </button>
      ))}
    </section>
  );
}
