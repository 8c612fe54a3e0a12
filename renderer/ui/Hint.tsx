import { Tooltip, TooltipTrigger } from 'react-aria-components';
import { KeyCaps } from './KeyCaps.tsx';

const name = 'Hints';

/** Where hints are drawn: within a landmark, so that whoever goes from region to region finds them too. */
function hints(): HTMLElement {
  const known = document.querySelector<HTMLElement>(`body > section[aria-label="${name}"]`);
  if (known !== null) return known;
  const place = document.createElement('section');
  place.ariaLabel = name;
  document.body.append(place);
  return place;
}

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
      <Tooltip className="tip" offset={6} UNSTABLE_portalContainer={hints()}>
        {text}
        {keys !== undefined && <KeyCaps keys={keys} />}
      </Tooltip>
    </TooltipTrigger>
  );
}
