import { UNSTABLE_ToastQueue as ToastQueue } from 'react-aria-components';

export interface ToastWords {
  readonly title: string;
  /** A second line: what to do. */
  readonly detail?: string;
  readonly look?: 'plain' | 'done' | 'need' | 'fail';
  /** One thing that can be done about it, "Undo" for example. */
  readonly action?: { readonly label: string; readonly onAction: () => void };
}

/** Longer than five seconds, so that it can be read and reached by keyboard. */
const shownMs = 8_000;

export const toasts = new ToastQueue<ToastWords>({ maxVisibleToasts: 3 });

/** Shows a message at the foot of the window. Failures stay until they are closed. @returns what takes it away */
export function toast(words: ToastWords): () => void {
  const key = toasts.add(words, words.look === 'fail' ? {} : { timeout: shownMs });
  return () => toasts.close(key);
}
