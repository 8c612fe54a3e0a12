import type { FlowDifference } from '../../model/difference.ts';
import type { Flow } from '../../model/flow.ts';
import type { Context } from './context.ts';

const marks = { added: '+', removed: '-', changed: '~' } as const;
const tones = { added: 'good', removed: 'bad', changed: 'amber' } as const;

/** Tells differences, a line each, under their syncs where a flow has several. */
export function tellDifferences({ screen }: Context, flow: Flow, differences: readonly FlowDifference[]): void {
  const isGrouped = flow.syncs.length > 1;
  let under: string | null = null;
  for (const { kind, sync, words } of differences) {
    if (isGrouped && sync !== null && sync !== under)
      screen.line(screen.paint('strong', flow.syncs.find((one) => one.id === sync)?.label ?? sync));
    under = sync;
    screen.line(`${isGrouped && sync !== null ? '  ' : ''}${screen.paint(tones[kind], marks[kind])} ${words}`);
  }
  for (const difference of differences) screen.item({ difference });
}
