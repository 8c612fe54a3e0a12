import type { FlowCard } from '../../engine/protocol/calls/flows.ts';
import { chooseFlow } from '../activity/activity-store.ts';
import { duplicate, pause, run } from '../app/deeds.ts';
import { go } from '../app/route.ts';
import { whyNot } from '../rights/rights.ts';
import type { MenuEntry, MenuPart } from '../ui/Menu.tsx';
import { wordsOf } from '../words/words.ts';

/** What a card asks its screen for. */
export interface CardAsks {
  readonly rename: (card: FlowCard) => void;
  readonly remove: (card: FlowCard) => void;
}

/** Whether a flow can be paused: nothing pauses that does not run by itself. */
export const canPause = ({ state, live }: FlowCard): boolean =>
  state === 'live' || (state === 'stopped' && live !== null);

function pausing(card: FlowCard): readonly MenuEntry[] {
  const { flow, label, state } = card;
  const words = wordsOf('syncs');
  const isDisabled = whyNot('operate') !== null;
  if (state === 'paused')
    return [
      {
        id: 'resume',
        label: words('resume'),
        icon: 'play',
        isDisabled,
        onAction: () => void pause(flow, label, false),
      },
    ];
  if (!canPause(card)) return [];
  return [
    { id: 'pause', label: words('pause'), icon: 'pause', isDisabled, onAction: () => void pause(flow, label, true) },
  ];
}

function changing(card: FlowCard, asks: CardAsks): readonly MenuEntry[] {
  const { flow, label } = card;
  const words = wordsOf('syncs');
  const isDisabled = whyNot('design') !== null;
  return [
    { id: 'rename', label: words('rename'), icon: 'pencil', isDisabled, onAction: () => asks.rename(card) },
    {
      id: 'duplicate',
      label: words('duplicate'),
      icon: 'copy',
      isDisabled,
      onAction: () => void duplicate(flow, label),
    },
  ];
}

function showRuns(flow: FlowCard['flow']): void {
  chooseFlow(flow);
  go({ at: 'activity', run: null });
}

/** Everything that can be done with a flow from its card. */
export function menuOf(card: FlowCard, isRunning: boolean, asks: CardAsks): readonly MenuPart[] {
  const words = wordsOf('syncs');
  const { flow, label } = card;
  return [
    {
      id: 'go',
      entries: [
        {
          id: 'open',
          label: words('open'),
          icon: 'nodes',
          keys: ['Enter'],
          onAction: () => go({ at: 'flow', flow, view: 'canvas' }),
        },
        { id: 'preview', label: words('preview'), icon: 'eye', onAction: () => go({ at: 'preview', flow }) },
        { id: 'links', label: words('links'), icon: 'link', onAction: () => go({ at: 'links', flow, sync: null }) },
        { id: 'versions', label: words('versions'), icon: 'history', onAction: () => go({ at: 'versions', flow }) },
        { id: 'runs', label: words('runs'), icon: 'activity', onAction: () => showRuns(flow) },
      ],
    },
    {
      id: 'do',
      entries: [
        {
          id: 'run',
          label: words('runNow'),
          icon: 'play',
          keys: ['R'],
          isDisabled: isRunning || card.problems.stopping > 0 || whyNot('operate') !== null,
          onAction: () => void run(flow, label),
        },
        ...pausing(card),
      ],
    },
    { id: 'change', entries: changing(card, asks) },
    {
      id: 'end',
      entries: [
        {
          id: 'remove',
          label: words('remove'),
          icon: 'trash',
          isDanger: true,
          isDisabled: whyNot('design') !== null,
          onAction: () => asks.remove(card),
        },
      ],
    },
  ];
}
