import { create } from 'zustand';

/** Whether the sheet of all keys is open. */
export const useKeysSheet = create<{ readonly isOpen: boolean }>(() => ({ isOpen: false }));

export const openKeys = (): void => useKeysSheet.setState({ isOpen: true });
export const closeKeys = (): void => useKeysSheet.setState({ isOpen: false });
