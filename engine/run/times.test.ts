import { expect, test } from 'vitest';
import { ann, annRight, duets } from '../testing/duets.ts';

const duet = duets();

test('a change tells when the record was edited whose values it carries, and nothing of a record that nobody edited', async () => {
  const d = duet();
  const left = d.add('left', ann);
  d.add('right', annRight);
  await d.run();
  d.wait(60_000);
  const editedAt = d.now();
  d.edit('left', left, { city: 'Ulm' });
  d.wait(60_000);
  const [change] = (await d.preview()).changes;
  expect(change?.writes).toHaveLength(1);
  expect(Date.parse(change?.editedAt?.left ?? '')).toBeCloseTo(Date.parse(editedAt), -4);
});
