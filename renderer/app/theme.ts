import { create } from 'zustand';

/** `system` follows the system. */
export type Theme = 'system' | 'light' | 'dark';

const place = 'tandem.theme';

const read = (kept: string | null): Theme => (kept === 'light' || kept === 'dark' ? kept : 'system');

export const useTheme = create<{ readonly theme: Theme }>(() => ({ theme: read(localStorage.getItem(place)) }));

function draw(theme: Theme): void {
  if (theme === 'system') delete document.documentElement.dataset['theme'];
  else document.documentElement.dataset['theme'] = theme;
}

/** Takes a theme and keeps it for this browser. */
export function chooseTheme(theme: Theme): void {
  if (theme === 'system') localStorage.removeItem(place);
  else localStorage.setItem(place, theme);
  useTheme.setState({ theme });
  draw(theme);
}

/** Draws the theme that was kept. */
export const startTheme = (): void => draw(useTheme.getState().theme);
