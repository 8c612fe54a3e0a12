import { Button } from '../ui/Button.tsx';
import { EmptyState } from '../ui/EmptyState.tsx';
import { wordsOf } from '../words/words.ts';
import { go } from './route.ts';

/** What an address shows whose screen is not made yet: the commands that do the same. */
export function NotYet({ screen }: { readonly screen: 'inbox' }) {
  const words = wordsOf('frame');
  return (
    <EmptyState
      title={words(screen)}
      action={<Button onPress={() => go({ at: 'syncs' })}>{words('goTo', { screen: words('syncs') })}</Button>}
    >
      {words('inboxByCommand')}
    </EmptyState>
  );
}
