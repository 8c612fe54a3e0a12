import { useEffect, useRef } from 'react';
import { create } from 'zustand';
import type { IconName } from '../ui/icon-shapes.tsx';
import { type Begun, capsOf, isPlain, type Keys, noneBegun, press, strokeOf } from './strokes.ts';

/** Something that can be done now: by its keys, from the sheet of all keys, and from the palette. */
export interface Action {
  readonly id: string;
  readonly label: string;
  /** The heading of the sheet under which it stands: "Anywhere", or a screen, in the language of the window. */
  readonly place: string;
  readonly icon?: IconName;
  /** None: it is reached from the palette only. */
  readonly keys?: Keys;
  readonly run: () => void;
  /** Of no use in the palette: moving a cursor, for example. */
  readonly isForKeysOnly?: boolean;
  /** Also while a text box has the focus. Keys that no text can hold always do. */
  readonly inTextBoxes?: boolean;
  /** Before what has the focus hears of it: choices and lists keep keys with Ctrl for themselves. One stroke only. */
  readonly isFirst?: boolean;
}

interface Registry {
  readonly lists: readonly { readonly owner: string; readonly actions: readonly Action[] }[];
}

/** Every action of what is on screen, the newest screen first. */
export const useRegistry = create<Registry>(() => ({ lists: [] }));

export const isMac = /Mac|iPhone|iPad/.test(navigator.userAgent);

/** The caps of a shortcut on this machine. */
export const caps = (keys: Keys): readonly string[] => capsOf(keys, isMac);

function put(owner: string, actions: readonly Action[] | null): void {
  useRegistry.setState(({ lists }) => {
    const others = lists.filter((one) => one.owner !== owner);
    return { lists: actions === null ? others : [{ owner, actions }, ...others] };
  });
}

/**
 * Makes actions available as long as the component that calls it is on screen.
 * @param owner its name, unlike that of any other owner
 */
export function useActions(owner: string, actions: readonly Action[]): void {
  const now = useRef(actions);
  now.current = actions;
  // What an action is called and how it is reached; what it does is looked up when it is done.
  const shape = JSON.stringify(actions.map(({ run: _, ...rest }) => rest));
  // biome-ignore lint/correctness/useExhaustiveDependencies: `shape` stands for `actions`
  useEffect(() => {
    put(
      owner,
      now.current.map((one) => ({
        ...one,
        run: () => now.current.find(({ id }) => id === one.id)?.run(),
      })),
    );
    return () => put(owner, null);
  }, [owner, shape]);
}

const isTextBox = (target: EventTarget | null): boolean =>
  target instanceof HTMLElement &&
  (target.isContentEditable ||
    target.closest('textarea, select, [role=textbox], [role=combobox], [role=searchbox]') !== null ||
    (target instanceof HTMLInputElement && !['checkbox', 'radio', 'button', 'range'].includes(target.type)));

/** A dialog, menu or open list takes all plain keys for itself; a list that is part of a screen takes only those that move in it. */
const isInside = (target: EventTarget | null): boolean =>
  target instanceof Element &&
  target.closest('[role=dialog], [role=alertdialog], [role=menu], [role=listbox]:not(.vlist)') !== null;

const hasKeys = (action: Action): action is Action & { readonly keys: Keys } => action.keys !== undefined;

const known = (): readonly (Action & { readonly keys: Keys })[] =>
  useRegistry
    .getState()
    .lists.flatMap((list) => list.actions)
    .filter(hasKeys);

/** Does what comes before everything else on screen; a dialog on top of it keeps its keys. */
function takeFirst(event: KeyboardEvent): void {
  if (event.isComposing || isInside(event.target)) return;
  const stroke = strokeOf(event, isMac);
  if (stroke === null) return;
  const [hit] = press(
    noneBegun,
    stroke,
    event.timeStamp,
    known().filter((one) => one.isFirst === true),
  );
  if (hit === null) return;
  event.preventDefault();
  event.stopPropagation();
  hit.run();
}

/** Listens to the keyboard of the window. @returns what ends it */
export function listenToKeys(): () => void {
  let begun: Begun = noneBegun;
  const take = (event: KeyboardEvent): void => {
    if (event.defaultPrevented || event.isComposing) return;
    const stroke = strokeOf(event, isMac);
    if (stroke === null) return;
    const rests = isPlain(stroke) && (isTextBox(event.target) || isInside(event.target));
    const actions = known().filter((one) => !rests || one.inTextBoxes === true);
    const [hit, next] = press(begun, stroke, event.timeStamp, actions);
    begun = next;
    if (hit === null) return;
    event.preventDefault();
    hit.run();
  };
  window.addEventListener('keydown', takeFirst, { capture: true });
  window.addEventListener('keydown', take);
  return () => {
    window.removeEventListener('keydown', takeFirst, { capture: true });
    window.removeEventListener('keydown', take);
  };
}
