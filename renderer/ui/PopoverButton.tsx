import { Dialog, DialogTrigger, Popover, type PopoverProps } from 'react-aria-components';

/** A small pane that the button in `trigger` opens beside itself. */
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
  readonly children: React.ReactNode | ((close: () => void) => React.ReactNode);
  readonly placement?: PopoverProps['placement'] & string;
  readonly width?: number;
}) {
  return (
    <DialogTrigger>
      {trigger}
      <Popover className="pop" placement={placement} offset={6} style={width === undefined ? {} : { width }}>
        <Dialog className="pop-in" aria-label={label}>
          {({ close }) => (typeof children === 'function' ? children(close) : children)}
        </Dialog>
      </Popover>
    </DialogTrigger>
  );
}
