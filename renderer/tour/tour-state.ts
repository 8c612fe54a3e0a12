import { create } from 'zustand';
import { nextStop, tourSteps } from './tour-steps.ts';

const place = 'tandem.tour';

interface Tour {
  readonly isOpen: boolean;
  /** Where it stands, or where it was left; 0 before the first time and after the end. */
  readonly at: number;
}

function kept(): number {
  const at = Number(localStorage.getItem(place) ?? 0);
  return Number.isInteger(at) && at > 0 && at < tourSteps.length ? at : 0;
}

export const useTour = create<Tour>(() => ({ isOpen: false, at: kept() }));

function stand(tour: Tour): void {
  localStorage.setItem(place, String(tour.at));
  useTour.setState(tour);
}

const isThere = (at: string): boolean => document.querySelector(at) !== null;

function goOn(from: number): void {
  const at = nextStop(from, isThere);
  stand(at === null ? { isOpen: false, at: 0 } : { isOpen: true, at });
}

/** Begins the tour, or goes on where it was left. */
export const openTour = (): void => goOn(useTour.getState().at);
export const nextOfTour = (): void => goOn(useTour.getState().at + 1);

/** Leaves the tour; it goes on from there when it is opened again. */
export const leaveTour = (): void => stand({ isOpen: false, at: useTour.getState().at });
