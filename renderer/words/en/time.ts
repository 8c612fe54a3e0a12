/** When something was or will be, and how long it takes. */
export const time = {
  justNow: 'just now',
  minutesAgo: '{{count, number}} min ago',
  minutesAgo_one: '{{count, number}} min ago',
  at: 'at {{clock}}',
  yesterdayAt: 'yesterday at {{clock}}',
  on: 'on {{day}}',
  now: 'now',
  inMinutes: 'in {{count, number}} min',
  inMinutes_one: 'in {{count, number}} min',
  tomorrow: 'tomorrow',

  lessThanSecond: 'less than a second',
  seconds: '{{count, number}} s',
  seconds_one: '{{count, number}} s',
  minutes: '{{count, number}} min',
  minutes_one: '{{count, number}} min',
  hours: '{{count, number}} h',
  hours_one: '{{count, number}} h',
  hoursMinutes: '{{hours, number}} h {{minutes, number}} min',
} as const;
