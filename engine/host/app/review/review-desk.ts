import { Fault } from '../../../model/fault.ts';
import type { RunId } from '../../../model/ids.ts';
import type { Run } from '../../../model/run.ts';
import type { ReviewId, ReviewProgress, ReviewStand } from '../../../protocol/calls/review.ts';
import type { RecordAt } from '../../../run/links/exclude.ts';
import type { House } from '../house.ts';
import { gauge } from '../preview/gauge.ts';
import type { CheckBook } from './checks.ts';
import { type Comparison, compare, type ReviewOf } from './compare.ts';
import { notedDeeds } from './deed-log.ts';
import { type Deed, touchedBy } from './deeds.ts';
import type { HeldReview } from './held-review.ts';
import { type Live, liveOf } from './live.ts';
import { type Standing, standOf } from './stand.ts';

type Told =
  | ReviewProgress
  | { readonly is: 'ready'; readonly review: HeldReview['summary']; readonly stand: ReviewStand };

/** What changes by a decision. */
export interface Change {
  readonly deed?: Deed;
  /** A decision that was taken back. */
  readonly back?: Deed;
  readonly run?: RunId;
  readonly ask?: number;
  readonly link?: number;
}

/** The comparison of one sync that windows look at, with what was decided. */
export interface ReviewDesk {
  /** @throws Fault where the sides cannot be compared */
  follow(again: boolean, stop: AbortSignal): AsyncGenerator<Told>;
  /** @throws Fault `setting` when this comparison is not held any more */
  open(id: ReviewId): Standing;
  isOf(id: ReviewId): boolean;
  note(change: Change): Promise<Standing>;
  outdate(by: 'run' | 'edited'): void;
  /** A run ended: what was compared before it is out of date, unless it was begun here. */
  outdateBy(run: Run): void;
  /** Waits for decisions before it: they are kept one after the other. */
  inTurn<T>(work: () => Promise<T>): Promise<T>;
}

const idleMs = 10 * 60_000;
const tellEveryMs = 100;

const gone = new Fault('setting', {
  code: 'review/gone',
  message: 'This comparison is not held any more.',
  fix: 'Compare again.',
});

type State =
  | { readonly is: 'empty' }
  | { readonly is: 'working'; readonly comparison: Comparison; readonly now: () => ReviewProgress }
  | { readonly is: 'ready'; readonly comparison: Comparison; readonly held: HeldReview; readonly live: Live }
  | { readonly is: 'failed'; readonly error: unknown };

/** Waits until something happens or somebody stops. */
function bell() {
  let next = Promise.withResolvers<void>();
  return {
    ring(): void {
      next.resolve();
      next = Promise.withResolvers<void>();
    },
    wait: (): Promise<void> => next.promise,
  };
}

