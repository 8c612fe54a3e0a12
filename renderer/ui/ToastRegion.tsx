import {
  UNSTABLE_ToastRegion as Region,
  Text,
  UNSTABLE_Toast as Toast,
  UNSTABLE_ToastContent as ToastContent,
} from 'react-aria-components';
import { wordsOf } from '../words/words.ts';
import { Button } from './Button.tsx';
import { classes } from './classes.ts';
import { Icon } from './Icon.tsx';
import { IconButton } from './IconButton.tsx';
import { toasts } from './toasts.ts';

const icons = { done: 'ok', need: 'warn', fail: 'err' } as const;

/** Where messages come up; once a window. */
export function ToastRegion() {
  return (
    <Region queue={toasts} className="toasts" aria-label={wordsOf('controls')('messages')}>
      {({ toast }) => {
        const { title, detail, look = 'plain', action } = toast.content;
        return (
          <Toast toast={toast} className={classes('toast', look)}>
            {look !== 'plain' && <Icon name={icons[look]} />}
            <ToastContent className="grow">
              <Text slot="title" className="med">
                {title}
              </Text>
              {detail !== undefined && (
                <Text slot="description" className="help">
                  {detail}
                </Text>
              )}
            </ToastContent>
            {action !== undefined && (
              <Button
                size="sm"
                look="accent"
                onPress={() => {
                  toasts.close(toast.key);
                  action.onAction();
                }}
              >
                {action.label}
              </Button>
            )}
            <IconButton slot="close" icon="x" label={wordsOf('controls')('close')} size="sm" iconSize={12} />
          </Toast>
        );
      }}
    </Region>
  );
}
