import { useContext } from 'react';
import { DialogTrigger, OverlayTriggerStateContext, Popover, type PopoverProps } from 'react-aria-components';

type Inside = React.ReactNode | ((close: () => void) => React.ReactNode);

function Content({ children }: { readonly children: Inside }) {
  const state = useContext(OverlayTriggerStateContext);
  return <div className="pop-in">{typeof children === 'function' ? children(() => state?.close()) : children}</div>;
}

/**
 * A small pane that the button in `trigger` opens beside itself. The pane is the dialog: what React Aria adds to it for screen
 * readers would lie outside of one within.
 */
export function PopoverButton({
  label,
  trigger,
  children,
  placement = 'bottom start',
  width,
}: {
  readonly label: string;
  readonly trigger: React.ReactNode;
  /** What is inside; given what closes it. */
  readonly children: Inside;
  readonly placement?: PopoverProps['placement'] & string;
  readonly width?: number;
}) {
  return (
    <DialogTrigger>
      {trigger}
      <Popover
        className="pop"
        aria-label={label}
        placement={placement}
        offset={6}
        style={width === undefined ? {} : { width }}
      >
        <Content>{children}</Content>
      </Popover>
    </DialogTrigger>
  );
}
