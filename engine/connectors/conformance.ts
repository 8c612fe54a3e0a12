import { afterEach, beforeEach, describe } from 'vitest';
import { keyTests } from '../testing/conformance/keys.ts';
import { type Bench, plainTraits, type System, type Traits } from '../testing/conformance/people.ts';
import { probeTests } from '../testing/conformance/probes.ts';
import { raceTests } from '../testing/conformance/races.ts';
import { readTests } from '../testing/conformance/reads.ts';
import { sessionTests } from '../testing/conformance/sessions.ts';
import { sinceTests } from '../testing/conformance/since.ts';
import { valueTests } from '../testing/conformance/values.ts';
import { batchTests, writeTests } from '../testing/conformance/write-tests.ts';
import type { Session } from './contract.ts';

/**
 * The suite that every connector joins: it proves the promises of `contract.ts` on a system that other people edit too.
 * @param name the connector's kind, as the tests name it
 * @param make gives a fresh system with an object of people and nobody in it; called once per test
 * @param traits what this system cannot hold; all of it is demanded unless said here
 */
export function conformance(name: string, make: () => Promise<System>, traits: Partial<Traits> = {}): void {
  const all: Traits = { ...plainTraits, ...traits };
  describe(`${name} keeps the promises of a connector`, () => {
    let system: System | undefined;
    let sessions: Session[] = [];

    beforeEach(async () => {
      system = await make();
    });
    afterEach(async () => {
      await Promise.allSettled(sessions.map((session) => session.close()));
      sessions = [];
      await system?.dispose();
      system = undefined;
    });

    const bench = (): Bench => {
      if (system === undefined) throw new Error('The system is there only while a test runs.');
      const held = system;
      return {
        system: held,
        traits: all,
        open: async () => {
          const session = await held.open();
          sessions.push(session);
          return session;
        },
      };
    };

    sessionTests(bench, all);
    probeTests(bench, all);
    readTests(bench, all);
    keyTests(bench, all);
    valueTests(bench, all);
    writeTests(bench, all);
    batchTests(bench, all);
    sinceTests(bench, all);
    raceTests(bench, all);
  });
}
