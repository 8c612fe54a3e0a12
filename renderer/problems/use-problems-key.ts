import { useActions } from '../app/keys.ts';
import { wordsOf } from '../words/words.ts';
import { type ProblemsPlace, toggleProblems, useProblemsView } from './problems-view.ts';

/** The key that shows and hides the list of problems. */
export function useProblemsKey(place: ProblemsPlace): void {
  const isOpen = useProblemsView((state) => state[place]);
  const words = wordsOf('problems');
  useActions('problems', [
    {
      id: 'problems',
      label: words(isOpen ? 'hide' : 'show'),
      place: words('syncs'),
      icon: 'warn',
      keys: ['P'],
      run: () => toggleProblems(place),
    },
  ]);
}
