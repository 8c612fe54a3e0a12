import {
  ComboBox as AriaComboBox,
  type ComboBoxProps as AriaComboBoxProps,
  Button,
  Group,
  Input,
  Popover,
} from 'react-aria-components';
import { classes } from './classes.ts';
import { FieldHelp, FieldLabel, type FieldLook, isWrong } from './FieldParts.tsx';
import { Icon } from './Icon.tsx';
import { type Option, Options } from './options.tsx';

type Kept = Pick<
  AriaComboBoxProps<object>,
  'isDisabled' | 'isRequired' | 'autoFocus' | 'name' | 'aria-label' | 'allowsCustomValue' | 'onInputChange'
>;

export interface ComboBoxProps<Id extends string> extends FieldLook, Kept {
  readonly options: readonly Option<Id>[];
  readonly value: Id | null;
  readonly onChange: (id: Id | null) => void;
  readonly placeholder?: string;
}

/** One of a long list, found by typing. */
export function ComboBox<Id extends string>(props: ComboBoxProps<Id>) {
  const { label, help, error, size = 'lg', className, options, value, onChange, placeholder, ...rest } = props;
  return (
    <AriaComboBox
      {...rest}
      menuTrigger="focus"
      isInvalid={isWrong(error)}
      className={classes('field', className)}
      value={value}
      allowsEmptyCollection
      onChange={(key) => onChange(options.find(({ id }) => id === key)?.id ?? null)}
    >
      <FieldLabel label={label} />
      <Group className={classes('input', size === 'md' && 'md')} isInvalid={isWrong(error)}>
        <Input className="bare" {...(placeholder === undefined ? {} : { placeholder })} />
        <Button className="clear">
          <Icon name="chev-d" size={14} />
        </Button>
      </Group>
      <FieldHelp help={help} error={error ?? null} />
      <Popover className="menu-pop" offset={4}>
        <Options options={options} />
      </Popover>
    </AriaComboBox>
  );
}
