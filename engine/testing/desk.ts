import { mkdirSync, mkdtempSync, renameSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { Connector, Outcome, Session, View, Write } from '../connectors/contract.ts';
import { RecordKey } from '../model/ids.ts';
import type { Problem } from '../model/problem.ts';
import type { Snapshot } from '../model/record.ts';
import type { Fields } from '../model/value.ts';
import { create, remove, update } from './conformance/writes.ts';

/** A workspace of its own to try a connector of files in. */
export interface Desk {
  /** The path of a file in the workspace. */
  path(name: string): string;
  /** A session on a file of the workspace, as a connection with these settings opens it. */
  open(file: string, settings?: { readonly [name: string]: unknown }): Promise<Session>;
  /** Moves the whole workspace; sessions are closed first. */
  move(): Promise<void>;
  dispose(): Promise<void>;
}

export function deskOf(connector: Connector): Desk {
  let workspace = mkdtempSync(join(tmpdir(), `tandem-${connector.kind}-`));
  mkdirSync(join(workspace, 'connections'));
  const sessions: Session[] = [];
  const close = async (): Promise<void> => {
    for (const session of sessions.splice(0)) await session.close();
  };
  return {
    path: (name) => join(workspace, name),
    open: async (file, settings = {}) => {
      const ambient = { now: () => '2026-06-01T00:00:00Z', folder: join(workspace, 'connections') };
      const session = await connector.open({ file: join('..', file), ...settings }, {}, ambient);
      sessions.push(session);
      return session;
    },
    move: async () => {
      await close();
      renameSync(workspace, `${workspace}-moved`);
      workspace = `${workspace}-moved`;
    },
    dispose: async () => {
      await close();
      rmSync(workspace, { recursive: true });
    },
  };
}

export const key = (text: string): RecordKey => RecordKey.parse(text);

/** A view of all fields of an object, or of those named. */
export async function viewOf(session: Session, object: string, fields?: readonly string[]): Promise<View> {
  const shape = await session.shape(object);
  return { shape, fields: fields ?? shape.fields.map((field) => field.name), modifiedAt: null };
}

export async function all(session: Session, view: View): Promise<readonly Snapshot[]> {
  const snapshots: Snapshot[] = [];
  for await (const page of session.scan(view)) snapshots.push(...page.snapshots);
  return snapshots;
}

/** Why a write was refused; null for any other outcome. */
export const problemOf = (outcome: Outcome | undefined): Problem | null =>
  outcome?.kind === 'refused' ? outcome.problem : null;

export const set = (at: string, fields: Fields, expected: Fields = {}): Write => update(key(at), fields, expected);
export const add = (at: string | null, fields: Fields): Write => create(at === null ? null : key(at), fields);
export const drop = (at: string, expected: Fields = {}): Write => remove(key(at), expected);
