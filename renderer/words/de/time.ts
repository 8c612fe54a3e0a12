import type { time as english } from '../en/time.ts';
import type { SameKeys } from '../same-keys.ts';

export const time: SameKeys<typeof english> = {
  justNow: 'gerade eben',
  minutesAgo: 'vor {{count, number}} Min.',
  minutesAgo_one: 'vor {{count, number}} Min.',
  at: 'um {{clock}}',
  yesterdayAt: 'gestern um {{clock}}',
  on: 'am {{day}}',
  now: 'jetzt',
  inMinutes: 'in {{count, number}} Min.',
  inMinutes_one: 'in {{count, number}} Min.',
  tomorrow: 'morgen',

  lessThanSecond: 'weniger als eine Sekunde',
  seconds: '{{count, number}} s',
  seconds_one: '{{count, number}} s',
  minutes: '{{count, number}} Min.',
  minutes_one: '{{count, number}} Min.',
  hours: '{{count, number}} Std.',
  hours_one: '{{count, number}} Std.',
  hoursMinutes: '{{hours, number}} Std. {{minutes, number}} Min.',
};
