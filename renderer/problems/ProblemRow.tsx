import { memo } from 'react';
import type { FlowProblem } from '../../engine/model/problem.ts';
import { systemLabel } from '../canvas/cards.ts';
import { useFlow } from '../state/flow.ts';
import { syncAt } from '../state/flow-parts.ts';
import { Badge } from '../ui/Badge.tsx';
import { classes } from '../ui/classes.ts';
import { Icon } from '../ui/Icon.tsx';
import { Tile } from '../ui/Tile.tsx';
import { inOwnWords } from '../words/sentences.ts';
import { wordsOf } from '../words/words.ts';
import { culpritOf, culpritWords } from './culprit.ts';
import { FixButtons } from './FixButtons.tsx';
import { showCulprit } from './mend.ts';

function Place({ problem }: { readonly problem: FlowProblem }) {
  const open = useFlow((state) => state.flow);
  const shapes = useFlow((state) => state.shapes);
  const connections = useFlow((state) => state.connections);
  if (open === null) return null;
  const { label, sync, sides } = culpritWords(open, shapes, problem);
  const found = sync === null ? null : syncAt(open, sync);
  return (
    <>
      <b className="ell" title={label}>
        {label}
      </b>
      <span className="pair">
        {found !== null &&
          sides.map((side, at) => (
            <span className="pair" key={side}>
              {at > 0 && <Icon name="arr-lr" size={12} />}
              <Tile
                label={systemLabel(connections, found[side].connection)}
                size={16}
                tone={side === 'left' ? 'l' : 'r'}
              />
            </span>
          ))}
      </span>
    </>
  );
}

/** One problem: what it is about, what is wrong, whether it stops publishing, and buttons that mend it. */
export const ProblemRow = memo(function ProblemRow({ problem }: { readonly problem: FlowProblem }) {
  const isSelected = useFlow(
    ({ flow: open, selected }) => open !== null && selected.includes(culpritOf(open, problem.node) ?? ''),
  );
  const { stops, node } = problem;
  const [message, fix] = [inOwnWords(problem.message), inOwnWords(problem.fix)];
  return (
    <li className={classes(isSelected && 'sel')}>
      <button type="button" className="prob" onClick={() => showCulprit(node)}>
        <span className="c-need row">
          <Icon name={stops ? 'brake' : 'warn'} />
        </span>
        <Place problem={problem} />
        <span className="grow words soft" title={`${message} ${fix}`}>
          {message}
        </span>
      </button>
      <Badge look={stops ? 'need' : 'grey'}>{wordsOf('problems')(stops ? 'stops' : 'warning')}</Badge>
      <FixButtons problem={problem} />
    </li>
  );
});
