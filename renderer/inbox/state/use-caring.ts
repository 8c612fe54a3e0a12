import { setCaring } from './caring.ts';
import { type CareKind, useInbox } from './inbox-store.ts';

/** Whether a menu beside the record is open, for a menu that a key opens too. */
export function useCaring(kind: CareKind): {
  readonly isOpen: boolean;
  readonly onOpenChange: (isOpen: boolean) => void;
} {
  const isOpen = useInbox((state) => state.caring === kind);
  return { isOpen, onOpenChange: (next) => setCaring(kind, next) };
}
