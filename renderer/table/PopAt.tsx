import { useRef } from 'react';
import { Dialog, Popover } from 'react-aria-components';

/** A small pane below a place in the window. */
export function PopAt({
  label,
  at,
  width,
  onClose,
  children,
}: {
  readonly label: string;
  readonly at: { readonly x: number; readonly y: number };
  readonly width: number;
  readonly onClose: () => void;
  readonly children: React.ReactNode;
}) {
  const point = useRef<HTMLSpanElement>(null);
  return (
    <>
      <span ref={point} style={{ position: 'fixed', left: at.x, top: at.y, width: 1, height: 1 }} />
      <Popover
        className="pop"
        triggerRef={point}
        isOpen
        onOpenChange={(isOpen) => !isOpen && onClose()}
        placement="bottom start"
        offset={0}
        style={{ width }}
      >
        <Dialog className="pop-in" aria-label={label}>
          {children}
        </Dialog>
      </Popover>
    </>
  );
}
