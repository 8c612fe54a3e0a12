import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { noPolicy, policyFile } from '../engine/model/policy.ts';
import { testFolder } from '../engine/testing/fresh-store.ts';
import { readPolicy } from './policy.ts';

function read(text: string) {
  const file = join(testFolder(), 'policy.json');
  writeFileSync(file, text);
  return readPolicy(file);
}

test('without a file of IT nothing is set, and no update is ever looked for', () => {
  expect(readPolicy(join(testFolder(), 'policy.json'))).toEqual({ policy: noPolicy, problem: null });
  expect(noPolicy.updates).toBe(null);
});

test('what IT sets counts', () => {
  const { policy, problem } = read(
    '{"format":1,"setBy":"Ops","updates":{"server":"https://updates.example/tandem"},"workspace":"/srv/ws","links":false}',
  );
  expect(problem).toBe(null);
  expect(policy).toEqual({
    format: 1,
    setBy: 'Ops',
    updates: { server: 'https://updates.example/tandem', install: true },
    workspace: '/srv/ws',
    links: false,
    background: true,
  });
});

test('a file that is wrong is told, and only what is safe in any case is allowed', () => {
  for (const wrong of [
    'no json',
    '{"format":2}',
    '{"format":1,"link":false}',
    '{"format":1,"updates":{"server":"http://updates.example"}}',
  ]) {
    const { policy, problem } = read(wrong);
    expect([wrong, problem?.code]).toEqual([wrong, 'policy/wrong']);
    expect(policy).toMatchObject({ updates: null, links: false, background: false });
  }
});

test('the file lies where only administrators write', () => {
  expect(policyFile({ platform: 'linux', env: {} })).toBe('/etc/tandem/policy.json');
  expect(policyFile({ platform: 'darwin', env: {} })).toBe('/Library/Application Support/Tandem/policy.json');
  const env = { ProgramFiles: 'D:\\Programs' };
  expect(policyFile({ platform: 'win32', env })).toBe('D:\\Programs\\Tandem\\policy.json');
});
