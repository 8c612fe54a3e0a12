import type { Reporter, TestModule } from 'vitest/node';

/** Tests that need the desktop binary say so in their names; it is not everywhere. */
const mayBeSkipped = /Electron binary/u;

const skippedOf = (modules: readonly TestModule[]): readonly string[] =>
  modules.flatMap((module) => [...module.children.allTests('skipped')].map((one) => one.fullName));

const flakyOf = (modules: readonly TestModule[]): readonly string[] =>
  modules.flatMap((module) =>
    [...module.children.allTests('passed')]
      .filter((one) => one.diagnostic()?.flaky === true)
      .map((one) => one.fullName),
  );

const listed = (title: string, names: readonly string[]): void => {
  if (names.length > 0) process.stdout.write(`\n${title}:\n${names.map((name) => `  ${name}\n`).join('')}`);
};

/**
 * Names every test that passed only the second time, and every skipped test at the end of a run. With `TANDEM_NO_SKIPS` set, as `.ci/run` does, a test that was skipped for
 * any other reason than a missing desktop binary fails the run: nothing is left out in silence.
 */
export const reporter: Reporter = {
  onTestRunEnd(modules) {
    const skipped = skippedOf(modules);
    listed('Passed only the second time', flakyOf(modules));
    listed('Skipped', skipped);
    const isStrict = process.env['TANDEM_NO_SKIPS'] !== undefined;
    if (isStrict && skipped.some((name) => !mayBeSkipped.test(name))) {
      process.stdout.write('A test was skipped that must run here.\n');
      process.exitCode = 1;
    }
  },
};
