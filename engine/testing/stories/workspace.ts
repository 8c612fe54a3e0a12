import { mkdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import type { PostgresServer } from '../systems/postgres.ts';
import { type Ended, type How, inTandem, startTandem, tandem } from '../tandem.ts';

export interface StoryConnection {
  readonly kind: string;
  readonly settings: { readonly [name: string]: unknown };
  readonly password?: string;
}

/** A workspace in files, worked in through the command line only. */
export interface StoryWorkspace {
  readonly folder: string;
  readonly stateFile: string;
  /** Path of a file in its folder `data`. */
  data(name: string): string;
  /** Where its commands run, and with which secrets. */
  readonly how: How;
  /** Carries out a command in a process of its own and waits for it. */
  tandem(...words: readonly string[]): Ended;
  /** Carries out a command in this process. */
  inside(...words: readonly string[]): Promise<Ended>;
  start(...words: readonly string[]): ReturnType<typeof startTandem>;
}

export interface StoryOptions {
  readonly folder: string;
  readonly connections: { readonly [id: string]: StoryConnection };
  readonly flow: { readonly id: string };
  readonly env?: { readonly [name: string]: string };
}

/** Paths of a connection's settings start at the folder `connections`. */
export const inData = (name: string): string => `../data/${name}`;

/** How a story reaches a database of the server for tests. */
export const reaching = (server: PostgresServer, database: string): StoryConnection => ({
  kind: 'postgres',
  settings: { host: server.host, port: server.port, user: server.user, database },
  password: server.password,
});

const json = (data: object): string => `${JSON.stringify(data, null, 2)}\n`;

/** Writes the files of a workspace. Passwords come from the environment, as a scheduler would give them. */
export function storyWorkspace({ folder, connections, flow, env = {} }: StoryOptions): StoryWorkspace {
  for (const part of ['connections', 'flows', 'data']) mkdirSync(join(folder, part), { recursive: true });
  const secrets: Record<string, string> = {};
  for (const [id, { kind, settings, password }] of Object.entries(connections)) {
    writeFileSync(join(folder, 'connections', `${id}.json`), json({ format: 1, id, kind, settings }));
    if (password !== undefined) secrets[`TANDEM_SECRET_${id.toUpperCase()}_PASSWORD`] = password;
  }
  writeFileSync(join(folder, 'flows', `${flow.id}.json`), json(flow));
  const how = { cwd: folder, env: { ...secrets, ...env } };
  return {
    folder,
    stateFile: join(folder, '.tandem', 'state.sqlite'),
    data: (name) => join(folder, 'data', name),
    how,
    tandem: (...words) => tandem(words, how),
    inside: (...words) => inTandem(words, how),
    start: (...words) => startTandem(words, how),
  };
}
