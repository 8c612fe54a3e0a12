import { defineConfig } from 'vitest/config';
import { skips } from './engine/testing/skips.ts';

if (Number(process.versions.node.split('.')[0]) < 24) {
  throw new Error(`vitest needs Node 24, this is ${process.version}: use "npm test", which brings Node 24 along.`);
}
export default defineConfig({
  test: {
    include: ['{engine,electron,renderer}/**/*.test.{ts,tsx}'],
    pool: 'forks',
    reporters: ['default', skips],
    testTimeout: 60_000,
    hookTimeout: 120_000,
  },
});
