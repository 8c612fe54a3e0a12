import type { BrakeFacts } from '../core/brake/brake.ts';
import type { Side } from '../model/ids.ts';

export interface Counts {
  readonly created?: number;
  readonly updated?: number;
  readonly removed?: number;
}

export interface FactsMore extends Partial<Omit<BrakeFacts, 'planned' | 'window'>> {
  readonly planned?: { readonly [side in Side]?: Counts };
  readonly window?: { readonly [side in Side]?: Counts };
}

const none = { created: 0, updated: 0, removed: 0 };

/** A quiet run over a thousand links: nothing of it pulls a brake. */
export function factsOf(more: FactsMore = {}): BrakeFacts {
  const { planned, window, ...rest } = more;
  const bySide = (counts: FactsMore['planned']) => ({
    left: { ...none, ...counts?.left },
    right: { ...none, ...counts?.right },
  });
  return {
    firstRun: false,
    liveLinks: 1000,
    planned: bySide(planned),
    window: bySide(window),
    blanked: { left: {}, right: {} },
    counted: { left: 1000, right: 1000 },
    countedBefore: { left: 1000, right: 1000 },
    newConflicts: 0,
    newAmbiguous: 0,
    decided: 1000,
    identityChanged: { left: false, right: false },
    canaryLost: { left: null, right: null },
    shapeChanged: { left: null, right: null },
    planChanged: false,
    skewMs: { left: 0, right: 0 },
    ...rest,
  };
}
