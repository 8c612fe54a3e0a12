/** Colours of the theme as the canvas takes them. */
export interface Colours {
  readonly left: string;
  readonly leftSoft: string;
  readonly right: string;
  readonly rightSoft: string;
  readonly grid: string;
  readonly axis: string;
  readonly ink: string;
  readonly selected: string;
  readonly selectedLine: string;
  readonly needs: string;
  readonly needsFill: string;
  readonly failed: string;
  readonly failedFill: string;
}

const soft = (line: string): string => `color-mix(in srgb, var(${line}) 62%, var(--bg-surface))`;

const names = {
  left: 'var(--left-line)',
  leftSoft: soft('--left-line'),
  right: 'var(--right-line)',
  rightSoft: soft('--right-line'),
  grid: 'var(--border-faint)',
  axis: 'var(--border-strong)',
  ink: 'var(--text-3)',
  selected: 'var(--bg-selected)',
  selectedLine: 'var(--accent-border)',
  needs: 'var(--needs-text)',
  needsFill: 'var(--needs-tint)',
  failed: 'var(--failed-text)',
  failedFill: 'var(--failed-tint)',
} as const satisfies Record<keyof Colours, string>;

/** Reads the colours as they are within an element now: a canvas knows no custom properties. */
export function coloursIn(within: HTMLElement): Colours {
  const probe = document.createElement('span');
  within.append(probe);
  const read = (name: keyof Colours): string => {
    probe.style.color = names[name];
    return getComputedStyle(probe).color;
  };
  const colours: Colours = {
    left: read('left'),
    leftSoft: read('leftSoft'),
    right: read('right'),
    rightSoft: read('rightSoft'),
    grid: read('grid'),
    axis: read('axis'),
    ink: read('ink'),
    selected: read('selected'),
    selectedLine: read('selectedLine'),
    needs: read('needs'),
    needsFill: read('needsFill'),
    failed: read('failed'),
    failedFill: read('failedFill'),
  };
  probe.remove();
  return colours;
}

/** Calls `then` whenever the theme may have changed. @returns what ends it */
export function onTheme(then: () => void): () => void {
  const dark = matchMedia('(prefers-color-scheme: dark)');
  dark.addEventListener('change', then);
  const chosen = new MutationObserver(then);
  chosen.observe(document.documentElement, { attributes: true, attributeFilter: ['data-theme'] });
  return () => {
    dark.removeEventListener('change', then);
    chosen.disconnect();
  };
}
