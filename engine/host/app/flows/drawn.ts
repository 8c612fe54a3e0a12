import type { Flow, FlowSide, Sync } from '../../../model/flow.ts';
import type { Side } from '../../../model/ids.ts';
import type { ObjectShape, Shapes } from '../../../model/shape.ts';
import type { FlowCard } from '../../../protocol/calls/flows.ts';

const listed = (ends: string | readonly string[]): readonly string[] => (typeof ends === 'string' ? [ends] : ends);

const objectOf = (shapes: Shapes, { connection, object }: FlowSide): ObjectShape | undefined =>
  shapes[connection]?.objects[object];

const labelIn = (shape: ObjectShape | undefined, name: string): string =>
  shape?.fields.find((field) => field.name === name)?.label ?? name;

/** The field maps of a flow by the names that people see; nothing is looked up beyond the saved shapes. */
export function cardFields(flow: Flow, shapes: Shapes): FlowCard['fields'] {
  return flow.syncs.flatMap((sync) => {
    const named = (side: Side, ends: string | readonly string[]): { readonly label: string; readonly type: string } => {
      const shape = objectOf(shapes, sync[side]);
      const fields = listed(ends).map((name) => shape?.fields.find((field) => field.name === name));
      const label = listed(ends).map((name, index) => fields[index]?.label ?? name);
      return { label: label.join(', '), type: fields[0]?.type.kind ?? 'text' };
    };
    return sync.fields.map((map) => {
      const [left, right] = [named('left', map.left), named('right', map.right)];
      const direction = map.direction ?? 'both';
      return {
        sync: sync.id,
        map: map.id,
        left: left.label,
        right: right.label,
        type: left.type,
        way: direction === 'both' ? 'both' : direction.startsWith('to-right') ? 'to-right' : 'to-left',
      } as const;
    });
  });
}

/** Fields of a side that a new record needs there, and whether a line brings them. */
function needs(
  sync: Sync,
  side: Side,
  shapes: Shapes,
): readonly { readonly label: string; readonly isMapped: boolean }[] {
  const shape = objectOf(shapes, sync[side]);
  if (shape === undefined || (sync.rules?.create?.[side] ?? 'create') === 'ignore') return [];
  const isGiven = (name: string): boolean =>
    shape.key.includes(name) && (shape.keyFrom === 'system' || sync[side].newKey !== undefined);
  const away = side === 'left' ? 'to-right' : 'to-left';
  const mapped = new Set(
    sync.fields.filter((map) => !(map.direction ?? 'both').startsWith(away)).flatMap((map) => listed(map[side])),
  );
  return shape.fields
    .filter((field) => field.required && field.writable !== 'never' && !isGiven(field.name))
    .map((field) => ({ label: field.label ?? field.name, isMapped: mapped.has(field.name) }));
}

/** How far a draft is: whether records are matched, and which required fields no line reaches yet. */
export function readinessOf(flow: Flow, shapes: Shapes): FlowCard['readiness'] {
  const needed = flow.syncs.flatMap((sync) => [...needs(sync, 'left', shapes), ...needs(sync, 'right', shapes)]);
  return {
    matchedBy: flow.syncs.flatMap((sync) =>
      sync.match.tiers.map(({ left }) =>
        listed(left)
          .map((name) => labelIn(objectOf(shapes, sync.left), name))
          .join(', '),
      ),
    ),
    isMatched: flow.syncs.length > 0 && flow.syncs.every((sync) => sync.match.tiers.length > 0),
    required: needed.length,
    missing: needed.filter((one) => !one.isMapped).map((one) => one.label),
  };
}
