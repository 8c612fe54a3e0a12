import type { ReviewStand, ReviewSummary } from '../../engine/protocol/calls/review.ts';
import { caps } from '../app/keys.ts';
import { go } from '../app/route.ts';
import { Button } from '../ui/Button.tsx';
import { number } from './review-words.ts';

/** What becomes of what nobody decided. */
function restWords({ clusters, decided, accept }: ReviewStand): string {
  const open = clusters - decided;
  const close = open - accept.waiting;
  if (open === 0) return clusters === 0 ? 'Nothing is unclear.' : 'Nothing is left to decide.';
  const parts = [
    ...(accept.waiting > 0 ? [`${number(accept.waiting)} wait in the inbox, neither linked nor created`] : []),
    ...(close > 0 ? [`${number(close)} close ${close === 1 ? 'name stays' : 'names stay'} records of their own`] : []),
  ];
  return `Of the other ${number(open)}, ${parts.join('; ')}.`;
}

/** What was decided, and the way on. */
export function FootBar({ review, stand }: { readonly review: ReviewSummary; readonly stand: ReviewStand }) {
  return (
    <div className="footbar">
      <span className="lr-sum soft ell" role="status">
        <b>
          {number(stand.decided)} of {number(stand.clusters)} decided.
        </b>{' '}
        {restWords(stand)}
      </span>
      <span className="grow" />
      <Button look="ghost" size="lg" onPress={() => go({ at: 'flow', flow: review.flow, view: 'canvas' })}>
        Save for later
      </Button>
      <Button
        look="primary"
        size="lg"
        keys={caps(['Mod+Enter'])}
        onPress={() => go({ at: 'preview', flow: review.flow })}
      >
        Accept and preview
      </Button>
    </div>
  );
}
