import type { FlowProblem } from '../../engine/model/problem.ts';
import { Button } from '../ui/Button.tsx';
import { IconButton } from '../ui/IconButton.tsx';
import { MenuButton } from '../ui/Menu.tsx';
import { inOwnWords } from '../words/sentences.ts';
import { wordsOf } from '../words/words.ts';
import { mend } from './mend.ts';
import { useFixes } from './use-fixes.ts';

const shownMax = 2;

/** Buttons that mend a problem: the best two, the others in a menu. */
export function FixButtons({ problem, max = shownMax }: { readonly problem: FlowProblem; readonly max?: number }) {
  const fixes = useFixes(problem);
  const more = fixes.slice(max);
  return (
    <>
      {fixes.slice(0, max).map((fix) => (
        <Button key={fix.label} size="sm" onPress={() => mend(fix)}>
          {inOwnWords(fix.label)}
        </Button>
      ))}
      {more.length > 0 && (
        <MenuButton
          label={wordsOf('problems')('more')}
          side="top end"
          trigger={<IconButton size="sm" icon="dots" iconSize={14} label={wordsOf('problems')('more')} />}
          parts={[
            {
              id: 'more',
              entries: more.map((fix) => ({ id: fix.label, label: inOwnWords(fix.label), onAction: () => mend(fix) })),
            },
          ]}
        />
      )}
    </>
  );
}
