import { useReactFlow } from '@xyflow/react';
import type { Direction } from '../../engine/model/flow.ts';
import { dispatch, flow } from '../state/flow.ts';
import { mapAt, type Part, partAt, syncAt } from '../state/flow-parts.ts';
import { MenuAt, type MenuPart } from '../ui/Menu.tsx';
import { activeSync, copySelected, paste, removeSelected, selectAll, selectedParts, writeNote } from './actions.ts';
import { systemLabel } from './cards.ts';
import { beginLine } from './draw-line.ts';
import { filterFor } from './filter-action.ts';
import { align } from './nudge.ts';
import { canvasView, type Point, setCanvas } from './view.ts';

type Entries = MenuPart['entries'];

const directions: readonly (readonly [Direction, string])[] = [
  ['both', 'Both ways'],
  ['to-right', 'To'],
  ['to-left', 'To'],
];

/** Which way the line goes. */
function wayEntries(part: Extract<Part, { kind: 'map' }>): Entries {
  const { flow: open, connections } = flow.getState();
  const sync = syncAt(open, part.sync);
  const map = mapAt(open, part.sync, part.map);
  if (sync === null || map === null) return [];
  return directions.map(([direction, words]) => {
    const side = direction === 'to-right' ? 'right' : 'left';
    const label = direction === 'both' ? words : `${words} ${systemLabel(connections, sync[side].connection)}`;
    const icon = direction === 'both' ? 'arr-lr' : direction === 'to-right' ? 'arr-r' : 'arr-l';
    return {
      id: direction,
      label,
      icon,
      isOn: (map.direction ?? 'both') === direction,
      onAction: () => void dispatch({ do: 'change-map', sync: part.sync, map: part.map, set: { direction } }),
    };
  });
}

function partEntries(part: Part | null, at: Point): Entries {
  if (part?.kind === 'map' || part?.kind === 'step') {
    const map = mapAt(flow.getState().flow, part.sync, part.map);
    const place = { sync: part.sync, map: part.map, index: (map?.steps ?? []).length };
    return [
      {
        id: 'step',
        label: 'Add a step',
        icon: 'plus',
        keys: ['S'],
        onAction: () => setCanvas({ float: { is: 'steps', at, place } }),
      },
      {
        id: 'trip',
        label: 'Round-trip check',
        icon: 'refresh',
        onAction: () => setCanvas({ float: { is: 'trip', sync: part.sync, map: part.map } }),
      },
    ];
  }
  if (part?.kind === 'field')
    return [{ id: 'map', label: 'Map from here', icon: 'nodes', keys: ['M'], onAction: () => beginLine(part, 'keys') }];
  if (part?.kind === 'side')
    return [
      { id: 'filter', label: 'Filter this side', icon: 'filter', keys: ['F'], onAction: filterFor },
      { id: 'suggest', label: 'Suggest maps', icon: 'spark', onAction: () => setCanvas({ suggesting: part.sync }) },
    ];
  if (part?.kind === 'note')
    return [
      { id: 'write', label: 'Write', icon: 'pencil', onAction: () => setCanvas({ editing: `note:${part.note}` }) },
    ];
  return [];
}

function editEntries(part: Part | null): Entries {
  const canRemove = selectedParts().some((one) => ['map', 'step', 'filter', 'note'].includes(one.kind));
  return [
    ...(part === null
      ? []
      : [
          {
            id: 'copy',
            label: 'Copy',
            icon: 'copy' as const,
            keys: ['Ctrl', 'C'],
            onAction: () => void copySelected(),
          },
        ]),
    { id: 'paste', label: 'Paste', keys: ['Ctrl', 'V'], onAction: () => void paste() },
    ...(canRemove
      ? [
          {
            id: 'remove',
            label: 'Remove',
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
        { id: 'align-y', label: 'Same height', onAction: () => align('y') },
        { id: 'align-x', label: 'Same left edge', onAction: () => align('x') },
      ];

/** The menu of what was pressed, or of the empty canvas. */
export function CanvasMenu({ at, target }: { readonly at: Point; readonly target: string | null }) {
  const { screenToFlowPosition } = useReactFlow();
  const open = flow.getState().flow;
  const part = open === null || target === null ? null : partAt(open, target);
  const canvas: Entries =
    part !== null
      ? []
      : [
          {
            id: 'note',
            label: 'Note here',
            icon: 'note',
            keys: ['N'],
            onAction: () => writeNote(screenToFlowPosition(at)),
          },
          {
            id: 'suggest',
            label: 'Suggest maps',
            icon: 'spark',
            onAction: () => setCanvas({ suggesting: activeSync() }),
          },
          { id: 'all', label: 'Select all', keys: ['Ctrl', 'A'], onAction: selectAll },
        ];
  const parts: readonly MenuPart[] = [
    { id: 'part', entries: [...canvas, ...partEntries(part, at)] },
    { id: 'way', label: 'Direction', entries: part?.kind === 'map' ? wayEntries(part) : [] },
    { id: 'align', entries: alignEntries() },
    { id: 'edit', entries: editEntries(part) },
  ];
  // What an entry opened stays open.
  const close = (): void => {
    if (canvasView().float?.is === 'menu') setCanvas({ float: null });
  };
  return (
    <MenuAt
      label="What can be done here"
      at={at}
      parts={parts.filter((one) => one.entries.length > 0)}
      onClose={close}
    />
  );
}
