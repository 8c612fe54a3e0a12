import { useEffect, useRef, useState } from 'react';

interface Draft {
  readonly text: string;
  readonly error: string | null;
}

/** A text while it is typed, apart from what is kept. */
export interface Drafted {
  readonly text: string;
  readonly error: string | null;
  readonly change: (text: string) => void;
  readonly commit: () => void;
  readonly reset: () => void;
}

/**
 * Keeps what is typed until it is done: at Enter, when the field is left, and when it goes away.
 * @param commit sets the text; answers what is wrong with it, and then nothing was set
 * @param check what is wrong with a text while it is still typed
 */
export function useDraft(
  value: string,
  commit: (text: string) => string | null,
  check?: (text: string) => string | null,
): Drafted {
  const [draft, setDraft] = useState<Draft | null>(null);
  const now = useRef({ draft, value, commit });
  now.current = { draft, value, commit };
  const end = () => {
    const { draft: typed, value: kept, commit: set } = now.current;
    if (typed === null) return;
    if (typed.text === kept) return setDraft(null);
    const error = set(typed.text);
    setDraft(error === null ? null : { text: typed.text, error });
  };
  useEffect(
    () => () => {
      const { draft: typed, value: kept, commit: set } = now.current;
      if (typed !== null && typed.text !== kept) set(typed.text);
    },
    [],
  );
  return {
    text: draft?.text ?? value,
    error: draft?.error ?? null,
    change: (text) => {
      const next = { text, error: check?.(text) ?? null };
      now.current = { ...now.current, draft: next };
      setDraft(next);
    },
    commit: end,
    reset: () => setDraft(null),
  };
}
