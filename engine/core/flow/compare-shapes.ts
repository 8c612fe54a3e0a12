import type { FlowDifference } from '../../model/difference.ts';
import type { Flow } from '../../model/flow.ts';
import type { Field, ObjectShape, Shapes } from '../../model/shape.ts';
import { nodeOf } from '../compile/report.ts';
import { type NameOf, type Part, type Place, partsDiffer, type Setting, sameData, settingsDiffer } from './compared.ts';

/**
 * What the systems offer a flow otherwise than before: what was discovered of the objects that it looks at, as far as both
 * know them. It matters like an edit, since a plan is made for both.
 * @param shapes as they were, and as they are
 */
export function compareShapes(
  flow: Flow,
  shapes: readonly [before: Shapes, after: Shapes],
  nameOf: NameOf = (id) => id,
): readonly FlowDifference[] {
  const told = new Set<string>();
  return flow.syncs.flatMap((sync) =>
    (['left', 'right'] as const).flatMap((side) => {
      const { connection, object } = sync[side];
      const name = `${nameOf(connection)} ${object}`;
      if (told.has(name)) return [];
      told.add(name);
      const at: Place = { what: 'fields', node: nodeOf(sync.id, side), sync: sync.id };
      const [old, now] = shapes.map((one) => one[connection]);
      const [before, after] = [old?.objects[object], now?.objects[object]];
      if (before === undefined || after === undefined) return [];
      const of = (shape: ObjectShape, identity: string | undefined) => objectSettings(shape, { at, name, identity });
      return [
        ...settingsDiffer(of(before, old?.identity), of(after, now?.identity)),
        ...fieldsDiffer(before, after, { at, name }),
      ];
    }),
  );
}

function objectSettings(
  shape: ObjectShape,
  { at, name, identity = '' }: { readonly at: Place; readonly name: string; readonly identity: string | undefined },
): readonly Setting[] {
  return [
    { ...at, key: 'identity', title: `Account or file behind ${name}`, value: identity, says: `"${identity}"` },
    { ...at, key: 'label', title: `Name of ${name} in its system`, value: shape.label, says: `"${shape.label}"` },
    { ...at, key: 'key', title: `Key of ${name}`, value: [shape.key, shape.keyFrom], says: shape.key.join(', ') },
    { ...at, key: 'can', title: `What ${name} can do`, value: shape.can, says: 'as discovered' },
  ];
}

type Named = Field & { readonly id: string };

const named = (fields: readonly Field[]): readonly Named[] => fields.map((one) => ({ ...one, id: one.name }));

function fieldSays({ type, required, writable }: Field): string {
  const writes = { always: '', 'on-create': ', written on create only', never: ', read-only' } as const;
  return `${type.kind}${required ? ', required' : ''}${writes[writable]}`;
}

function fieldsDiffer(
  before: ObjectShape,
  after: ObjectShape,
  { at, name }: { readonly at: Place; readonly name: string },
): readonly FlowDifference[] {
  const partOf = (field: Named): Part => ({
    ...at,
    id: field.id,
    title: `Field "${field.name}" of ${name}`,
    says: fieldSays(field),
  });
  const settingOf = (field: Named): Setting => ({ ...partOf(field), key: 'field', value: field });
  return partsDiffer({ before: named(before.fields), after: named(after.fields) }, partOf, (old, now) =>
    sameData(old, now) ? [] : settingsDiffer([settingOf(old)], [settingOf(now)]),
  );
}
