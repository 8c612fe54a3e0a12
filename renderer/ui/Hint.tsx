import { Tooltip, TooltipTrigger } from 'react-aria-components';
import { KeyCaps } from './KeyCaps.tsx';

/** A tooltip for the one focusable thing inside; shown on hover and on focus by keyboard. */
export function Hint({
  text,
  keys,
  children,
}: {
  readonly text: React.ReactNode;
  readonly keys?: readonly string[];
  readonly children: React.ReactNode;
}) {
  return (
    <TooltipTrigger delay={600} closeDelay={0}>
      {children}
      <Tooltip className="tip" offset={6}>
        {text}
        {keys !== undefined && <KeyCaps keys={keys} />}
      </Tooltip>
    </TooltipTrigger>
  );
}
