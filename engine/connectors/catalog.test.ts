import { expect, test } from 'vitest';
import { Fault } from '../model/fault.ts';
import { catalog, connectorOf } from './catalog.ts';

test('every kind of the catalog loads a connector of that kind and label', async () => {
  for (const { kind, label } of Object.values(catalog())) {
    expect(await connectorOf(kind)).toMatchObject({ kind, label });
  }
});

test('a kind that is not in the catalog is a fault that names those that are', async () => {
  const asked = connectorOf('telepathy');
  await expect(asked).rejects.toBeInstanceOf(Fault);
  await expect(asked).rejects.toMatchObject({ kind: 'setting', problem: { fix: expect.stringContaining('postgres') } });
});
