import { expect, test } from 'vitest';
import { checks, type Finding } from '../../connectors/contract.ts';
import { type Bench, people, scanAll, type Traits, viewOf } from './people.ts';

async function all(findings: AsyncIterable<Finding>): Promise<readonly Finding[]> {
  const found: Finding[] = [];
  for await (const one of findings) found.push(one);
  return found;
}

const states = (found: readonly Finding[]): readonly string[] => found.map((one) => one.state);

/** The test of a connection, and the count of records. */
export function probeTests(bench: () => Bench, traits: Traits): void {
  test('a probe finds every check fine or without object, in order, and says in words what it found', async () => {
    const { system } = bench();
    const found = await all(system.probe([]));
    expect(found.map((one) => one.check)).toEqual(checks);
    expect(states(found)).not.toContain('failed');
    for (const one of found) {
      expect(one.words).not.toBe('');
      expect(one.ms).toBeGreaterThanOrEqual(0);
    }
  });

  test('a probe changes nothing', async () => {
    const { system } = bench();
    await system.behind.insert(people(traits, 1, 3));
    const session = await bench().open();
    const view = await viewOf(bench(), session);
    const before = await scanAll(session, view);
    await all(system.probe([system.object]));
    expect(await scanAll(session, view)).toEqual(before);
  });

  test('what a probe says of writing is what the shape says, and it fails for an object that cannot be written', async () => {
    const { system } = bench();
    const session = await bench().open();
    const { can } = await session.shape(system.object);
    const write = (await all(system.probe([system.object]))).find((one) => one.check === 'write');
    expect(write?.state).toBe(can.create || can.update ? 'fine' : 'failed');
    const other = (await all(system.probe(['no-such-object']))).find((one) => one.check === 'write');
    expect(other).toMatchObject({ state: 'failed', problem: { message: expect.stringContaining('no-such-object') } });
    expect(other?.problem?.fix).not.toBe('');
  });

  test('a probe of a system that is not there fails at once with the remedy, and skips the rest', async () => {
    const [reach, ...rest] = await all(bench().system.probe([], true));
    expect(reach).toMatchObject({ check: 'reach', state: 'failed' });
    expect(reach?.problem?.fix).not.toBe('');
    expect(new Set(states(rest))).toEqual(new Set(['skipped']));
    expect(rest).toHaveLength(checks.length - 1);
  });

  test('records are counted as they are', async () => {
    const { system } = bench();
    const session = await bench().open();
    await system.behind.insert(people(traits, 1, 7));
    expect(await session.count(system.object)).toEqual({ records: 7, exact: true });
  });
}
