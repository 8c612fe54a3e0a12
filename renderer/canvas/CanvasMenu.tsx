import { useReactFlow } from '@xyflow/react';
import { turnMap } from '../inspector/map/turn-map.ts';
import { directionWords } from '../inspector/words/rule-words.ts';
import { dispatch, flow } from '../state/flow.ts';
import { mapAt, type Part, partAt, syncAt } from '../state/flow-parts.ts';
import { MenuAt, type MenuPart } from '../ui/Menu.tsx';
import { wordsOf } from '../words/words.ts';
import { copySelected, paste, removeSelected, selectAll, selectedParts, writeNote } from './actions.ts';
import { systemLabel } from './cards.ts';
import { beginLine } from './draw-line.ts';
import { filterFor } from './filter-action.ts';
import { align } from './nudge.ts';
import { openInspector } from './open-inspector.ts';
import { canvasView, type Point, setCanvas } from './view.ts';

type Entries = MenuPart['entries'];

const directions = ['both', 'to-right', 'to-left'] as const;

/** Which way the line goes. */
function wayEntries(part: Extract<Part, { kind: 'map' }>): Entries {
  const { flow: open, connections } = flow.getState();
  const sync = syncAt(open, part.sync);
  const map = mapAt(open, part.sync, part.map);
  if (sync === null || map === null) return [];
  const names = {
    left: systemLabel(connections, sync.left.connection),
    right: systemLabel(connections, sync.right.connection),
  };
  return directions.map((direction) => {
    const icon = direction === 'both' ? 'arr-lr' : direction === 'to-right' ? 'arr-r' : 'arr-l';
    return {
      id: direction,
      label: directionWords(direction, names),
      icon,
      isOn: (map.direction ?? 'both') === direction,
      onAction: () => void dispatch({ do: 'change-map', sync: part.sync, map: part.map, set: turnMap(map, direction) }),
    };
  });
}

function partEntries(part: Part | null, at: Point): Entries {
  const words = wordsOf('flowBar');
  if (part?.kind === 'map' || part?.kind === 'step') {
    const map = mapAt(flow.getState().flow, part.sync, part.map);
    const place = { sync: part.sync, map: part.map, index: (map?.steps ?? []).length };
    return [
      {
        id: 'step',
        label: words('addStep'),
        icon: 'plus',
        keys: ['S'],
        onAction: () => setCanvas({ float: { is: 'steps', at, place } }),
      },
      {
        id: 'trip',
        label: words('roundTrip'),
        icon: 'refresh',
        onAction: () => setCanvas({ float: { is: 'trip', sync: part.sync, map: part.map } }),
      },
    ];
  }
  if (part?.kind === 'field')
    return [
      { id: 'map', label: words('mapFrom'), icon: 'nodes', keys: ['M'], onAction: () => beginLine(part, 'keys') },
    ];
  if (part?.kind === 'side')
    return [
      { id: 'filter', label: words('filterSide'), icon: 'filter', keys: ['F'], onAction: filterFor },
      {
        id: 'suggest',
        label: words('suggestHere'),
        icon: 'spark',
        onAction: () => setCanvas({ suggesting: part.sync }),
      },
    ];
  if (part?.kind === 'match')
    return [{ id: 'keys', label: words('editKeys'), icon: 'pencil', onAction: openInspector }];
  if (part?.kind === 'filter')
    return [{ id: 'conditions', label: words('editFilter'), icon: 'pencil', onAction: openInspector }];
  if (part?.kind === 'note')
    return [
      {
        id: 'write',
        label: words('write'),
        icon: 'pencil',
        onAction: () => setCanvas({ editing: `note:${part.note}` }),
      },
    ];
  return [];
}

/** Parts that go on the clipboard. */
const copied: ReadonlySet<Part['kind']> = new Set<Part['kind']>(['map', 'step', 'note']);

function editEntries(part: Part | null): Entries {
  const words = wordsOf('flowBar');
  const canRemove = selectedParts().some((one) => ['map', 'step', 'filter', 'note'].includes(one.kind));
  return [
    ...(part === null || !copied.has(part.kind)
      ? []
      : [
          {
            id: 'copy',
            label: words('copy'),
            icon: 'copy' as const,
            keys: ['Ctrl', 'C'],
            onAction: () => void copySelected(),
          },
        ]),
    { id: 'paste', label: words('paste'), keys: ['Ctrl', 'V'], onAction: () => void paste() },
    ...(canRemove
      ? [
          {
            id: 'remove',
            label: words('remove'),
            icon: 'trash' as const,
            keys: ['Del'],
            isDanger: true,
            onAction: removeSelected,
          },
        ]
      : []),
  ];
}

const isNode = (part: Part): boolean =>
  part.kind === 'side' || part.kind === 'filter' || part.kind === 'match' || part.kind === 'note';

const alignEntries = (): Entries =>
  selectedParts().filter(isNode).length < 2
    ? []
    : [
        { id: 'align-y', label: wordsOf('flowBar')('sameHeight'), onAction: () => align('y') },
        { id: 'align-x', label: wordsOf('flowBar')('sameLeft'), onAction: () => align('x') },
      ];

/** The menu of what was pressed, or of the empty canvas. */
export function CanvasMenu({ at, target }: { readonly at: Point; readonly target: string | null }) {
  const words = wordsOf('flowBar');
  const { screenToFlowPosition } = useReactFlow();
  const open = flow.getState().flow;
  const part = open === null || target === null ? null : partAt(open, target);
  const canvas: Entries =
    part !== null
      ? []
      : [
          {
            id: 'note',
            label: words('noteHere'),
            icon: 'note',
            keys: ['N'],
            onAction: () => writeNote(screenToFlowPosition(at)),
          },
          { id: 'all', label: words('selectAll'), keys: ['Ctrl', 'A'], onAction: selectAll },
        ];
  const parts: readonly MenuPart[] = [
    { id: 'part', entries: [...canvas, ...partEntries(part, at)] },
    { id: 'way', label: words('direction'), entries: part?.kind === 'map' ? wayEntries(part) : [] },
    { id: 'align', entries: alignEntries() },
    { id: 'edit', entries: editEntries(part) },
  ];
  // What an entry opened stays open.
  const close = (): void => {
    if (canvasView().float?.is === 'menu') setCanvas({ float: null });
  };
  return (
    <MenuAt
      label={words('whatCanBeDone')}
      at={at}
      parts={parts.filter((one) => one.entries.length > 0)}
      onClose={close}
    />
  );
}
