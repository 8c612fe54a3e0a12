import { FieldIcon } from '../ui/FieldIcon.tsx';
import { Icon } from '../ui/Icon.tsx';
import { iconNames } from '../ui/icon-names.ts';
import { Bench, Shelf } from './Bench.tsx';

const types = [
  'text',
  'integer',
  'decimal',
  'money',
  'boolean',
  'date',
  'time',
  'instant',
  'local-date-time',
  'choice',
  'set',
  'list',
  'reference',
  'json',
  'rich-text',
  'file',
  'email',
  'phone',
  'url',
  'place',
  'person',
  'company',
] as const;

export function Icons() {
  return (
    <Bench name="Icons">
      <Shelf name="kinds of values">
        {types.map((type) => (
          <span key={type} className="row g4 fs12">
            <FieldIcon type={type} />
            {type}
          </span>
        ))}
      </Shelf>
      <Shelf name="all">
        {iconNames.map((name) => (
          <span key={name} title={name}>
            <Icon name={name} />
          </span>
        ))}
      </Shelf>
    </Bench>
  );
}
