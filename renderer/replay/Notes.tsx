import type { ReplaySummary } from '../../engine/protocol/calls/replay.ts';
import { Icon } from '../ui/Icon.tsx';
import { wordsOf } from '../words/words.ts';

const sumOf = ({ syncs }: ReplaySummary, what: 'unlike' | 'noPlan' | 'removed'): number =>
  syncs.reduce((sum, one) => sum + one[what], 0);

/** What limits the comparison, a line each; nothing where nothing does. */
export function Notes({ summary }: { readonly summary: ReplaySummary }) {
  const words = wordsOf('replay');
  const notes = [
    ...(['unlike', 'noPlan', 'removed'] as const).flatMap((what) => {
      const count = sumOf(summary, what);
      return count === 0 ? [] : [words(what, { count })];
    }),
    ...(summary.listed < summary.differing
      ? [words('unlisted', { listed: summary.listed, all: summary.differing })]
      : []),
  ];
  return notes.map((note) => (
    <div key={note} className="pv-note">
      <Icon name="info" />
      <span>{note}</span>
    </div>
  ));
}
