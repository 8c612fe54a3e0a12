import { useState } from 'react';
import { Button } from '../ui/Button.tsx';
import { AlertDialog, Dialog } from '../ui/Dialog.tsx';
import { Drawer } from '../ui/Drawer.tsx';
import { MenuAt, MenuButton, type MenuPart } from '../ui/Menu.tsx';
import { PopoverButton } from '../ui/PopoverButton.tsx';
import { toast } from '../ui/toasts.ts';
import { Bench, longText, Shelf } from './Bench.tsx';

const nothing = (): void => {};

const parts: readonly MenuPart[] = [
  {
    id: 'do',
    entries: [
      { id: 'open', label: 'Open', icon: 'ext', keys: ['Enter'], onAction: nothing },
      { id: 'copy', label: 'Duplicate', icon: 'copy', onAction: nothing },
      { id: 'later', label: 'Not now', icon: 'clock', isDisabled: true, onAction: nothing },
    ],
  },
  {
    id: 'order',
    label: 'Order',
    entries: [
      { id: 'name', label: 'By name', isOn: true, onAction: nothing },
      { id: 'age', label: 'By age', isOn: false, onAction: nothing },
    ],
  },
  { id: 'end', entries: [{ id: 'remove', label: 'Remove', icon: 'trash', isDanger: true, onAction: nothing }] },
];

type Open = 'dialog' | 'wide' | 'alert' | 'drawer' | 'beside' | 'menu' | null;

export function Overlays() {
  const [open, setOpen] = useState<Open>(null);
  const close = (): void => setOpen(null);
  return (
    <Bench name="Menus, dialogs, drawers, messages">
      <Shelf name="menu">
        <MenuButton label="What can be done" trigger={<Button after="chev-d">Menu</Button>} parts={parts} />
        <Button onPress={() => setOpen('menu')}>Menu at a point</Button>
        {open === 'menu' && <MenuAt label="Here" at={{ x: 400, y: 300 }} parts={parts} onClose={close} />}
        <PopoverButton label="More about it" trigger={<Button>Popover</Button>} width={280}>
          {longText}
        </PopoverButton>
      </Shelf>
      <Shelf name="dialog">
        <Button onPress={() => setOpen('dialog')}>Dialog</Button>
        <Button onPress={() => setOpen('wide')}>Wide dialog</Button>
        <Button onPress={() => setOpen('alert')}>Question</Button>
        <Dialog
          title="A dialog"
          isOpen={open === 'dialog'}
          onClose={close}
          foot={<Button onPress={close}>Done</Button>}
        >
          {longText}
        </Dialog>
        <Dialog title="A wide dialog" width="wide" isOpen={open === 'wide'} onClose={close}>
          {longText}
        </Dialog>
        <AlertDialog
          title="Remove it?"
          isOpen={open === 'alert'}
          onClose={close}
          confirm="Remove"
          onConfirm={close}
          isDanger
        >
          It cannot be brought back.
        </AlertDialog>
      </Shelf>
      <Shelf name="drawer">
        <Button onPress={() => setOpen('drawer')}>Drawer</Button>
        <Button onPress={() => setOpen('beside')}>Drawer beside</Button>
        <Drawer
          title="A drawer"
          isOpen={open === 'drawer'}
          onClose={close}
          foot={<Button onPress={close}>Done</Button>}
        >
          {longText}
        </Drawer>
        <Drawer title="Beside" isOpen={open === 'beside'} onClose={close} isModal={false}>
          {longText}
        </Drawer>
      </Shelf>
      <Shelf name="message">
        <Button onPress={() => toast({ title: 'Removed', action: { label: 'Undo', onAction: nothing } })}>
          With undo
        </Button>
        <Button onPress={() => toast({ title: 'Done', detail: '182 records, 4 seconds', look: 'done' })}>Done</Button>
        <Button onPress={() => toast({ title: 'It did not work', detail: longText, look: 'fail' })}>Failed</Button>
      </Shelf>
    </Bench>
  );
}
