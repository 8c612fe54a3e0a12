import {
  SearchField as AriaSearchField,
  type SearchFieldProps as AriaSearchFieldProps,
  Button,
  Group,
  Input,
} from 'react-aria-components';
import { wordsOf } from '../words/words.ts';
import { classes } from './classes.ts';
import { Icon } from './Icon.tsx';
import { KeyCaps } from './KeyCaps.tsx';

export interface SearchFieldProps extends Omit<AriaSearchFieldProps, 'className' | 'style' | 'children'> {
  /** Names the field and is shown while it is empty. */
  readonly label: string;
  readonly width?: number;
  readonly size?: 'md' | 'lg';
  /** The key that leads here, bound elsewhere. */
  readonly keys?: readonly string[];
  readonly inputRef?: React.Ref<HTMLInputElement>;
  readonly className?: string;
}

/** A box to search or filter with; Escape empties it. */
export function SearchField(props: SearchFieldProps) {
  const { label, width, size = 'md', keys, inputRef, className, ...rest } = props;
  return (
    <AriaSearchField
      {...rest}
      aria-label={label}
      className={classes('search', className)}
      style={width === undefined ? {} : { width }}
    >
      {({ isEmpty }) => (
        <Group className={classes('input soft-b', size === 'md' && 'md')}>
          <Icon name="search" size={14} />
          <Input className="bare" placeholder={label} {...(inputRef === undefined ? {} : { ref: inputRef })} />
          {isEmpty ? (
            keys !== undefined && <KeyCaps keys={keys} />
          ) : (
            <Button className="clear" aria-label={wordsOf('controls')('emptySearch')}>
              <Icon name="x" size={12} />
            </Button>
          )}
        </Group>
      )}
    </AriaSearchField>
  );
}
