import { useState } from 'react';
import { Button } from '../../ui/Button.tsx';
import { TextField } from '../../ui/TextField.tsx';
import { wordsOf } from '../../words/words.ts';

/** A name or a day that is typed where a menu has no entry for it; Enter takes it, Escape leaves. */
export function AskFor({
  label,
  type,
  first = '',
  onTake,
  onClose,
}: {
  readonly label: string;
  readonly type: 'text' | 'date';
  readonly first?: string;
  readonly onTake: (text: string) => void;
  readonly onClose: () => void;
}) {
  const [text, setText] = useState(first);
  const take = (): void => {
    if (text.trim() !== '') onTake(text.trim());
  };
  return (
    <TextField
      aria-label={label}
      type={type}
      size="md"
      autoFocus
      className="grow"
      maxLength={120}
      value={text}
      placeholder={label}
      onChange={setText}
      onKeyDown={(event) => {
        if (event.key === 'Enter') take();
        else if (event.key === 'Escape') onClose();
        else event.continuePropagation();
      }}
      after={
        <Button size="sm" look="ghost" isDisabled={text.trim() === ''} onPress={take}>
          {wordsOf('inboxRecord')('set')}
        </Button>
      }
    />
  );
}
