import { Button } from '../ui/Button.tsx';
import { choose, usePreview } from './preview-store.ts';
import { counted } from './preview-words.ts';

/** What is left out of a run and what is turned round, with the way back. */
export function FootBar() {
  const choice = usePreview((state) => state.choice);
  if (choice === null || choice.leftOut + choice.stopped.length + choice.reversed === 0) return null;
  const parts = [
    ...(choice.leftOut > 0 ? [`${counted(choice.leftOut, 'record')} excluded`] : []),
    ...(choice.stopped.length > 0 ? [`${counted(choice.stopped.length, 'rule')} stopped`] : []),
    ...(choice.reversed > 0 ? [`${counted(choice.reversed, 'change')} turned round`] : []),
  ];
  const isOut = choice.leftOut + choice.stopped.length > 0;
  return (
    <div className="pv-foot" role="status">
      <span className="med">{parts.join(', ')}</span>
      {isOut && <span className="soft">They stay as they are on both sides.</span>}
      <span className="grow" />
      <Button look="ghost" size="sm" onPress={() => void choose({ what: 'all' })}>
        Include all
      </Button>
    </div>
  );
}
