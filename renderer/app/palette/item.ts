import type { ReactNode } from 'react';
import type { Keys } from '../strokes.ts';

export type GroupName = 'syncs' | 'fields' | 'records' | 'connections' | 'screens' | 'actions';

/** The groups in the order in which they are shown. */
export const groupNames: readonly GroupName[] = ['syncs', 'fields', 'records', 'connections', 'screens', 'actions'];

/** Something that the palette leads to. */
export interface Item {
  readonly id: string;
  readonly group: GroupName;
  readonly label: string;
  /** Searched too. */
  readonly detail: string;
  readonly mark: ReactNode;
  readonly keys?: Keys;
  readonly run: () => void;
  /** What Ctrl Enter does with it. */
  readonly preview?: () => void;
  /** Shown only once something is typed. */
  readonly isQuiet?: boolean;
}
