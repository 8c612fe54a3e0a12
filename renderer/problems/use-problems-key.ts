import { useActions } from '../app/keys.ts';
import { type ProblemsPlace, toggleProblems, useProblemsView } from './problems-view.ts';

/** The key that shows and hides the list of problems. */
export function useProblemsKey(place: ProblemsPlace): void {
  const isOpen = useProblemsView((state) => state[place]);
  useActions('problems', [
    {
      id: 'problems',
      label: isOpen ? 'Hide the problems' : 'Show the problems',
      place: 'Syncs',
      icon: 'warn',
      keys: ['P'],
      run: () => toggleProblems(place),
    },
  ]);
}
