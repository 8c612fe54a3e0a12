import type { ReviewStand, ReviewSummary } from '../../engine/protocol/calls/review.ts';
import { caps } from '../app/keys.ts';
import { go } from '../app/route.ts';
import { Button } from '../ui/Button.tsx';
import { wordsOf } from '../words/words.ts';

/** What becomes of what nobody decided. */
function restWords({ clusters, decided, accept }: ReviewStand): string {
  const open = clusters - decided;
  const close = open - accept.waiting;
  const words = wordsOf('linkReview');
  if (open === 0) return clusters === 0 ? words('nothingIsUnclear') : words('nothingIsLeft');
  if (close <= 0) return words('restWaits', { rest: open, count: accept.waiting });
  if (accept.waiting === 0) return words('restClose', { rest: open, count: close });
  return words('restBoth', { rest: open, waiting: accept.waiting, count: close });
}

/** What was decided, and the way on. */
export function FootBar({ review, stand }: { readonly review: ReviewSummary; readonly stand: ReviewStand }) {
  const words = wordsOf('linkReview');
  return (
    <div className="footbar">
      <span className="lr-sum soft ell" role="status">
        <b>{words('decidedOf', { decided: stand.decided, all: stand.clusters })}</b> {restWords(stand)}
      </span>
      <span className="grow" />
      <Button look="ghost" size="lg" onPress={() => go({ at: 'flow', flow: review.flow, view: 'canvas' })}>
        {words('saveForLater')}
      </Button>
      <Button
        look="primary"
        size="lg"
        keys={caps(['Mod+Enter'])}
        onPress={() => go({ at: 'preview', flow: review.flow })}
      >
        {words('acceptAndPreview')}
      </Button>
    </div>
  );
}
