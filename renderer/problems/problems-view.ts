import { create } from 'zustand';

/** Whether the list of problems is open in this window. */
export const useProblemsView = create<{ readonly isOpen: boolean }>(() => ({ isOpen: true }));

export const showProblems = (isOpen: boolean): void => useProblemsView.setState({ isOpen });

export const toggleProblems = (): void => useProblemsView.setState(({ isOpen }) => ({ isOpen: !isOpen }));
