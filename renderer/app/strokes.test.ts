import { describe, expect, test } from 'vitest';
import { capsOf, isPlain, type KeyPress, noneBegun, press, strokeOf } from './strokes.ts';

const pressed = (key: string, held: Partial<KeyPress> = {}): KeyPress => ({
  key,
  ctrlKey: false,
  metaKey: false,
  altKey: false,
  shiftKey: false,
  ...held,
});

describe('a stroke', () => {
  test('is written with Mod for Ctrl, and on a Mac for Command', () => {
    expect(strokeOf(pressed('k', { ctrlKey: true }), false)).toBe('Mod+K');
    expect(strokeOf(pressed('k', { metaKey: true }), true)).toBe('Mod+K');
    expect(strokeOf(pressed('k', { ctrlKey: true }), true)).toBe('Ctrl+K');
  });
  test('names Shift only where it does not make another character', () => {
    expect(strokeOf(pressed('?', { shiftKey: true }), false)).toBe('?');
    expect(strokeOf(pressed('Z', { ctrlKey: true, shiftKey: true }), false)).toBe('Mod+Shift+Z');
    expect(strokeOf(pressed('Enter', { shiftKey: true }), false)).toBe('Shift+Enter');
  });
  test('is none for a modifier alone', () => {
    expect(strokeOf(pressed('Shift', { shiftKey: true }), false)).toBeNull();
  });
  test('is plain when it can be typed into a text', () => {
    expect(isPlain('G')).toBe(true);
    expect(isPlain('Shift+G')).toBe(true);
    expect(isPlain('Mod+K')).toBe(false);
  });
});

describe('a sequence', () => {
  const shortcuts = [{ keys: ['G', 'S'] }, { keys: ['G', 'C'] }, { keys: ['S'] }, { keys: ['Mod+K'] }];
  test('is complete with its last stroke', () => {
    const [first, begun] = press(noneBegun, 'G', 100, shortcuts);
    expect(first).toBeNull();
    expect(press(begun, 'C', 300, shortcuts)).toEqual([{ keys: ['G', 'C'] }, noneBegun]);
  });
  test('is forgotten after a while, and the stroke counts by itself', () => {
    const [, begun] = press(noneBegun, 'G', 100, shortcuts);
    expect(press(begun, 'S', 5000, shortcuts)[0]).toEqual({ keys: ['S'] });
  });
  test('that goes on with something else begins anew with it', () => {
    const [, begun] = press(noneBegun, 'G', 100, shortcuts);
    expect(press(begun, 'Mod+K', 200, shortcuts)[0]).toEqual({ keys: ['Mod+K'] });
    expect(press(begun, 'X', 200, shortcuts)).toEqual([null, noneBegun]);
  });
});

describe('caps', () => {
  test('name the keys of the machine', () => {
    expect(capsOf(['Mod+Shift+Z'], false)).toEqual(['Ctrl', 'Shift', 'Z']);
    expect(capsOf(['Mod+K'], true)).toEqual(['⌘', 'K']);
    expect(capsOf(['G', 'S'], false)).toEqual(['G', 'S']);
    expect(capsOf(['+'], false)).toEqual(['+']);
    expect(capsOf(['ArrowUp'], false)).toEqual(['↑']);
  });
});
