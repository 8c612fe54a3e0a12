import { create } from 'zustand';

/** Whether the palette is open, and what stands in it at first. */
export const usePalette = create<{ readonly isOpen: boolean; readonly first: string }>(() => ({
  isOpen: false,
  first: '',
}));

export const openPalette = (first = ''): void => usePalette.setState({ isOpen: true, first });
export const closePalette = (): void => usePalette.setState({ isOpen: false });
