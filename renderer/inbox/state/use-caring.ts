import { type RefObject, useEffect, useRef } from 'react';
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

/** A line that a key gives the focus to. */
export function useCaredLine(kind: CareKind): RefObject<HTMLInputElement | null> {
  const line = useRef<HTMLInputElement>(null);
  const isWanted = useInbox((state) => state.caring === kind);
  useEffect(() => {
    if (!isWanted) return;
    line.current?.focus();
    setCaring(kind, false);
  }, [isWanted, kind]);
  return line;
}