export function reviewDesk(house: House, of: ReviewOf, book: CheckBook): ReviewDesk {
  const { store } = house.engine;
  const bells = bell();
  let state: State = { is: 'empty' };
  let lookers = 0;
  let revision = 0;
  let stale: ReviewStand['stale'] = null;
  let deeds: readonly Deed[] = [];
  let touched: readonly RecordAt[] = [];
  let written: readonly RunId[] = [];
  /** What was decided before this host started is known. */
  let isRecalled = false;
  let idle: ReturnType<typeof setTimeout> | null = null;
  let turn: Promise<unknown> = Promise.resolve();

  const letGo = (): void => {
    if (state.is === 'working' || state.is === 'ready') void state.comparison.close();
    state = { is: 'empty' };
  };
  const recall = async (scope: HeldReview['scope']): Promise<void> => {
    if (isRecalled) return;
    const noted = await notedDeeds(store, scope);
    if (isRecalled) return;
    isRecalled = true;
    ({ deeds, written } = noted);
  };
  const begin = (): void => {
    letGo();
    // A run carries decisions out: from then on they stand in the lists.
    if (stale === 'run') {
      deeds = [];
      touched = [];
      written = [];
      isRecalled = true;
    }
    const meter = gauge(() => performance.now());
    const comparison = compare(house, of, meter);
    const mine: State = {
      is: 'working',
      comparison,
      now: () => {
        const { sync: _, ...progress } = meter.now();
        return progress;
      },
    };
    state = mine;
    stale = null;
    comparison.ready
      .then(async (held) => {
        await recall(held.scope);
        const live = await liveOf(held, store, deeds, touched);
        if (state === mine) state = { is: 'ready', comparison, held, live };
      })
      .catch((error: unknown) => {
        if (state === mine) state = { is: 'failed', error };
      })
      .finally(() => bells.ring());
    bells.ring();
  };
  const standing = (ready: Extract<State, { is: 'ready' }>): Standing => {
    const { held, live } = ready;
    return { held, live, deeds, written, stale, revision, checks: book.of(held.scope, held.review.sync) };
  };
  const look = (): void => {
    lookers++;
    if (idle !== null) clearTimeout(idle);
    idle = null;
  };
  const leave = (): void => {
    lookers--;
    if (lookers > 0) return;
    if (state.is !== 'ready') letGo();
    else idle = setTimeout(letGo, idleMs).unref();
  };
  const outdate = (by: 'run' | 'edited'): void => {
    stale = stale ?? by;
    revision++;
    bells.ring();
  };
  const stopped = (stop: AbortSignal): Promise<void> =>
    new Promise((done) => {
      if (stop.aborted) done();
      stop.addEventListener('abort', () => done(), { once: true });
    });
  return {
    async *follow(again, stop) {
      look();
      const ends = stopped(stop);
      try {
        if (again || state.is === 'empty' || state.is === 'failed' || (stale !== null && lookers === 1)) begin();
        let toldReady = -1;
        while (!stop.aborted) {
          const now: State = state;
          if (now.is === 'failed') throw now.error;
          if (now.is === 'empty') return;
          if (now.is === 'working') {
            toldReady = -1;
            yield now.now();
            await Promise.race([bells.wait(), ends, new Promise((done) => setTimeout(done, tellEveryMs))]);
          } else if (toldReady !== revision) {
            toldReady = revision;
            yield { is: 'ready', review: now.held.summary, stand: standOf(standing(now)) };
          } else await Promise.race([bells.wait(), ends]);
        }
      } finally {
        leave();
      }
    },
    open(id) {
      if (state.is !== 'ready' || state.held.summary.id !== id) throw gone;
      return standing(state);
    },
    isOf: (id) => state.is === 'ready' && state.held.summary.id === id,
    async note({ deed, back, run, ask, link }) {
      const ready = state;
      if (ready.is !== 'ready') throw gone;
      const { held } = ready;
      const { sync } = held.review;
      if (back !== undefined) {
        touched = touchedBy([back], touched);
        deeds = deeds.filter((one) => one !== back);
      }
      if (deed !== undefined) deeds = [...deeds, deed];
      if (run !== undefined) written = [...written, run];
      const checks = book.of(held.scope, sync);
      const answer = deed?.checked ?? null;
      const taken = back?.checked ?? null;
      const at =
        taken === null ? -1 : checks.checked.findIndex((one) => one.score === taken.score && one.same === taken.same);
      const checked = [...checks.checked.filter((_, index) => index !== at), ...(answer === null ? [] : [answer])];
      if (answer !== null || at >= 0 || ask !== undefined || link !== undefined)
        book.keep(held.scope, sync, { ask: ask ?? checks.ask, link: link ?? checks.link, checked });
      revision++;
      const next = { ...ready, live: await liveOf(held, store, deeds, touched) };
      if (state === ready) state = next;
      bells.ring();
      return standing(next);
    },
    outdate,
    outdateBy(run) {
      if (!written.includes(run.id)) outdate('run');
    },
    inTurn(work) {
      const mine = turn.then(work);
      turn = mine.catch(() => {});
      return mine;
    },
  };
}
