import { create } from 'zustand';

export type ProblemsPlace = 'canvas' | 'table';

/** Whether the list of problems is open in this window, below the canvas and below the table. */
export const useProblemsView = create<{ readonly [place in ProblemsPlace]: boolean }>(() => ({
  canvas: true,
  table: false,
}));

export const showProblems = (place: ProblemsPlace, isOpen: boolean): void =>
  useProblemsView.setState({ [place]: isOpen });

export const toggleProblems = (place: ProblemsPlace): void => showProblems(place, !useProblemsView.getState()[place]);
