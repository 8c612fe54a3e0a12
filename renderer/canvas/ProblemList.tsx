import { useState } from 'react';
import { flow, useFlow } from '../state/flow.ts';
import { Badge } from '../ui/Badge.tsx';
import { classes } from '../ui/classes.ts';
import { Icon } from '../ui/Icon.tsx';
import { focusPart } from './focus.ts';
import { count } from './words/count.ts';

/** What is wrong with the flow; a press selects the culprit. */
export function ProblemList() {
  const problems = useFlow((state) => state.problems).toSorted((one, other) => Number(other.stops) - Number(one.stops));
  const selected = useFlow((state) => state.selected);
  const [isOpen, setOpen] = useState(true);
  const stopping = problems.filter((problem) => problem.stops).length;
  const standing =
    stopping === 0 ? 'Ready to publish' : `${count(stopping)} ${stopping === 1 ? 'stops' : 'stop'} publishing`;
  return (
    <section className="probs" aria-label="Problems">
      <header>
        <button type="button" className="probs-head" aria-expanded={isOpen} onClick={() => setOpen(!isOpen)}>
          <Icon name={isOpen ? 'chev-d' : 'chev-u'} size={14} />
          <b>Problems</b>
          <span className={classes('cnt', problems.length > 0 && 'need')}>{problems.length}</span>
          <span className="muted fs12">{standing}</span>
        </button>
      </header>
      {isOpen && problems.length > 0 && (
        <ul>
          {problems.map((problem) => (
            <li
              key={`${problem.node} ${problem.code} ${problem.message}`}
              className={classes(selected.includes(problem.node) && 'sel')}
            >
              <button
                type="button"
                className="prob"
                onClick={() => {
                  flow.getState().select([problem.node]);
                  focusPart(problem.node);
                }}
              >
                <span className="c-need">
                  <Icon name={problem.stops ? 'brake' : 'warn'} />
                </span>
                <span className="grow ell soft" title={`${problem.message} ${problem.fix}`}>
                  {problem.message} {problem.fix}
                </span>
                <Badge look={problem.stops ? 'need' : 'grey'}>{problem.stops ? 'Stops publishing' : 'Warning'}</Badge>
              </button>
            </li>
          ))}
        </ul>
      )}
    </section>
  );
}
