import {
  TextField as AriaTextField,
  type TextFieldProps as AriaTextFieldProps,
  Group,
  Input,
  TextArea,
} from 'react-aria-components';
import { classes } from './classes.ts';
import { FieldHelp, FieldLabel, type FieldLook, isWrong } from './FieldParts.tsx';
import { Icon } from './Icon.tsx';
import type { IconName } from './icon-shapes.tsx';

export interface TextFieldProps
  extends Omit<AriaTextFieldProps, 'className' | 'style' | 'children' | 'isInvalid'>,
    FieldLook {
  readonly icon?: IconName;
  readonly placeholder?: string;
  /** More than one: a box for long text. */
  readonly lines?: number;
  /** Set by somebody else; shown with a lock. */
  readonly isLocked?: boolean;
  /** Behind the text: a unit, a button. */
  readonly after?: React.ReactNode;
  /** For whoever gives the focus to a line. */
  readonly inputRef?: React.Ref<HTMLInputElement>;
}

/** A text that people type. */
export function TextField(props: TextFieldProps) {
  const {
    label,
    help,
    error,
    size = 'lg',
    className,
    icon,
    placeholder,
    lines = 1,
    isLocked,
    after,
    inputRef,
    ...rest
  } = props;
  const hint = placeholder === undefined ? {} : { placeholder };
  return (
    <AriaTextField
      {...rest}
      isReadOnly={isLocked === true || rest.isReadOnly === true}
      isInvalid={isWrong(error)}
      className={classes('field', className)}
    >
      <FieldLabel label={label} />
      <Group
        className={classes('input', size === 'md' && 'md', lines > 1 && 'tall', isLocked === true && 'locked')}
        isInvalid={isWrong(error)}
      >
        {icon !== undefined && <Icon name={icon} size={14} />}
        {lines > 1 ? (
          <TextArea className="bare" rows={lines} {...hint} />
        ) : (
          <Input className="bare" {...hint} {...(inputRef === undefined ? {} : { ref: inputRef })} />
        )}
        {after}
        {isLocked === true && <Icon name="lock" size={14} />}
      </Group>
      <FieldHelp help={help} error={error ?? null} />
    </AriaTextField>
  );
}
