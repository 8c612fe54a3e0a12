import { useEffect, useId, useRef } from 'react';
import { Dialog as AriaDialog, Heading, Modal, ModalOverlay } from 'react-aria-components';
import { wordsOf } from '../words/words.ts';
import { IconButton } from './IconButton.tsx';

export interface DrawerProps {
  readonly title: React.ReactNode;
  readonly isOpen: boolean;
  readonly onClose: () => void;
  readonly children: React.ReactNode;
  readonly foot?: React.ReactNode;
  readonly width?: number;
  /** False: what lies beside it can be used meanwhile. It then needs a positioned ancestor. */
  readonly isModal?: boolean;
}

function Inside({ title, onClose, children, foot, heading }: DrawerProps & { readonly heading: React.ReactNode }) {
  return (
    <>
      <header>
        {heading ?? title}
        <span className="grow" />
        <IconButton icon="x" label={wordsOf('controls')('close')} size="sm" iconSize={14} onPress={onClose} />
      </header>
      <div className="in scrolls">{children}</div>
      {foot !== undefined && <footer className="footbar">{foot}</footer>}
    </>
  );
}

function Beside(props: DrawerProps) {
  const { title, onClose, width = 320 } = props;
  const name = useId();
  const pane = useRef<HTMLElement>(null);
  useEffect(() => pane.current?.focus(), []);
  return (
    <aside
      ref={pane}
      className="drawer slides"
      style={{ width }}
      tabIndex={-1}
      aria-labelledby={name}
      onKeyDown={(event) => {
        if (event.key !== 'Escape') return;
        event.stopPropagation();
        onClose();
      }}
    >
      <Inside {...props} heading={<h2 id={name}>{title}</h2>} />
    </aside>
  );
}

/** A pane that comes in from the right. */
export function Drawer(props: DrawerProps) {
  const { title, isOpen, onClose, width = 320, isModal = true } = props;
  if (!isModal) return isOpen ? <Beside {...props} /> : null;
  return (
    <ModalOverlay className="scrim fixed" isOpen={isOpen} isDismissable onOpenChange={(open) => !open && onClose()}>
      <Modal className="drawer slides" style={{ width }}>
        <AriaDialog className="drawer-in">
          <Inside {...props} heading={<Heading slot="title">{title}</Heading>} />
        </AriaDialog>
      </Modal>
    </ModalOverlay>
  );
}
