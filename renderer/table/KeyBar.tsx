import type { FlowProblem } from '../../engine/model/problem.ts';
import { toggleProblems, useProblemsView } from '../problems/problems-view.ts';
import { useFlow } from '../state/flow.ts';
import { Button } from '../ui/Button.tsx';
import { Icon } from '../ui/Icon.tsx';
import { KeyCaps } from '../ui/KeyCaps.tsx';
import { wordsOf } from '../words/words.ts';

const keys = [
  [['Enter'], 'keyEdit'],
  [['←', '↑', '↓', '→'], 'keyMove'],
  [['Space'], 'keySelect'],
  [['Ctrl', 'D'], 'keyFill'],
  [['A'], 'keyAccept'],
  [['G'], 'keyGroup'],
  [['Ctrl', 'V'], 'keyPaste'],
] as const;

/** Those that only a wide window has room for. */
const roomy: ReadonlySet<string> = new Set(['keyGroup', 'keyPaste']);

/** "3 problems, 1 stops publishing". */
function standingWords(problems: readonly FlowProblem[]): string {
  const words = wordsOf('table');
  const stopping = problems.filter((one) => one.stops).length;
  const count = problems.length;
  if (stopping === 0) return words('problemsReady', { count });
  return words('problemsStop', { problems: words('countProblems', { count }), count: stopping });
}

/** The keys of the table, and how it stands with the problems. */
export function KeyBar() {
  const words = wordsOf('table');
  const problems = useFlow((state) => state.problems);
  const isOpen = useProblemsView((state) => state.table);
  return (
    <footer className="key-bar">
      {keys.map(([caps, does]) => (
        <span key={does} className={roomy.has(does) ? 'roomy' : undefined}>
          <KeyCaps keys={caps} />
          {words(does)}
        </span>
      ))}
      <span className="grow" />
      {problems.length > 0 && (
        <span className="c-need">
          <Icon name="warn" size={14} />
          {standingWords(problems)}
        </span>
      )}
      <Button look="ghost" size="sm" onPress={() => toggleProblems('table')}>
        {words(isOpen ? 'hideProblems' : 'showProblems')}
        <KeyCaps keys={['P']} />
      </Button>
    </footer>
  );
}
