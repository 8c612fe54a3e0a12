import { defineConfig } from 'vitest/config';
import { reporter } from './engine/testing/reporter.ts';

if (Number(process.versions.node.split('.')[0]) < 24) {
  throw new Error(`vitest needs Node 24, this is ${process.version}: use "npm test", which brings Node 24 along.`);
}

/** Nothing in them keeps state or changes the process: their files share a process, and what they import is read once. */
const pure = ['engine/{core,model,protocol,run}/**/*.test.ts'];

const all = {
  pool: 'forks',
  testTimeout: 60_000,
  hookTimeout: 120_000,
  // Left to itself it gives up after a second, which a busy machine takes for less than what is waited for.
  expect: { poll: { timeout: 20_000 } },
} as const;

export default defineConfig({
  test: {
    reporters: ['default', reporter],
    // Left to itself it keeps a core free for typing.
    maxWorkers: '100%',
    projects: [
      { test: { ...all, name: 'pure', include: pure, isolate: false } },
      {
        test: {
          ...all,
          name: 'alone',
          include: ['{engine,electron,renderer}/**/*.test.{ts,tsx}'],
          exclude: pure,
          // They start processes and servers, which a busy machine may starve; what passes only the second time is named.
          retry: 1,
        },
      },
    ],
  },
});
