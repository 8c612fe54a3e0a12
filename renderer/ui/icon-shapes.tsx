import type { ReactNode } from 'react';

/** Shapes on a grid of 16, drawn with a stroke of 1.5 in the colour of the text around them. */
export const iconShapes = {
  aa: (
    <>
      <path d="M1.8 12 5 4l3.2 8M2.9 9.3h4.2" />
      <circle cx="11.6" cy="9.7" r="2.3" />
      <path d="M13.9 7.4V12" />
    </>
  ),
  activity: (
    <>
      <path d="M1.5 8.5h2.7L6.4 3l3.2 10 2.2-4.5h2.7" />
    </>
  ),
  'arr-l': (
    <>
      <path d="M13.5 8h-11M6.2 4.3 2.5 8l3.7 3.7" />
    </>
  ),
  'arr-lr': (
    <>
      <path d="M1.8 8h12.4M4.8 5l-3 3 3 3M11.2 5l3 3-3 3" />
    </>
  ),
  'arr-r': (
    <>
      <path d="M2.5 8h11M9.8 4.3 13.5 8l-3.7 3.7" />
    </>
  ),
  bell: (
    <>
      <path d="M4 11V7a4 4 0 0 1 8 0v4l1.2 1.5H2.8zM6.6 14h2.8" />
    </>
  ),
  book: (
    <>
      <path d="M3.5 12.2V4a1.5 1.5 0 0 1 1.5-1.5h7.5v8.2H5a1.5 1.5 0 0 0 0 3h7.5v-3" />
    </>
  ),
  box: (
    <>
      <path d="M2.5 5 8 2.3 13.5 5v6L8 13.7 2.5 11zM2.5 5 8 7.8 13.5 5M8 7.8v5.9" />
    </>
  ),
  bracket: (
    <>
      <path d="M6 3H4.5A1.5 1.5 0 0 0 3 4.5v7A1.5 1.5 0 0 0 4.5 13H6M8 5h5M8 8h5M8 11h5" />
    </>
  ),
  brake: (
    <>
      <path d="M5.5 2h5L14 5.5v5L10.5 14h-5L2 10.5v-5zM8 5v3.5M8 10.9v.05" />
    </>
  ),
  building: (
    <>
      <path d="M3.5 13.5v-10a1 1 0 0 1 1-1h5a1 1 0 0 1 1 1v10M10.5 6.5h1.5a1 1 0 0 1 1 1v6M2 13.5h12M6 5.5h2M6 8h2M6 10.5h2" />
    </>
  ),
  cal: (
    <>
      <rect x="2.5" y="3.5" width="11" height="10" rx="1.5" />
      <path d="M2.5 6.8h11M5.5 2v2.5M10.5 2v2.5" />
    </>
  ),
  check: (
    <>
      <path d="m3 8.4 3.4 3.4L13 4.6" />
    </>
  ),
  'chev-d': (
    <>
      <path d="M3.5 6 8 10.5 12.5 6" />
    </>
  ),
  'chev-l': (
    <>
      <path d="M10 3.5 5.5 8l4.5 4.5" />
    </>
  ),
  'chev-r': (
    <>
      <path d="m6 3.5 4.5 4.5L6 12.5" />
    </>
  ),
  'chev-u': (
    <>
      <path d="M3.5 10 8 5.5l4.5 4.5" />
    </>
  ),
  choice: (
    <>
      <path d="M6.5 4.5h7M6.5 8h7M6.5 11.5h7" />
      <g fill="currentColor" stroke="none">
        <circle cx="3" cy="4.5" r="1" />
        <circle cx="3" cy="8" r="1" />
        <circle cx="3" cy="11.5" r="1" />
      </g>
    </>
  ),
  clock: (
    <>
      <circle cx="8" cy="8" r="6" />
      <path d="M8 4.7V8l2.3 1.5" />
    </>
  ),
  copy: (
    <>
      <rect x="5.5" y="5.5" width="8" height="8" rx="1.5" />
      <path d="M10.5 5.5V4A1.5 1.5 0 0 0 9 2.5H4A1.5 1.5 0 0 0 2.5 4v5A1.5 1.5 0 0 0 4 10.5h1.5" />
    </>
  ),
  create: (
    <>
      <circle cx="8" cy="8" r="6" />
      <path d="M8 5.2v5.6M5.2 8h5.6" />
    </>
  ),
  cursor: (
    <>
      <path d="m3.5 2.8 9 4-3.9 1.5L7 12.3z" />
    </>
  ),
  dice: (
    <>
      <rect x="2.5" y="2.5" width="11" height="11" rx="2" />
      <g fill="currentColor" stroke="none">
        <circle cx="5.6" cy="5.6" r="1" />
        <circle cx="8" cy="8" r="1" />
        <circle cx="10.4" cy="10.4" r="1" />
      </g>
    </>
  ),
  dots: (
    <>
      <g fill="currentColor" stroke="none">
        <circle cx="3.5" cy="8" r="1.3" />
        <circle cx="8" cy="8" r="1.3" />
        <circle cx="12.5" cy="8" r="1.3" />
      </g>
    </>
  ),
  download: (
    <>
      <path d="M8 2.5v7.7M4.9 7.3 8 10.4l3.1-3.1M2.5 10.2v1.6a1.7 1.7 0 0 0 1.7 1.7h7.6a1.7 1.7 0 0 0 1.7-1.7v-1.6" />
    </>
  ),
  err: (
    <>
      <circle cx="8" cy="8" r="6" />
      <path d="m5.9 5.9 4.2 4.2M10.1 5.9l-4.2 4.2" />
    </>
  ),
  ext: (
    <>
      <path d="M9 2.5h4.5V7M13.2 2.8 7.5 8.5M11.5 9.5v2.3a1.7 1.7 0 0 1-1.7 1.7H4.2a1.7 1.7 0 0 1-1.7-1.7V6.2a1.7 1.7 0 0 1 1.7-1.7h2.3" />
    </>
  ),
  eye: (
    <>
      <path d="M1.6 8S4 3.6 8 3.6 14.4 8 14.4 8 12 12.4 8 12.4 1.6 8 1.6 8z" />
      <circle cx="8" cy="8" r="2" />
    </>
  ),
  filter: (
    <>
      <path d="M2.3 3.3h11.4L9.5 8.3v4.2l-3 1.2V8.3z" />
    </>
  ),
  fit: (
    <>
      <path d="M2.5 5.5v-2a1 1 0 0 1 1-1h2M10.5 2.5h2a1 1 0 0 1 1 1v2M13.5 10.5v2a1 1 0 0 1-1 1h-2M5.5 13.5h-2a1 1 0 0 1-1-1v-2" />
    </>
  ),
  globe: (
    <>
      <circle cx="8" cy="8" r="6" />
      <path d="M2 8h12M8 2c1.7 1.6 2.5 3.6 2.5 6S9.7 12.4 8 14c-1.7-1.6-2.5-3.6-2.5-6S6.3 3.6 8 2z" />
    </>
  ),
  hand: (
    <>
      <path d="M5 8V4.2a1 1 0 0 1 2 0V7.5M7 7.3V3a1 1 0 0 1 2 0v4.3M9 7.5V4a1 1 0 0 1 2 0v5M11 7.2a1 1 0 0 1 2 0V10a4 4 0 0 1-4 4c-2 0-3-.7-4-2.3L3.2 9a1 1 0 0 1 1.7-1L5 8.3" />
    </>
  ),
  hash: (
    <>
      <path d="M6.3 2.5 5 13.5M11 2.5 9.7 13.5M3 6h10.5M2.5 10.2H13" />
    </>
  ),
  history: (
    <>
      <path d="M2.8 8a5.2 5.2 0 1 0 1.6-3.75M2.8 2.8v2.7h2.7M8 5.2V8l2 1.3" />
    </>
  ),
  inbox: (
    <>
      <path d="M2.5 9.5 4.2 3.9a1.2 1.2 0 0 1 1.15-.9h5.3a1.2 1.2 0 0 1 1.15.9l1.7 5.6v2.2a1.5 1.5 0 0 1-1.5 1.5H4a1.5 1.5 0 0 1-1.5-1.5zM2.5 9.5h3.3l.8 1.7h2.8l.8-1.7h3.3" />
    </>
  ),
  info: (
    <>
      <circle cx="8" cy="8" r="6" />
      <path d="M8 7.5v3.3M8 5.2v.05" />
    </>
  ),
  key: (
    <>
      <circle cx="5" cy="11" r="2.7" />
      <path d="m7 9 6-6M10.5 5.5l2 2" />
    </>
  ),
  layout: (
    <>
      <rect x="2" y="2.5" width="4.5" height="4" rx="1" />
      <rect x="9.5" y="2.5" width="4.5" height="4" rx="1" />
      <rect x="2" y="9.5" width="4.5" height="4" rx="1" />
      <rect x="9.5" y="9.5" width="4.5" height="4" rx="1" />
    </>
  ),
  link: (
    <>
      <path d="M6.7 9.3a2.7 2.7 0 0 0 3.8 0l2.2-2.2a2.7 2.7 0 0 0-3.8-3.8l-.9.9M9.3 6.7a2.7 2.7 0 0 0-3.8 0L3.3 8.9a2.7 2.7 0 0 0 3.8 3.8l.9-.9" />
    </>
  ),
  lock: (
    <>
      <rect x="3.3" y="7" width="9.4" height="6.5" rx="1.5" />
      <path d="M5.3 7V5a2.7 2.7 0 0 1 5.4 0v2" />
    </>
  ),
  mail: (
    <>
      <rect x="2" y="3.5" width="12" height="9" rx="1.5" />
      <path d="m2.5 4.8 5.5 4 5.5-4" />
    </>
  ),
  minus: (
    <>
      <path d="M3 8h10" />
    </>
  ),
  money: (
    <>
      <rect x="2" y="4" width="12" height="8" rx="1.5" />
      <circle cx="8" cy="8" r="1.8" />
    </>
  ),
  nodes: (
    <>
      <rect x="1.8" y="3" width="4.4" height="4.4" rx="1.2" />
      <rect x="9.8" y="8.6" width="4.4" height="4.4" rx="1.2" />
      <path d="M6.2 5.2h1.3A1.5 1.5 0 0 1 9 6.7v2.6a1.5 1.5 0 0 0 .8 1.35" />
    </>
  ),
  note: (
    <>
      <path d="M3 3.8A1.3 1.3 0 0 1 4.3 2.5h7.4A1.3 1.3 0 0 1 13 3.8V9l-4.2 4.5H4.3A1.3 1.3 0 0 1 3 12.2zM13 9H9.8a1 1 0 0 0-1 1v3.5" />
    </>
  ),
  ok: (
    <>
      <circle cx="8" cy="8" r="6" />
      <path d="m5.3 8.2 1.9 1.9 3.5-3.9" />
    </>
  ),
  pause: (
    <>
      <path d="M5.5 3.5v9M10.5 3.5v9" />
    </>
  ),
  pencil: (
    <>
      <path d="m3 13 .7-3L10.6 3l2.4 2.4-7 6.9zM9.2 4.5l2.3 2.3" />
    </>
  ),
  phone: (
    <>
      <path d="M5.6 2.6 6.7 5.5 5.2 6.9a8.5 8.5 0 0 0 3.9 3.9l1.4-1.5 2.9 1.1v2a1.3 1.3 0 0 1-1.4 1.3A10.3 10.3 0 0 1 2.3 4a1.3 1.3 0 0 1 1.3-1.4z" />
    </>
  ),
  pin: (
    <>
      <path d="M8 14s4.6-4 4.6-7.5a4.6 4.6 0 0 0-9.2 0C3.4 10 8 14 8 14z" />
      <circle cx="8" cy="6.5" r="1.6" />
    </>
  ),
  play: (
    <>
      <path d="M5 3.2v9.6L12.6 8z" />
    </>
  ),
  plug: (
    <>
      <path d="M5.5 1.8v3M10.5 1.8v3M3.8 4.8h8.4v2.4a4.2 4.2 0 0 1-8.4 0zM8 11.4v2.8" />
    </>
  ),
  plus: (
    <>
      <path d="M8 3v10M3 8h10" />
    </>
  ),
  publish: (
    <>
      <path d="M8 10.5V2.8M4.9 5.7 8 2.6l3.1 3.1M2.5 10.2v1.6a1.7 1.7 0 0 0 1.7 1.7h7.6a1.7 1.7 0 0 0 1.7-1.7v-1.6" />
    </>
  ),
  redo: (
    <>
      <path d="m10.5 2.8 3 3-3 3M13.5 5.8h-7a3.7 3.7 0 0 0 0 7.4h3" />
    </>
  ),
  refresh: (
    <>
      <path d="M13 8a5 5 0 1 1-1.6-3.65M13 2.5v2.9h-2.9" />
    </>
  ),
  report: (
    <>
      <path d="M4.5 2.5h5l3 3v8h-8zM9.5 2.5v3h3M6.5 9h4M6.5 11.3h2.5" />
    </>
  ),
  rule: (
    <>
      <circle cx="4" cy="4" r="1.7" />
      <circle cx="4" cy="12" r="1.7" />
      <circle cx="12" cy="8" r="1.7" />
      <path d="M4 5.7v4.6M5.7 4h1.6A3 3 0 0 1 10.3 7v1" />
    </>
  ),
  search: (
    <>
      <circle cx="7" cy="7" r="4.25" />
      <path d="m10.2 10.2 3.3 3.3" />
    </>
  ),
  shield: (
    <>
      <path d="M8 2 13 3.8v3.7c0 3-2 5.3-5 6.5-3-1.2-5-3.5-5-6.5V3.8z" />
      <path d="m5.9 8 1.5 1.5 2.8-3" />
    </>
  ),
  skip: (
    <>
      <path d="m3 4 5 4-5 4zM11.5 4v8" />
    </>
  ),
  sliders: (
    <>
      <path d="M2 4.5h5.2M11.3 4.5H14M2 11.5h2.7M8.8 11.5H14" />
      <circle cx="9.25" cy="4.5" r="1.9" />
      <circle cx="6.75" cy="11.5" r="1.9" />
    </>
  ),
  sort: (
    <>
      <path d="M5 3v10M2.5 10.5 5 13l2.5-2.5M9.5 4h4M9.5 7.5h3M9.5 11h2" />
    </>
  ),
  spark: (
    <>
      <path d="M7 2.5 8.3 6 12 7.5 8.3 9 7 12.5 5.7 9 2 7.5 5.7 6zM12.5 10.5v3M11 12h3" />
    </>
  ),
  split: (
    <>
      <path d="M2 8h3.5c2.5 0 2.5-4 5-4H14M5.5 8c2.5 0 2.5 4 5 4H14M12 2l2 2-2 2M12 10l2 2-2 2" />
    </>
  ),
  swap: (
    <>
      <path d="M4.5 2.5v10.5M2 5l2.5-2.5L7 5M11.5 13.5V3M9 11l2.5 2.5L14 11" />
    </>
  ),
  syncs: (
    <>
      <path d="M2.5 5.5h10.5M10.5 3 13 5.5 10.5 8M13.5 10.5H3M5.5 8 3 10.5 5.5 13" />
    </>
  ),
  table: (
    <>
      <rect x="2" y="3" width="12" height="10" rx="1.5" />
      <path d="M2 6.3h12M2 9.7h12M6.5 6.3V13" />
    </>
  ),
  text: (
    <>
      <path d="M3.5 4.5v-1h9v1M8 3.5v9M6.3 12.5h3.4" />
    </>
  ),
  toggle: (
    <>
      <rect x="1.5" y="4.5" width="13" height="7" rx="3.5" />
      <circle cx="11" cy="8" r="1.6" />
    </>
  ),
  trash: (
    <>
      <path d="M2.8 4.3h10.4M6 4.3V2.8h4v1.5M4 4.3l.6 9.2h6.8l.6-9.2" />
    </>
  ),
  undo: (
    <>
      <path d="M5.5 2.8 2.5 5.8l3 3M2.5 5.8h7a3.7 3.7 0 0 1 0 7.4h-3" />
    </>
  ),
  user: (
    <>
      <circle cx="8" cy="5.3" r="2.7" />
      <path d="M2.8 13.4c.6-2.5 2.6-3.9 5.2-3.9s4.6 1.4 5.2 3.9" />
    </>
  ),
  users: (
    <>
      <circle cx="6" cy="5.6" r="2.4" />
      <path d="M1.8 13.2a4.3 4.3 0 0 1 8.4 0M10.6 3.4a2.4 2.4 0 0 1 0 4.4M12 9.6a4.3 4.3 0 0 1 2.2 3.6" />
    </>
  ),
  warn: (
    <>
      <path d="M8 2.3 14.3 13H1.7zM8 6.3v3.1M8 11.2v.05" />
    </>
  ),
  wmax: (
    <>
      <rect x="4" y="4" width="8" height="8" rx="1" strokeWidth="1" />
    </>
  ),
  wmin: (
    <>
      <path d="M4 8h8" strokeWidth="1" />
    </>
  ),
  wx: (
    <>
      <path d="m4 4 8 8M12 4l-8 8" strokeWidth="1" />
    </>
  ),
  x: (
    <>
      <path d="m4 4 8 8M12 4l-8 8" />
    </>
  ),
} satisfies { readonly [name: string]: ReactNode };

export type IconName = keyof typeof iconShapes;
