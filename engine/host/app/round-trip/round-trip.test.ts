import { readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, onTestFinished, test } from 'vitest';
import { FlowId, MapId, SyncId } from '../../../model/ids.ts';
import { tryRoundTrip } from '../../../protocol/calls/round-trip.ts';
import { sampleWindow, windowInto } from '../../../testing/open-window.ts';

const flow = FlowId.parse('contacts');
const sync = SyncId.parse('contacts');

async function tried(rows: number | null, map: string | null = null) {
  const window = await sampleWindow();
  const asked = { flow, sync, rows, map: map === null ? null : MapId.parse(map) };
  const last = (await window.collect(tryRoundTrip, asked)).at(-1);
  if (last?.is !== 'done') throw new Error('It did not end.');
  return last;
}

describe('a try of real rows', () => {
  test('tells of every line and side how many values come back as they were, and samples of the others', async () => {
    const { names, rows, lines } = await tried(500);
    expect(rows).toEqual({ left: 500, right: 500 });
    for (const line of lines) {
      const lost = line.losses.reduce((sum, one) => sum + one.rows, 0);
      expect(line.unchanged + line.waiting + line.unread + lost).toBe(line.rows);
    }
    const status = lines.find((line) => line.map === 'status' && line.from === 'left');
    expect(names.left).not.toBe(names.right);
    expect(status?.losses.every((one) => one.isStuck && one.remedy !== '')).toBe(true);
    const phone = lines.find((line) => line.map === 'phone' && line.from === 'left');
    expect(phone?.losses[0]?.samples[0]).toMatchObject({ key: expect.any(String), before: [expect.any(String)] });
  });

  test('can be of one line, and of all rows', async () => {
    const { rows, lines } = await tried(null, 'birthday');
    expect(lines.every((line) => line.map === 'birthday')).toBe(true);
    expect(rows.left).toBeGreaterThan(1000);
    const stuck = lines.find((line) => line.from === 'left')?.losses.find((one) => one.isStuck);
    expect(stuck?.samples[0]?.detail).toEqual(expect.any(String));
  });

  test('of one line is not stopped by what is wrong elsewhere in the flow', async () => {
    const window = await sampleWindow();
    const file = join(window.folder, 'flows', 'contacts.json');
    const drawn = JSON.parse(readFileSync(file, 'utf8'));
    drawn.syncs[0].match.tiers = [];
    drawn.syncs[0].fields.push({ id: 'broken', left: 'No such field', right: 'Nor this one' });
    writeFileSync(file, JSON.stringify(drawn));
    const asked = { flow, sync, rows: 100 };
    const phone = await window.collect(tryRoundTrip, { ...asked, map: MapId.parse('phone') });
    expect(phone.at(-1)).toMatchObject({ is: 'done', rows: { left: 100, right: 100 } });
    await expect(window.collect(tryRoundTrip, { ...asked, map: MapId.parse('broken') })).rejects.toMatchObject({
      problem: { code: 'flow/problems' },
    });
    await expect(window.collect(tryRoundTrip, { ...asked, map: null })).rejects.toThrow();
  });

  test('is for those who draw flows', async () => {
    const { open } = await sampleWindow();
    const viewer = windowInto(open, { by: 'vera', role: 'viewer' });
    onTestFinished(viewer.close);
    await expect(viewer.collect(tryRoundTrip, { flow, sync, map: null, rows: 10 })).rejects.toMatchObject({
      problem: { code: 'role/not-allowed' },
    });
  });
});
