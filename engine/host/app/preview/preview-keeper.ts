import { Fault } from '../../../model/fault.ts';
import type { SyncId } from '../../../model/ids.ts';
import type { PreviewId, PreviewSummary } from '../../../protocol/calls/preview.ts';
import type { Book } from './book.ts';
import { type BookReader, readerOf } from './read-book.ts';

/** A preview that windows look at. */
export interface HeldPreview {
  readonly summary: PreviewSummary;
  readonly book: Book;
  readonly reader: BookReader;
  readonly syncs: readonly SyncId[] | null;
}

/** The previews that are held for windows. */
export interface PreviewKeeper {
  keep(made: Omit<HeldPreview, 'reader'>): void;
  /** @throws Fault `setting` when it is not held any more, or was made for somebody who may see more */
  open(id: PreviewId, seesPersonal: boolean): HeldPreview;
}

/** Each takes some 50 MB for 100,000 changes. */
const heldMax = 3;
const idleMs = 30 * 60_000;
const sweepEveryMs = 60_000;

const gone = new Fault('setting', {
  code: 'preview/gone',
  message: 'This preview is not held any more.',
  fix: 'Preview again; it is computed anew.',
});

/** @param closing aborted when the engine closes: all are forgotten then */
export function previewKeeper(closing: AbortSignal, nowMs: () => number): PreviewKeeper {
  const held = new Map<PreviewId, { readonly preview: HeldPreview; usedMs: number }>();
  const sweep = (): void => {
    for (const [id, { usedMs }] of held) if (nowMs() - usedMs > idleMs) held.delete(id);
  };
  const timer = setInterval(sweep, sweepEveryMs).unref();
  closing.addEventListener('abort', () => {
    clearInterval(timer);
    held.clear();
  });
  return {
    keep(made) {
      held.set(made.summary.id, { preview: { ...made, reader: readerOf(made.book) }, usedMs: nowMs() });
      const oldest = [...held].sort(([, one], [, other]) => one.usedMs - other.usedMs)[0]?.[0];
      if (held.size > heldMax && oldest !== undefined) held.delete(oldest);
    },
    open(id, seesPersonal) {
      const found = held.get(id);
      if (found === undefined || (!found.preview.summary.masked && !seesPersonal)) throw gone;
      found.usedMs = nowMs();
      return found.preview;
    },
  };
}
