import type { FormField } from '../../engine/model/form.ts';
import { Select } from './Select.tsx';
import { Switch } from './Switch.tsx';

/** What a text of a form is like: where it is kept differs, as it is typed or when it is left. */
export interface FormText {
  readonly lines: number;
  readonly isNumber: boolean;
  readonly placeholder: string;
  readonly after?: React.ReactNode;
}

interface FormControlProps {
  readonly field: Exclude<FormField, { as: 'pairs' }>;
  /** A text or the id of a choice; of a switch, whether it is on. */
  readonly value: unknown;
  readonly error: string | null;
  /** How the control is called: by a label of its own, or by what stands beside it. */
  readonly named:
    | { readonly label: string; readonly help?: string }
    | { readonly 'aria-label': string; readonly 'aria-describedby': string };
  readonly size: 'md' | 'lg';
  readonly isLocked?: boolean;
  /** Undefined: the choice is left open. */
  readonly onChange: (value: string | boolean | undefined) => void;
  readonly text: (look: FormText) => React.ReactNode;
}

const listLines = 3;
/** Stands for a choice that is left open; a list has no empty keys. */
const openId = '(open)';

/** The control that fits a field of a form: a switch, a list that opens, or a text. */
export function FormControl({ field, value, error, named, size, isLocked = false, onChange, text }: FormControlProps) {
  switch (field.as) {
    case 'switch': {
      const described = 'aria-describedby' in named ? { 'aria-describedby': named['aria-describedby'] } : {};
      return (
        <Switch isSelected={value === true} onChange={onChange} isDisabled={isLocked} {...described}>
          {field.label}
        </Switch>
      );
    }
    case 'choice': {
      const open = field.open === null ? [] : [{ id: openId, label: field.open }];
      return (
        <Select
          {...named}
          size={size}
          options={[...open, ...field.options.map((one) => ({ id: one.value, label: one.label }))]}
          value={typeof value === 'string' && value !== '' ? value : openId}
          onChange={(id) => onChange(id === openId ? undefined : id)}
          error={error}
          isDisabled={isLocked}
        />
      );
    }
    case 'text':
    case 'file':
    case 'number':
    case 'list':
      return text({
        lines: field.as === 'list' ? listLines : 1,
        isNumber: field.as === 'number',
        placeholder: field.placeholder,
        ...(field.as === 'number' && field.unit !== '' ? { after: <span className="unit">{field.unit}</span> } : {}),
      });
  }
}
