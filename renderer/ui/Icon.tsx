import { type IconName, iconShapes } from './icon-shapes.tsx';

/** An icon beside a word; it says nothing to screen readers. */
export function Icon({ name, size = 16 }: { readonly name: IconName; readonly size?: 12 | 14 | 16 | 20 }) {
  return (
    <svg className={size === 16 ? 'i' : `i i${size}`} viewBox="0 0 16 16" aria-hidden="true">
      {iconShapes[name]}
    </svg>
  );
}
