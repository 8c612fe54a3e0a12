import { useRef } from 'react';
import { Menu as AriaMenu, Header, MenuItem, MenuSection, MenuTrigger, Popover } from 'react-aria-components';
import { classes } from './classes.ts';
import { Icon } from './Icon.tsx';
import type { IconName } from './icon-shapes.tsx';
import { KeyCaps } from './KeyCaps.tsx';

export interface MenuEntry {
  readonly id: string;
  readonly label: string;
  readonly icon?: IconName;
  /** Drawn in place of the icon. */
  readonly mark?: React.ReactNode;
  readonly detail?: string;
  readonly keys?: readonly string[];
  readonly isDanger?: boolean;
  readonly isDisabled?: boolean;
  /** In a section where one is chosen. */
  readonly isOn?: boolean;
  readonly onAction: () => void;
}

export interface MenuPart {
  readonly id: string;
  readonly label?: string;
  readonly entries: readonly MenuEntry[];
}

const EntryItem = ({ entry }: { readonly entry: MenuEntry }) => (
  <MenuItem
    id={entry.id}
    textValue={entry.label}
    isDisabled={entry.isDisabled === true}
    onAction={entry.onAction}
    className={classes('menu-item', entry.isDanger === true && 'danger')}
  >
    {entry.mark ?? (entry.icon !== undefined && <Icon name={entry.icon} />)}
    <span className="ell">{entry.label}</span>
    {entry.detail !== undefined && <span className="detail ell">{entry.detail}</span>}
    {entry.keys !== undefined && <KeyCaps keys={entry.keys} />}
    <span className="tick">
      <Icon name="check" size={14} />
    </span>
  </MenuItem>
);

interface PartsProps {
  readonly label: string;
  readonly parts: readonly MenuPart[];
  readonly onClose?: () => void;
  readonly takesFocus?: boolean;
}

const Parts = ({ label, parts, onClose, takesFocus = false }: PartsProps) => (
  <AriaMenu
    className="menu-list"
    aria-label={label}
    {...(takesFocus ? { autoFocus: 'first' as const } : {})}
    {...(onClose === undefined ? {} : { onClose })}
  >
    {parts.map((part) => {
      const chosen = part.entries.filter((one) => one.isOn === true).map((one) => one.id);
      const choosing = part.entries.some((one) => one.isOn !== undefined);
      return (
        <MenuSection
          key={part.id}
          id={part.id}
          className="menu-part"
          aria-label={part.label ?? label}
          {...(choosing ? { selectionMode: 'single' as const, selectedKeys: chosen } : {})}
        >
          {part.label !== undefined && <Header className="menu-head">{part.label}</Header>}
          {part.entries.map((entry) => (
            <EntryItem key={entry.id} entry={entry} />
          ))}
        </MenuSection>
      );
    })}
  </AriaMenu>
);

/** A menu that the button in `trigger` opens. */
export function MenuButton({
  label,
  trigger,
  parts,
  side = 'bottom end',
  isOpen,
  onOpenChange,
}: {
  readonly label: string;
  readonly trigger: React.ReactNode;
  readonly parts: readonly MenuPart[];
  readonly side?: 'bottom start' | 'bottom end' | 'top start' | 'top end';
  /** Where something else opens it too, a key for example. */
  readonly isOpen?: boolean;
  readonly onOpenChange?: (isOpen: boolean) => void;
}) {
  return (
    <MenuTrigger
      {...(isOpen === undefined ? {} : { isOpen })}
      {...(onOpenChange === undefined ? {} : { onOpenChange })}
    >
      {trigger}
      <Popover className="menu-pop" placement={side} offset={4}>
        <Parts label={label} parts={parts} />
      </Popover>
    </MenuTrigger>
  );
}

/** A menu at a point of the window, as a right click opens it. */
export function MenuAt({
  label,
  at,
  parts,
  onClose,
}: {
  readonly label: string;
  readonly at: { readonly x: number; readonly y: number };
  readonly parts: readonly MenuPart[];
  readonly onClose: () => void;
}) {
  const point = useRef<HTMLSpanElement>(null);
  return (
    <>
      <span ref={point} style={{ position: 'fixed', left: at.x, top: at.y, width: 1, height: 1 }} />
      <Popover
        className="menu-pop"
        aria-label={label}
        triggerRef={point}
        isOpen
        onOpenChange={(isOpen) => !isOpen && onClose()}
        placement="bottom start"
        offset={0}
      >
        <Parts label={label} parts={parts} onClose={onClose} takesFocus />
      </Popover>
    </>
  );
}
