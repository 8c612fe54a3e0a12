import type { Edge, Node } from '@xyflow/react';
import type { At, Flow, Sync } from '../../engine/model/flow.ts';
import { type Side, Side as Sides } from '../../engine/model/ids.ts';
import type { Shapes } from '../../engine/model/shape.ts';
import { keyOf, type Part } from '../state/flow-parts.ts';
import { rowsOf } from './cards.ts';
import type { CardView } from './geometry/card-rows.ts';
import { type Heights, placesIn, type SyncPlaces, widening } from './geometry/places.ts';
import { sizes } from './geometry/sizes.ts';
import { viewOf } from './view.ts';

/** A thing that stands on the canvas. It knows only its part; what it shows it reads by that. */
export type PartNode = Node<{ readonly part: Part }, 'card' | 'filter' | 'match' | 'note'>;

export type MapEdge = Edge<{ readonly sync: string; readonly map: string }, 'map'>;
export type RecordEdge = Edge<{ readonly sync: string }, 'record'>;
export type ReferenceEdge = Edge<
  { readonly sync: string; readonly side: Side; readonly field: string; readonly to: string; readonly lane: number },
  'reference'
>;
export type LineEdge = MapEdge | RecordEdge | ReferenceEdge;

type Cards = { readonly [side: string]: CardView };

/** Where everything stands that is laid out by sync. */
export function placesOf(
  flow: Flow,
  shapes: Shapes,
  { cards, textScale }: { readonly cards: Cards; readonly textScale: number },
): ReadonlyMap<string, SyncPlaces> {
  const heights: Heights = (sync) => ({
    left: rowsOf(sync, 'left', shapes, viewOf(cards, `${sync.id}/left`)).height,
    right: rowsOf(sync, 'right', shapes, viewOf(cards, `${sync.id}/right`)).height,
  });
  return placesIn(flow, heights, textScale);
}

const node = (type: PartNode['type'], part: Part, position: At): PartNode => ({
  id: keyOf(part),
  type,
  position,
  data: { part },
  // A note may lie over the edge of a card; its handles can be reached all the same.
  ...(type === 'card' ? { zIndex: 1 } : {}),
});

function nodesOfSync(sync: Sync, places: SyncPlaces): readonly PartNode[] {
  const filter = (side: Side): readonly PartNode[] =>
    sync[side].filter === undefined
      ? []
      : [
          node(
            'filter',
            { kind: 'filter', sync: sync.id, side },
            side === 'left' ? places.leftFilter : places.rightFilter,
          ),
        ];
  return [
    node('card', { kind: 'side', sync: sync.id, side: 'left' }, places.left),
    ...filter('left'),
    node('match', { kind: 'match', sync: sync.id }, places.match),
    ...filter('right'),
    node('card', { kind: 'side', sync: sync.id, side: 'right' }, places.right),
  ];
}

/** The nodes of a flow, in an order that reads from left to right and from top to bottom. */
export function nodesOf(flow: Flow, places: ReadonlyMap<string, SyncPlaces>, textScale: number): readonly PartNode[] {
  const widen = widening(flow, textScale);
  const width = { filter: Math.round(sizes.filterWidth * widen), match: Math.round(sizes.matchWidth * widen) };
  const wide = (one: PartNode): PartNode =>
    one.type === 'filter' || one.type === 'match' ? { ...one, style: { width: width[one.type] } } : one;
  return [
    ...flow.syncs.flatMap((sync) => {
      const place = places.get(sync.id);
      return place === undefined ? [] : nodesOfSync(sync, place).map(wide);
    }),
    ...(flow.notes ?? []).map((note) => node('note', { kind: 'note', note: note.id }, note.at)),
  ];
}

const still = { selectable: false, focusable: false, zIndex: 0, ariaRole: 'group', ariaLabel: 'Line' } as const;

function recordEdges(sync: Sync): readonly RecordEdge[] {
  const stops = [
    `${sync.id}/left`,
    ...(sync.left.filter === undefined ? [] : [`${sync.id}/left/filter`]),
    `${sync.id}/match`,
    ...(sync.right.filter === undefined ? [] : [`${sync.id}/right/filter`]),
    `${sync.id}/right`,
  ];
  return stops.slice(1).map((target, at) => ({
    id: `record:${sync.id}/${at}`,
    type: 'record',
    source: stops[at] ?? '',
    sourceHandle: 'rec-out',
    target,
    targetHandle: 'rec-in',
    data: { sync: sync.id },
    ...still,
  }));
}

/** References of a flow: on each side where the field and the object that it points at are in the same systems. */
function referenceEdges(flow: Flow): readonly ReferenceEdge[] {
  const lanes = { left: 0, right: 0 };
  return flow.syncs.flatMap((sync) =>
    sync.fields.flatMap((map) => {
      const to = flow.syncs.find((one) => one.id === map.reference);
      if (to === undefined || to.id === sync.id) return [];
      return Sides.options.flatMap((side): readonly ReferenceEdge[] => {
        const [field] = [map[side]].flat();
        if (field === undefined) return [];
        const data = { sync: sync.id, side, field, to: to.id, lane: lanes[side]++ };
        return [
          {
            id: `reference:${sync.id}/${map.id}/${side}`,
            type: 'reference',
            source: `${sync.id}/${side}`,
            sourceHandle: 'ref-out',
            target: `${to.id}/${side}`,
            targetHandle: 'ref-in',
            data,
            ...still,
          },
        ];
      });
    }),
  );
}

const mapEdges = (sync: Sync): readonly MapEdge[] =>
  sync.fields.map((map) => ({
    id: `${sync.id}/${map.id}`,
    type: 'map',
    source: `${sync.id}/left`,
    sourceHandle: 'line',
    target: `${sync.id}/right`,
    targetHandle: 'line',
    data: { sync: sync.id, map: map.id },
    ...still,
  }));

/** All lines of a flow; what comes later is drawn over what comes before. */
export const edgesOf = (flow: Flow): readonly LineEdge[] => [
  ...flow.syncs.flatMap(recordEdges),
  ...referenceEdges(flow),
  ...flow.syncs.flatMap(mapEdges),
];

/** Selected lines are drawn last, over the others. */
export function selectedLast(edges: readonly LineEdge[], selected: readonly string[]): LineEdge[] {
  const lines = new Set(selected.map((key) => key.split('/').slice(0, 2).join('/')));
  const isSelected = (edge: LineEdge): boolean => edge.type === 'map' && lines.has(edge.id);
  return [...edges.filter((edge) => !isSelected(edge)), ...edges.filter(isSelected)];
}
