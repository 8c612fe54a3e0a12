import { FieldError, Label, Text } from 'react-aria-components';
import { Icon } from './Icon.tsx';

/** What all fields of a form have in common. */
export interface FieldLook {
  /** Shown above; where it is left out, `aria-label` names the field. */
  readonly label?: React.ReactNode;
  readonly help?: React.ReactNode;
  /** What is wrong with the value, and what to do; the field is red while it is there. */
  readonly error?: string | null;
  readonly size?: 'md' | 'lg';
  readonly className?: string;
}

export const FieldLabel = ({ label }: { readonly label: React.ReactNode }) =>
  label === undefined ? null : <Label className="label">{label}</Label>;

/** Help below a field, and what is wrong with it. */
export function FieldHelp({ help, error }: Pick<FieldLook, 'help' | 'error'>) {
  return (
    <>
      {help !== undefined && (
        <Text slot="description" className="help">
          {help}
        </Text>
      )}
      <FieldError className="wrong">
        <Icon name="err" size={12} />
        <span>{error}</span>
      </FieldError>
    </>
  );
}

/** Whether a field is to be drawn as wrong. */
export const isWrong = (error: string | null | undefined): boolean => error !== undefined && error !== null;
