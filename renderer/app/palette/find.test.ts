import { describe, expect, test } from 'vitest';
import { find } from './find.ts';
import type { GroupName, Item } from './item.ts';

const item = (group: GroupName, label: string, detail = '', more: Partial<Item> = {}): Item => ({
  id: `${group} ${label}`,
  group,
  label,
  detail,
  mark: null,
  run: () => {},
  ...more,
});

const items = [
  item('syncs', 'Contacts and customers', 'Live'),
  item('syncs', 'Orders to invoices', 'Paused'),
  item('connections', 'ERP', 'has the object Customers'),
  ...[1, 2, 3, 4].map((number) => item('actions', `Preview customers ${number}`, '', { isQuiet: true })),
  item('screens', 'Connections'),
];

const labels = (typed: string, whole: GroupName | null = null): readonly string[] =>
  find(items, typed, whole).groups.flatMap((group) => group.hits.map((hit) => hit.item.label));

describe('the palette', () => {
  test('keeps the order of its groups and shows three of each', () => {
    expect(labels('cust')).toEqual([
      'Contacts and customers',
      'ERP',
      'Preview customers 1',
      'Preview customers 2',
      'Preview customers 3',
    ]);
    expect(find(items, 'cust', null).groups.at(-1)?.all).toBe(4);
  });
  test('chooses the best hit, whatever its group', () => {
    const found = find(items, 'conn', null);
    expect(found.groups.flatMap((group) => group.hits)[found.best]?.item.label).toBe('Connections');
  });
  test('looks into what stands behind a name, and says what it met there', () => {
    const [hit] = find(items, 'erp cust', null).groups.flatMap((group) => group.hits);
    expect(hit?.labelSpans).toEqual([[0, 3]]);
    expect(hit?.detailSpans).toEqual([[15, 19]]);
  });
  test('shows actions alone after ">", all of them', () => {
    expect(labels('> preview')).toHaveLength(4);
    expect(labels('>')).toHaveLength(4);
  });
  test('shows one group whole', () => {
    expect(labels('cust', 'actions')).toHaveLength(4);
  });
  test('leaves out what is quiet until something is typed', () => {
    expect(labels('')).not.toContain('Preview customers 1');
  });
  test('finds nothing where nothing fits', () => {
    expect(find(items, 'xyzzy', null)).toEqual({ groups: [], count: 0, best: -1 });
  });
});
