import fc from 'fast-check';
import { expect, test } from 'vitest';
import { z } from 'zod';
import type { Connector, Outcome, Session } from '../../connectors/contract.ts';
import { Fault } from '../../model/fault.ts';
import { IntentId } from '../../model/ids.ts';
import { ObjectShape } from '../../model/shape.ts';
import { seeds } from '../../testing/seeds.ts';
import { key } from '../../testing/state-samples.ts';
import { redact, redactError } from './redact.ts';
import { shielded } from './shield.ts';

const secrets = { password: 'p@ss/wörd+1', token: 'tok' };

test('a secret is hidden as it is and in the forms that URLs, headers, JSON and dumps give it', () => {
  const { password } = secrets;
  const forms = [
    password,
    encodeURIComponent(password),
    encodeURIComponent(password).toLowerCase(),
    new URLSearchParams({ password }).toString(),
    Buffer.from(password).toString('base64'),
    Buffer.from(password).toString('base64url'),
    Buffer.from(password).toString('hex'),
    `postgres://ann:${encodeURIComponent(password)}@host/db`,
  ];
  for (const form of forms) expect(redact(`before ${form} after`, secrets)).toContain('***');
  expect(redact(`a ${password} b ${password} c tok`, secrets)).toBe('a *** b *** c ***');
  expect(redact(JSON.stringify({ a: 'say "hi"' }), { a: 'say "hi"' })).toBe('{"a":"***"}');
  expect(redact('nothing to hide', secrets)).toBe('nothing to hide');
  expect(redact('nothing to hide', { empty: '' })).toBe('nothing to hide');
});

test('of a sign-in header no stretch of the secret is left, wherever it starts', () => {
  const password = 'correct horse battery staple';
  for (const user of ['', 'a', 'ab', 'abc', 'someone@example.com']) {
    for (const after of ['', '!', '!!', '!!!']) {
      const header = Buffer.from(`${user}:${password}${after}`).toString('base64');
      const safe = redact(`Authorization: Basic ${header}`, { password });
      expect(safe).toContain('***');
      const left = safe
        .replace('Authorization: Basic ', '')
        .split('***')
        .map((part) => Buffer.from(part, 'base64').toString());
      for (const part of left) expect(password.includes(part.slice(-4)) && part.length > 3).toBe(false);
    }
  }
});

for (const seed of seeds(1, [1])) {
  test(`no form of a secret is left in any text, seed ${seed}`, () => {
    const secret = fc.string({ unit: 'binary', minLength: 1, maxLength: 24 }).filter((one) => !'***'.includes(one));
    fc.assert(
      fc.property(secret, fc.string(), fc.string(), (one, before, after) => {
        const safe = redact(`${before}${one}${after}${encodeURIComponent(one.toWellFormed())}`, { one });
        expect(safe.split('***').some((part) => part.includes(one)) && !`${before}${after}`.includes(one)).toBe(false);
      }),
      { seed },
    );
  });
}

test('errors keep their kind and lose the secret in words, causes and stack', () => {
  const { password } = secrets;
  const problem = { code: 'crm/sign-in', message: `no: ${password}`, fix: `try ${password}`, cause: `saw ${password}` };
  const inner = new Error(`inner ${password}`, { cause: password });
  const safe = redactError(new Fault('transient', problem, { cause: inner, afterMs: 50 }), secrets);
  expect(safe).toMatchObject({
    kind: 'transient',
    afterMs: 50,
    problem: { code: 'crm/sign-in', message: 'no: ***', fix: 'try ***', cause: 'saw ***' },
    cause: { message: 'inner ***', cause: { message: '***' } },
  });
  const plain = redactError(new TypeError(`bad ${password}`), secrets);
  expect([plain.name, plain.message, plain.stack?.includes(password)]).toEqual(['TypeError', 'bad ***', false]);
  const loop = new Error('loop');
  loop.cause = loop;
  expect(redactError(loop, secrets).message).toBe('loop');
});

const shape = ObjectShape.parse({
  object: 'people',
  label: 'People',
  fields: [],
  key: [],
  keyFrom: 'system',
  can: {
    since: true,
    removals: 'reported',
    create: true,
    update: true,
    remove: true,
    cas: { update: 'none', remove: 'none' },
    reservesKeys: true,
    correlates: false,
    findLagMs: 0,
    readMax: 1,
    writeMax: 1,
    times: false,
  },
});
const view = { shape, fields: [], modifiedAt: null };

/** A connector that tells its password wherever it can. */
function leaky(password: string, opens: boolean): Connector {
  const leak = (): never => {
    throw new Fault('refused', { code: 'crm/refused', message: `no ${password}`, fix: 'x' }, { cause: password });
  };
  const refused: Outcome = { kind: 'refused', problem: { code: 'crm/refused', message: password, fix: 'x' } };
  const session: Session = {
    identity: async () => leak(),
    clock: async () => leak(),
    objects: async () => ['people'],
    shape: async () => leak(),
    count: async () => leak(),
    scan: async function* () {
      yield { snapshots: [], removed: [] };
      leak();
    },
    since: async function* () {
      yield leak();
    },
    keys: () => leak(),
    read: async () => leak(),
    find: async () => leak(),
    reserve: async () => leak(),
    write: async () => [refused, { kind: 'done', snapshot: null }],
    close: async () => leak(),
  };
  return {
    kind: 'leaky',
    label: 'Leaky',
    settings: z.object({}),
    secrets: [],
    open: async () => (opens ? session : leak()),
    async *probe() {
      const problem = { code: 'crm/refused', message: `no ${password}`, fix: password, cause: password };
      yield { check: 'reach', state: 'failed', words: password, problem, ms: 1 };
      leak();
    },
  };
}

async function told(work: () => Promise<unknown>): Promise<string> {
  try {
    return JSON.stringify(await work());
  } catch (error) {
    return error instanceof Fault ? JSON.stringify([error.problem, error.message, String(error.cause)]) : 'not a fault';
  }
}

test('no method of a shielded session lets the secret out, and its answers are the same', async () => {
  const given = { password: 'p@ss/wörd+1' };
  const ambient = { now: () => '2026-01-01T00:00:00Z', folder: '.' };
  const drain = async (pages: AsyncIterable<unknown>) => {
    let count = 0;
    for await (const _ of pages) count += 1;
    return count;
  };
  const closed = await told(() => shielded(leaky(given.password, false)).open({}, given, ambient));
  const session = await shielded(leaky(given.password, true)).open({}, given, ambient);
  const write = { op: 'remove', intent: IntentId.parse('i'), key: key('1'), expect: { fields: {} } } as const;
  const calls = [
    () => session.identity(),
    () => session.clock(),
    () => session.shape('people'),
    () => drain(session.scan(view)),
    () => drain(session.since(view, null, 0)),
    () => drain(session.keys(view)),
    () => session.read(view, []),
    () => session.find(view, { correlation: '', fields: {} }, 1),
    () => session.reserve(view, 1),
    () => session.write(view, [write, write]),
    () => session.close(),
  ];
  for (const words of [closed, ...(await Promise.all(calls.map(told)))]) {
    expect(words).toContain('***');
    expect(words).not.toContain(given.password);
  }
  expect(await session.objects()).toEqual(['people']);
  expect((await session.write(view, [write, write]))[1]).toEqual({ kind: 'done', snapshot: null });
});
