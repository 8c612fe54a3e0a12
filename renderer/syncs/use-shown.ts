import { create } from 'zustand';
import type { Filter, Order } from './shown.ts';

interface Shown {
  readonly filter: Filter;
  readonly order: Order;
  readonly search: string;
}

/** What of the syncs is shown; kept while the window is open, so that coming back shows the same. */
export const useShown = create<Shown>(() => ({ filter: 'all', order: 'needs', search: '' }));
