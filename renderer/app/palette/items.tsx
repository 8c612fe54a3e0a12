import type { FlowCard } from '../../../engine/protocol/calls/flows.ts';
import { Icon } from '../../ui/Icon.tsx';
import type { IconName } from '../../ui/icon-shapes.tsx';
import { SmallPair } from '../../ui/SmallPair.tsx';
import { Tile } from '../../ui/Tile.tsx';
import { wordsOf } from '../../words/words.ts';
import { duplicate, pause, run } from '../deeds.ts';
import type { Action } from '../keys.ts';
import { type Place, places } from '../Rail.tsx';
import { go } from '../route.ts';
import type { Item } from './item.ts';

const states: Readonly<Record<FlowCard['state'], string>> = {
  live: 'Live',
  paused: 'Paused',
  draft: 'Draft',
  stopped: 'Stopped',
};

function syncItem(card: FlowCard): Item {
  const [sync] = card.syncs;
  const needs = card.conflicts === 0 ? '' : `, ${card.conflicts} need you`;
  return {
    id: `flow ${card.flow}`,
    group: 'Syncs',
    label: card.label,
    detail: `${card.isSample ? 'Sample' : states[card.state]}${needs}`,
    mark:
      sync === undefined ? (
        <Icon name="syncs" />
      ) : (
        <SmallPair left={sync.left.connection.label} right={sync.right.connection.label} way={sync.way} />
      ),
    run: () => go({ at: 'flow', flow: card.flow, view: 'canvas' }),
    preview: () => go({ at: 'preview', flow: card.flow }),
  };
}

function fieldItems(card: FlowCard): readonly Item[] {
  return card.fields.map(({ sync: id, map, left, right }) => {
    const sync = card.syncs.find((one) => one.id === id);
    return {
      id: `field ${card.flow} ${id} ${map}`,
      group: 'Fields',
      label: left === right ? left : `${left}, ${right}`,
      detail: card.label,
      mark: <Tile label={sync?.left.connection.label ?? left} size={16} tone="l" />,
      run: () => go({ at: 'flow', flow: card.flow, view: 'canvas' }),
      isQuiet: true,
    };
  });
}

function connectionItems(cards: readonly FlowCard[]): readonly Item[] {
  const sides = cards.flatMap((card) => card.syncs.flatMap((sync) => [sync.left, sync.right]));
  const ids = [...new Set(sides.map((side) => side.connection.id))];
  return ids.flatMap((id) => {
    const own = sides.filter((side) => side.connection.id === id);
    const [first] = own;
    if (first === undefined) return [];
    const objects = [...new Set(own.map((side) => side.objectLabel))].join(', ');
    return {
      id: `connection ${id}`,
      group: 'Connections' as const,
      label: first.connection.label,
      detail: `${first.connection.kindLabel}, ${objects}`,
      mark: <Tile label={first.connection.label} size={20} />,
      run: () => go({ at: 'connections', connection: id }),
    };
  });
}

/** What can be done with a sync from anywhere. */
function deeds({ flow, label, state, live }: FlowCard): readonly Item[] {
  const deed = (word: string, icon: IconName, what: () => void): Item => ({
    id: `${word} ${flow}`,
    group: 'Actions',
    label: `${word} ${label}`,
    detail: '',
    mark: <Icon name={icon} />,
    run: what,
    isQuiet: true,
  });
  const isPaused = state === 'paused';
  return [
    deed('Preview', 'eye', () => go({ at: 'preview', flow })),
    deed('Run', 'play', () => void run(flow, label)),
    ...(live === null && state === 'draft'
      ? []
      : [deed(isPaused ? 'Resume' : 'Pause', isPaused ? 'play' : 'pause', () => void pause(flow, label, !isPaused))]),
    deed('Table of', 'table', () => go({ at: 'flow', flow, view: 'table' })),
    deed('Review links of', 'link', () => go({ at: 'links', flow, sync: null })),
    deed('Versions of', 'history', () => go({ at: 'versions', flow })),
    deed('Duplicate', 'copy', () => void duplicate(flow, label)),
  ];
}

const screenItem = ({ to, word, icon, key }: Place): Item => ({
  id: `screen ${word}`,
  group: 'Screens',
  label: wordsOf('frame')(word),
  detail: '',
  mark: <Icon name={icon} />,
  keys: ['G', key],
  run: () => go(to),
});

const actionItem = ({ id, label, place, icon, keys, run: what }: Action): Item => ({
  id: `action ${id}`,
  group: 'Actions',
  label,
  detail: place === 'Anywhere' ? '' : place,
  mark: <Icon name={icon ?? 'chev-r'} />,
  ...(keys === undefined ? {} : { keys }),
  run: what,
});

/** Everything that the palette can lead to. */
export function itemsOf(cards: readonly FlowCard[], actions: readonly Action[]): readonly Item[] {
  return [
    ...cards.map(syncItem),
    ...cards.flatMap(fieldItems),
    ...connectionItems(cards),
    ...places.map(screenItem),
    ...actions.filter((one) => one.isForKeysOnly !== true && !one.id.startsWith('go-')).map(actionItem),
    ...cards.flatMap(deeds),
  ];
}
