import { useEffect, useRef } from 'react';
import { Dialog as AriaDialog, Heading, Modal, ModalOverlay } from 'react-aria-components';
import { wordsOf } from '../words/words.ts';
import { Button } from './Button.tsx';
import { classes } from './classes.ts';
import { IconButton } from './IconButton.tsx';

export interface DialogProps {
  readonly title: string;
  readonly isOpen: boolean;
  readonly onClose: () => void;
  readonly children: React.ReactNode;
  /** Buttons at the foot. */
  readonly foot?: React.ReactNode;
  readonly width?: 'narrow' | 'wide';
}

/** What takes the focus when the part that had it goes: else Escape would not reach the dialog any more. */
function useFocusKept(): React.RefObject<HTMLElement | null> {
  const kept = useRef<HTMLElement | null>(null);
  useEffect(() => {
    if (document.activeElement === document.body) kept.current?.focus();
  });
  return kept;
}

/** A window over the dimmed view; Escape and a press beside it close it. */
export function Dialog({ title, isOpen, onClose, children, foot, width = 'narrow' }: DialogProps) {
  const kept = useFocusKept();
  return (
    <ModalOverlay className="scrim fixed" isOpen={isOpen} isDismissable onOpenChange={(open) => !open && onClose()}>
      <Modal className={classes('dialog', width === 'wide' && 'wide')}>
        <AriaDialog className="dialog-in" ref={kept}>
          <header>
            <Heading slot="title">{title}</Heading>
            <span className="grow" />
            <IconButton icon="x" label={wordsOf('controls')('close')} size="sm" iconSize={14} onPress={onClose} />
          </header>
          <div className="dialog-body">{children}</div>
          {foot !== undefined && <footer>{foot}</footer>}
        </AriaDialog>
      </Modal>
    </ModalOverlay>
  );
}

export interface AlertDialogProps {
  readonly title: string;
  readonly isOpen: boolean;
  readonly onClose: () => void;
  /** What will happen, in a sentence or two. */
  readonly children: React.ReactNode;
  /** The words of the button that does it. */
  readonly confirm: string;
  readonly onConfirm: () => void;
  readonly isDanger?: boolean;
  readonly isPending?: boolean;
}

/** A question that must be answered first. */
export function AlertDialog(props: AlertDialogProps) {
  const { title, isOpen, onClose, children, confirm, onConfirm, isDanger = false, isPending = false } = props;
  return (
    <ModalOverlay className="scrim fixed" isOpen={isOpen} onOpenChange={(open) => !open && onClose()}>
      <Modal className="dialog">
        <AriaDialog role="alertdialog" className="dialog-in">
          <header>
            <Heading slot="title">{title}</Heading>
          </header>
          <div className="dialog-body">{children}</div>
          <footer>
            <Button look="ghost" onPress={onClose} autoFocus={isDanger}>
              {wordsOf('controls')('cancel')}
            </Button>
            <Button
              look={isDanger ? 'danger' : 'primary'}
              onPress={onConfirm}
              isPending={isPending}
              autoFocus={!isDanger}
            >
              {confirm}
            </Button>
          </footer>
        </AriaDialog>
      </Modal>
    </ModalOverlay>
  );
}
