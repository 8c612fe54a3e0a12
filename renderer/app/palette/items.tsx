import type { FlowCard } from '../../../engine/protocol/calls/flows.ts';
import { Icon } from '../../ui/Icon.tsx';
import type { IconName } from '../../ui/icon-shapes.tsx';
import { SmallPair } from '../../ui/SmallPair.tsx';
import { Tile } from '../../ui/Tile.tsx';
import { inOwnWords } from '../../words/sentences.ts';
import { wordsOf } from '../../words/words.ts';
import { duplicate, pause, run } from '../deeds.ts';
import type { Action } from '../keys.ts';
import { type Place, places } from '../Rail.tsx';
import { go } from '../route.ts';
import type { Item } from './item.ts';

function syncItem(card: FlowCard): Item {
  const [sync] = card.syncs;
  const words = wordsOf('palette');
  const state = words(card.isSample ? 'sample' : card.state);
  return {
    id: `flow ${card.flow}`,
    group: 'syncs',
    label: card.label,
    detail: card.conflicts === 0 ? state : words('needs', { state, count: card.conflicts }),
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
      group: 'fields',
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
      group: 'connections' as const,
      label: first.connection.label,
      detail: `${inOwnWords(first.connection.kindLabel)}, ${objects}`,
      mark: <Tile label={first.connection.label} size={20} />,
      run: () => go({ at: 'connections', connection: id }),
    };
  });
}

type Deed =
  | 'lastRunOf'
  | 'previewOf'
  | 'runOf'
  | 'resumeOf'
  | 'pauseOf'
  | 'tableOf'
  | 'linksOf'
  | 'versionsOf'
  | 'replayOf'
  | 'duplicateOf';

/** What can be done with a sync from anywhere. */
function deeds({ flow, label, state, live, last }: FlowCard): readonly Item[] {
  const words = wordsOf('palette');
  const deed = (word: Deed, icon: IconName, what: () => void): Item => ({
    id: `${word} ${flow}`,
    group: 'actions',
    label: words(word, { flow: label }),
    detail: '',
    mark: <Icon name={icon} />,
    run: what,
    isQuiet: true,
  });
  const isPaused = state === 'paused';
  return [
    deed('previewOf', 'eye', () => go({ at: 'preview', flow })),
    deed('runOf', 'play', () => void run(flow, label)),
    ...(last === null ? [] : [deed('lastRunOf', 'activity', () => go({ at: 'activity', run: last.id }))]),
    ...(live === null && state === 'draft'
      ? []
      : [
          deed(
            isPaused ? 'resumeOf' : 'pauseOf',
            isPaused ? 'play' : 'pause',
            () => void pause(flow, label, !isPaused),
          ),
        ]),
    deed('tableOf', 'table', () => go({ at: 'flow', flow, view: 'table' })),
    deed('linksOf', 'link', () => go({ at: 'links', flow, sync: null })),
    deed('versionsOf', 'history', () => go({ at: 'versions', flow })),
    deed('replayOf', 'refresh', () => go({ at: 'replay', flow })),
    deed('duplicateOf', 'copy', () => void duplicate(flow, label)),
  ];
}

const screenItem = ({ to, word, icon, key }: Place): Item => ({
  id: `screen ${word}`,
  group: 'screens',
  label: wordsOf('frame')(word),
  detail: '',
  mark: <Icon name={icon} />,
  keys: ['G', key],
  run: () => go(to),
});

const actionItem = ({ id, label, place, icon, keys, run: what }: Action): Item => ({
  id: `action ${id}`,
  group: 'actions',
  label,
  detail: place === wordsOf('frame')('anywhere') ? '' : place,
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
