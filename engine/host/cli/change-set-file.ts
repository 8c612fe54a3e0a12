import { createHash } from 'node:crypto';
import { readFileSync } from 'node:fs';
import type { z } from 'zod';
import { canonicalJson } from '../../core/values/hash.ts';
import type { Change } from '../../model/change.ts';
import {
  ChangeSetEnd,
  ChangeSetEntry,
  ChangeSetHead,
  changeSetFormat,
  type SyncTotals,
} from '../../model/change-set.ts';
import type { Plan } from '../../model/plan.ts';
import { changeIdOf, entryOf } from '../../run/change-set.ts';
import { Failure } from './failure.ts';
import { lineFile } from './line-file.ts';

/** Writes a change set line by line; the file is there, whole, once `end` was called. */
export interface ChangeSetWriter {
  /** @param shown the change as people read it */
  add(change: Change, shown: Change): void;
  end(syncs: { readonly [sync: string]: SyncTotals }): ChangeSetEnd;
  /** Leaves nothing behind, unless `end` was called. */
  abandon(): void;
}

/** The lines of a change set, each without its end, in the order in which they are asked for. */
export interface ChangeSetText {
  readonly head: string;
  entry(entry: ChangeSetEntry): string;
  end(syncs: { readonly [sync: string]: SyncTotals }): { readonly line: string; readonly end: ChangeSetEnd };
}

/**
 * A change set as JSON Lines: what it was made from, one line for each change in the order in which a run applies them, and
 * totals with the hash of all lines before. The same changes give the same bytes.
 * @param isMasked values in it are hidden, so that it can be looked at but not carried out
 */
export function changeSetText(plan: Plan, isMasked = false): ChangeSetText {
  const hash = createHash('sha256');
  let changes = 0;
  const line = (of: object): string => {
    const text = canonicalJson(of);
    hash.update(`${text}\n`);
    return text;
  };
  const head: ChangeSetHead = { changeSet: changeSetFormat, flow: plan.flow, plan: plan.hash };
  return {
    head: line(isMasked ? { ...head, masked: true } : head),
    entry: (entry) => {
      changes += 1;
      return line(entry);
    },
    end: (syncs) => {
      const end: ChangeSetEnd = { changes, syncs: { ...syncs }, sha256: hash.digest('hex') };
      return { line: canonicalJson(end), end };
    },
  };
}

/** Writes a change set to a file; see `changeSetText`. */
export function changeSetWriter(file: string, plan: Plan, isMasked = false): ChangeSetWriter {
  const lines = lineFile(file, { code: 'changes', name: 'change set' });
  const text = changeSetText(plan, isMasked);
  lines.put(text.head);
  return {
    add: (change, shown) =>
      lines.put(text.entry({ ...entryOf(shown), id: isMasked ? changeIdOf(shown) : changeIdOf(change) })),
    end: (syncs) => {
      const { line, end } = text.end(syncs);
      lines.put(line);
      lines.end();
      return end;
    },
    abandon: lines.abandon,
  };
}

export interface ChangeSet {
  readonly head: ChangeSetHead;
  readonly entries: readonly ChangeSetEntry[];
}

const refused = (code: string, message: string, fix: string): Failure =>
  new Failure({ code: `changes/${code}`, message, fix });

function lineOf<T>(schema: z.ZodType<T>, line: string | undefined, place: string): T {
  const fix = 'Make it again with "tandem preview FLOW -o FILE".';
  let json: unknown;
  try {
    json = JSON.parse(line ?? '');
  } catch {
    throw refused('misshapen', `${place} is not a line of a change set.`, fix);
  }
  const read = schema.safeParse(json);
  if (!read.success) throw refused('misshapen', `${place} is not what a change set has there.`, fix);
  return read.data;
}

/**
 * Reads a change set back.
 * @throws Failure when it cannot be read, was edited or cut off, or was made for another flow or another version of it
 */
export function readChangeSet(file: string, plan: Plan): ChangeSet {
  const lines = textOf(file).split('\n');
  if (lines.at(-1) === '') lines.pop();
  const end = lineOf(ChangeSetEnd, lines.pop(), `The last line of ${file}`);
  const hash = createHash('sha256')
    .update(lines.map((line) => `${line}\n`).join(''))
    .digest('hex');
  if (hash !== end.sha256) {
    throw refused(
      'edited',
      `The change set ${file} is not as it was written.`,
      'Make it again, and leave single changes out with "--except ID" instead of editing the file.',
    );
  }
  const head = lineOf(ChangeSetHead, lines.shift(), `The first line of ${file}`);
  if (head.masked === true) {
    throw refused(
      'masked',
      `The change set ${file} was written for somebody who is not shown personal values, so it does not say what to write.`,
      `Make it again as an analyst or above: "tandem preview ${plan.flow} -o ${file}".`,
    );
  }
  if (head.flow !== plan.flow || head.plan !== plan.hash) {
    throw refused(
      'other-plan',
      head.flow === plan.flow
        ? `The change set ${file} was made for another version of the flow "${plan.flow}".`
        : `The change set ${file} was made for the flow "${head.flow}", not for "${plan.flow}".`,
      `Make it again with "tandem preview ${plan.flow} -o ${file}".`,
    );
  }
  return { head, entries: lines.map((line, at) => lineOf(ChangeSetEntry, line, `Line ${at + 2} of ${file}`)) };
}

function textOf(file: string): string {
  try {
    return readFileSync(file, 'utf8');
  } catch (error) {
    const cause = error instanceof Error ? error.message : String(error);
    throw new Failure({
      code: 'changes/not-readable',
      message: `The change set ${file} cannot be read.`,
      fix: 'Name a file that "tandem preview FLOW -o FILE" wrote.',
      cause,
    });
  }
}
