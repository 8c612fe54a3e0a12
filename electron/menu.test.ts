import type { MenuItemConstructorOptions } from 'electron';
import { expect, test } from 'vitest';
import { noPolicy, Policy } from '../engine/model/policy.ts';
import { type MenuAction, type MenuState, menuTemplate } from './menu.ts';

const state: MenuState = { platform: 'linux', isPackaged: true, policy: noPolicy, theme: 'system' };

const flat = (items: readonly MenuItemConstructorOptions[]): readonly MenuItemConstructorOptions[] =>
  items.flatMap((item) => [item, ...(Array.isArray(item.submenu) ? flat(item.submenu) : [])]);

function menus(given: Partial<MenuState> = {}) {
  const chosen: MenuAction[] = [];
  const template = menuTemplate({ ...state, ...given }, (action) => chosen.push(action));
  const items = flat(template);
  return { chosen, template, items, labels: items.map((one) => one.label), roles: items.map((one) => one.role) };
}

test('no key means two things, and each choice says what it is for', () => {
  for (const platform of ['linux', 'darwin', 'win32'] as const) {
    const { items, chosen } = menus({ platform });
    const keys = items.flatMap((one) => one.accelerator ?? []);
    expect([...new Set(keys)]).toEqual(keys);
    const clicked = items.filter((one) => one.click !== undefined);
    for (const one of clicked) Reflect.apply(one.click ?? (() => {}), null, []);
    expect(chosen).toHaveLength(clicked.length);
  }
});

test('a Mac has its own menus; elsewhere Quit is in the first one', () => {
  expect(menus({ platform: 'darwin' }).template.map((one) => one.role ?? one.label)).toEqual([
    'appMenu',
    '&File',
    '&Edit',
    '&View',
    '&Go',
    'windowMenu',
    'help',
  ]);
  expect(menus().template[0]?.label).toBe('&File');
  expect(menus().labels).toContain('Quit Tandem');
});

test('tools of developers are not in the package', () => {
  expect(menus().roles).not.toContain('toggleDevTools');
  expect(menus({ isPackaged: false }).roles).toContain('toggleDevTools');
});

test('the keys of undo and redo reach the page, which undoes what was drawn', () => {
  const undoing = menus().items.filter((one) => one.role === 'undo' || one.role === 'redo');
  expect(undoing.map((one) => one.registerAccelerator)).toEqual([false, false]);
});

test('what IT set is shown as set by it', () => {
  const set = Policy.parse({ format: 1, setBy: 'Ops', workspace: '/srv/ws', updates: { server: 'https://u.example' } });
  const { items, labels } = menus({ policy: set });
  expect(items.find((one) => one.label?.startsWith('Open Workspace'))).toMatchObject({
    label: 'Open Workspace… (set by Ops)',
    enabled: false,
  });
  expect(labels).toContain('Look for Updates');
  expect(menus().items.find((one) => one.label === 'Updates Are Off')?.enabled).toBe(false);
});
