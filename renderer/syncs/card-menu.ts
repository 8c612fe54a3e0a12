import type { FlowCard } from '../../engine/protocol/calls/flows.ts';
import { duplicate, pause, run } from '../app/deeds.ts';
import { go } from '../app/route.ts';
import { whyNot } from '../rights/rights.ts';
import type { MenuEntry, MenuPart } from '../ui/Menu.tsx';

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
  const isDisabled = whyNot('operate') !== null;
  if (state === 'paused')
    return [
      { id: 'resume', label: 'Resume', icon: 'play', isDisabled, onAction: () => void pause(flow, label, false) },
    ];
  if (!canPause(card)) return [];
  return [{ id: 'pause', label: 'Pause', icon: 'pause', isDisabled, onAction: () => void pause(flow, label, true) }];
}

function changing(card: FlowCard, asks: CardAsks): readonly MenuEntry[] {
  const { flow, label } = card;
  const isDisabled = whyNot('design') !== null;
  return [
    { id: 'rename', label: 'Rename', icon: 'pencil', isDisabled, onAction: () => asks.rename(card) },
    { id: 'duplicate', label: 'Duplicate', icon: 'copy', isDisabled, onAction: () => void duplicate(flow, label) },
  ];
}

/** Everything that can be done with a flow from its card. */
export function menuOf(card: FlowCard, isRunning: boolean, asks: CardAsks): readonly MenuPart[] {
  const { flow, label } = card;
  return [
    {
      id: 'go',
      entries: [
        {
          id: 'open',
          label: 'Open',
          icon: 'nodes',
          keys: ['Enter'],
          onAction: () => go({ at: 'flow', flow, view: 'canvas' }),
        },
        { id: 'preview', label: 'Preview', icon: 'eye', onAction: () => go({ at: 'preview', flow }) },
        { id: 'links', label: 'Review links', icon: 'link', onAction: () => go({ at: 'links', flow, sync: null }) },
        { id: 'versions', label: 'Versions', icon: 'history', onAction: () => go({ at: 'versions', flow }) },
      ],
    },
    {
      id: 'do',
      entries: [
        {
          id: 'run',
          label: 'Run now',
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
          label: 'Remove',
          icon: 'trash',
          isDanger: true,
          isDisabled: whyNot('design') !== null,
          onAction: () => asks.remove(card),
        },
      ],
    },
  ];
}
