import type { Condition } from '../../../model/flow.ts';
import type { Side } from '../../../model/ids.ts';
import type { Field, ObjectShape } from '../../../model/shape.ts';
import type { ExpectedFilter, Template } from '../../../model/template.ts';
import { isCalled, plain } from './called.ts';

function conditionOf(expected: ExpectedFilter, field: Field): Condition | null {
  switch (expected.is) {
    case 'filled':
      return { field: field.name, is: 'not-blank' };
    case 'yes':
      return field.type.kind === 'boolean' ? { field: field.name, is: 'equal', value: true } : null;
    case 'not-yes':
      return field.type.kind === 'boolean' ? { field: field.name, is: 'not-equal', value: true } : null;
    case 'none-of': {
      const options = field.type.kind === 'choice' ? field.type.options : [];
      const value = options.filter((one) => expected.options.some((name) => plain(name) === plain(one)));
      return value.length === 0 ? null : { field: field.name, is: 'none-of', value };
    }
  }
}

/** Which records of a side a template takes, as far as the side has such fields. */
export function templateConditions(template: Template, side: Side, shape: ObjectShape): readonly Condition[] {
  return (template[side].filters ?? []).flatMap((expected) => {
    const fits = shape.fields.filter((field) => isCalled(field, expected.names));
    return fits.flatMap((field) => conditionOf(expected, field) ?? []).slice(0, 1);
  });
}
