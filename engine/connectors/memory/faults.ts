import { Fault } from '../../model/fault.ts';
import type { Call, FaultSource, MemoryFault } from './options.ts';

const timeOut = (name: string) => ({
  code: 'memory/time-out',
  message: `${name} did not answer in time.`,
  fix: 'Wait; the next run looks what became of it.',
});

/** A time-out after which the call may have been carried out. */
export const unknownFault = (name: string): Fault => new Fault('unknown', timeOut(name));

/** A time-out of a call that changes nothing. */
export const readFault = (name: string): Fault => new Fault('transient', timeOut(name));

export const brokenFault = (name: string): Fault =>
  new Fault('transient', {
    code: 'memory/unavailable',
    message: `${name} is not available at the moment; nothing was processed.`,
    fix: 'Wait; it is tried again.',
  });

export const busyProblem = (name: string) => ({
  code: 'memory/too-many-requests',
  message: `${name} takes no more requests for now; nothing was processed.`,
  fix: 'Wait; it is tried again.',
});

export const busyFault = (name: string, afterMs: number): Fault =>
  new Fault('transient', busyProblem(name), { afterMs });

export const signInFault = (name: string): Fault =>
  new Fault('sign-in', {
    code: 'memory/sign-in',
    message: `${name} no longer accepts this sign-in.`,
    fix: 'Sign in again.',
  });

export const noObject = (name: string, object: string): Fault =>
  new Fault('setting', {
    code: 'memory/no-object',
    message: `${name} has no object "${object}".`,
    fix: 'Choose another object, or discover the system again.',
  });

export const noField = (name: string, object: string, field: string): Fault =>
  new Fault('setting', {
    code: 'memory/no-field',
    message: `"${object}" of ${name} has no field "${field}" any more.`,
    fix: 'Discover the system again and mend the field maps.',
  });

export const closedFault = (name: string): Fault =>
  new Fault('setting', {
    code: 'memory/closed',
    message: `The session with ${name} is closed.`,
    fix: 'Open it again.',
  });

/** The fault as it shows on a call that changes nothing; null where the call goes on. */
export function faultOfRead(name: string, fault: MemoryFault | null): Fault | null {
  if (fault === null) return null;
  switch (fault.kind) {
    case 'lost-request':
    case 'lost-answer':
    case 'cut-short':
      return readFault(name);
    case 'broken':
      return brokenFault(name);
    case 'later':
      return busyFault(name, fault.afterMs);
    case 'sign-in':
      return signInFault(name);
    case 'empty':
    case 'half':
    case 'repeats':
    case 'slow':
    case 'item-unknown':
    case 'item-refused':
      return null;
  }
}

/** Which calls a rule of a script is about; what is absent matches all. */
export interface ScriptedFault {
  readonly on: Partial<Pick<Call, 'name' | 'op' | 'page'>>;
  /** The nth call that matches, from 1. */
  readonly nth: number;
  readonly fault: MemoryFault;
}

/** Faults by explicit script: each rule strikes once. */
export function scriptedFaults(script: readonly ScriptedFault[]): FaultSource {
  const seen = script.map(() => 0);
  return (call) => {
    let struck: MemoryFault | null = null;
    script.forEach((rule, index) => {
      const { name = call.name, op = call.op, page = call.page } = rule.on;
      if (name !== call.name || op !== call.op || page !== call.page) return;
      const count = (seen[index] ?? 0) + 1;
      seen[index] = count;
      if (count === rule.nth) struck = rule.fault;
    });
    return struck;
  };
}

/** Faults by chance: each call fails with one of `faults` at rate `chance`, drawn from `random` in [0,1). */
export function randomFaults(chance: number, faults: readonly MemoryFault[], random: () => number): FaultSource {
  return () => {
    if (random() >= chance) return null;
    return faults[Math.floor(random() * faults.length)] ?? null;
  };
}
