import { Button } from '../ui/Button.tsx';
import { wordsOf } from '../words/words.ts';
import { choose, usePreview } from './preview-store.ts';

/** What is left out of a run and what is turned round, with the way back. */
export function FootBar() {
  const choice = usePreview((state) => state.choice);
  if (choice === null || choice.leftOut + choice.trimmed + choice.stopped.length + choice.reversed === 0) return null;
  const words = wordsOf('preview');
  const parts = [
    ...(choice.leftOut > 0 ? [words('excluded', { count: choice.leftOut })] : []),
    ...(choice.trimmed > 0 ? [words('trimmed', { count: choice.trimmed })] : []),
    ...(choice.stopped.length > 0 ? [words('rulesStopped', { count: choice.stopped.length })] : []),
    ...(choice.reversed > 0 ? [words('turnedRound', { count: choice.reversed })] : []),
  ];
  const isOut = choice.leftOut + choice.trimmed + choice.stopped.length > 0;
  return (
    <div className="pv-foot" role="status">
      <span className="med">{parts.join(', ')}</span>
      {isOut && <span className="soft">{words('stayAsTheyAre')}</span>}
      <span className="grow" />
      <Button look="ghost" size="sm" onPress={() => void choose({ what: 'all' })}>
        {words('includeAll')}
      </Button>
    </div>
  );
}
