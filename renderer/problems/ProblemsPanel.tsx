import './problems.css';
import { useFlow } from '../state/flow.ts';
import { classes } from '../ui/classes.ts';
import { Icon } from '../ui/Icon.tsx';
import { IconButton } from '../ui/IconButton.tsx';
import { numberWords } from '../words/formats.ts';
import { wordsOf } from '../words/words.ts';
import { inOrder, standing } from './culprit.ts';
import { ProblemRow } from './ProblemRow.tsx';
import { type ProblemsPlace, showProblems, toggleProblems, useProblemsView } from './problems-view.ts';

/** What is wrong with the flow, and how it can be mended. */
export function ProblemsPanel({ place }: { readonly place: ProblemsPlace }) {
  const problems = useFlow((state) => state.problems);
  const words = wordsOf('problems');
  const isOpen = useProblemsView((state) => state[place]) && problems.length > 0;
  return (
    <section className="probs" aria-label={words('title')}>
      <header>
        <button type="button" className="probs-head" aria-expanded={isOpen} onClick={() => toggleProblems(place)}>
          <Icon name={isOpen ? 'chev-d' : 'chev-u'} size={14} />
          <b>{words('title')}</b>
          <span className={classes('cnt', problems.length > 0 && 'need')}>{numberWords(problems.length)}</span>
          <span className="muted fs12">{standing(problems)}</span>
        </button>
        {isOpen && (
          <IconButton
            size="sm"
            icon="x"
            label={words('hide')}
            keys={['P']}
            onPress={() => showProblems(place, false)}
          />
        )}
      </header>
      {isOpen && (
        <ul>
          {inOrder(problems).map((problem) => (
            <ProblemRow key={`${problem.node} ${problem.code} ${problem.message}`} problem={problem} />
          ))}
        </ul>
      )}
    </section>
  );
}
