/** How far back the screen looks. */
export type Span = 'day' | 'week' | 'month' | 'all';

export const spans: readonly Span[] = ['day', 'week', 'month', 'all'];

const dayMs = 24 * 60 * 60 * 1000;
const days = { day: 1, week: 7, month: 31 } as const;

/** Since when runs are listed, to the minute; null: since ever. */
export function sinceOf(span: Span, nowMs: number): string | null {
  if (span === 'all') return null;
  const minuteMs = 60_000;
  return new Date(Math.floor((nowMs - days[span] * dayMs) / minuteMs) * minuteMs).toISOString();
}

/** The next longer one; null where there is none. */
export function widerThan(span: Span): Exclude<Span, 'day'> | null {
  switch (span) {
    case 'day':
      return 'week';
    case 'week':
      return 'month';
    case 'month':
      return 'all';
    case 'all':
      return null;
  }
}
