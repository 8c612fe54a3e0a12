import type { FieldType } from '../../../model/value.ts';

/** Settings of the step "constant". */
export interface Constant {
  readonly value: string;
  readonly type?: string;
}

const someDay = '2000-01-01';

/** A value that a field of this type can hold, for somebody to put the right one in its place; null where no constant fits. */
export function constantFor(type: FieldType): (Constant & Record<string, unknown>) | null {
  switch (type.kind) {
    case 'text':
    case 'rich-text':
      return { value: 'Unknown'.slice(0, type.maxLength) };
    case 'choice':
      return type.options[0] === undefined ? null : { value: type.options[0] };
    case 'integer':
      return { value: type.min ?? '0', type: 'integer' };
    case 'decimal':
      return { value: '0', type: 'decimal' };
    case 'boolean':
      return { value: 'false', type: 'boolean' };
    case 'date':
      return { value: someDay, type: 'date' };
    case 'time':
      return { value: '00:00:00', type: 'time' };
    case 'instant':
      return { value: `${someDay}T00:00:00Z`, type: 'instant' };
    case 'local-date-time':
      return { value: `${someDay}T00:00:00`, type: 'local-date-time' };
    case 'money':
    case 'set':
    case 'list':
    case 'reference':
    case 'json':
    case 'file':
      return null;
  }
}
