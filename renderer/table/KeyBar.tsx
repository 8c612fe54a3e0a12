import { counted } from '../canvas/words/count.ts';
import { standing } from '../problems/culprit.ts';
import { toggleProblems, useProblemsView } from '../problems/problems-view.ts';
import { useFlow } from '../state/flow.ts';
import { Button } from '../ui/Button.tsx';
import { Icon } from '../ui/Icon.tsx';
import { KeyCaps } from '../ui/KeyCaps.tsx';

const keys: readonly (readonly [caps: readonly string[], does: string])[] = [
  [['Enter'], 'edit'],
  [['←', '↑', '↓', '→'], 'move'],
  [['Space'], 'select'],
  [['Ctrl', 'D'], 'fill down'],
  [['Ctrl', 'V'], 'paste from a spreadsheet'],
  [['G'], 'group'],
  [['A'], 'accept'],
];

/** The keys of the table, and how it stands with the problems. */
export function KeyBar() {
  const problems = useFlow((state) => state.problems);
  const isOpen = useProblemsView((state) => state.table);
  return (
    <footer className="key-bar">
      {keys.map(([caps, does]) => (
        <span key={does}>
          <KeyCaps keys={caps} />
          {does}
        </span>
      ))}
      <span className="grow" />
      {problems.length > 0 && (
        <span className="c-need">
          <Icon name="warn" size={14} />
          {counted(problems.length, 'problem')}, {standing(problems).toLowerCase()}
        </span>
      )}
      <Button look="ghost" size="sm" onPress={() => toggleProblems('table')}>
        {isOpen ? 'Hide' : 'Show'}
        <KeyCaps keys={['P']} />
      </Button>
    </footer>
  );
}
