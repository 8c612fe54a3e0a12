import { existsSync, statSync } from 'node:fs';
import { dirname, join, resolve } from 'node:path';
import type { Problem } from '../../model/problem.ts';
import { err, ok, type Result } from '../../model/result.ts';

/** A folder that holds flows, connections and the state of both. */
export interface Workspace {
  readonly folder: string;
  /** `flows/*.json`. */
  readonly flows: string;
  /** `versions/FLOW/0001.json`: flows as they were published. */
  readonly versions: string;
  /** `connections/ID.json`, without secrets. */
  readonly connections: string;
  /** The state; its epoch file and backups lie beside it. */
  readonly stateFile: string;
  /** Secrets of connections, encrypted. */
  readonly secretsFile: string;
  /** The password of the proxy, encrypted. */
  readonly proxyFile: string;
  /** Keys that the state is encrypted under, encrypted themselves. */
  readonly keysFile: string;
  /** Who may sign in where it is served to several people; no passwords, only their hashes. */
  readonly peopleFile: string;
  /** How long what is kept; git may keep it. */
  readonly settingsFile: string;
}

/** Where the parts of a workspace are in its folder; none of them needs to be there. */
export function workspaceAt(folder: string): Workspace {
  return {
    folder,
    flows: join(folder, 'flows'),
    versions: join(folder, 'versions'),
    connections: join(folder, 'connections'),
    stateFile: join(folder, '.tandem', 'state.sqlite'),
    secretsFile: join(folder, '.tandem', 'secrets.json'),
    proxyFile: join(folder, '.tandem', 'proxy.json'),
    keysFile: join(folder, '.tandem', 'keys.json'),
    peopleFile: join(folder, '.tandem', 'people.json'),
    settingsFile: join(folder, 'settings.json'),
  };
}

const isFolder = (path: string): boolean => statSync(path, { throwIfNoEntry: false })?.isDirectory() === true;

const isWorkspace = (folder: string): boolean =>
  isFolder(join(folder, 'connections')) || isFolder(join(folder, '.tandem'));

/**
 * The workspace of a flow: the folder that was named, else the nearest folder around the flow that has `connections/` or
 * `.tandem/` in it (decisions.md, "Flow, plan, workspace" 1).
 * @param from the flow's file, or a folder to look from
 * @param named the folder of `--workspace`
 */
export function findWorkspace(from: string, named?: string | null): Result<Workspace, Problem> {
  if (named !== undefined && named !== null) {
    const folder = resolve(named);
    return isFolder(folder) ? ok(workspaceAt(folder)) : err(noFolder(folder));
  }
  const start = resolve(from);
  let folder = isFolder(start) ? start : dirname(start);
  while (!isWorkspace(folder)) {
    const above = dirname(folder);
    if (above === folder) return err(noWorkspace(start));
    folder = above;
  }
  return ok(workspaceAt(folder));
}

const noFolder = (folder: string): Problem => ({
  code: 'workspace/no-folder',
  message: existsSync(folder) ? `${folder} is not a folder.` : `There is no folder ${folder}.`,
  fix: 'Name the folder of a workspace with --workspace, or leave it out to use the nearest one around the flow.',
});

const noWorkspace = (start: string): Problem => ({
  code: 'workspace/none',
  message: `No workspace was found around ${start}: no folder above it has "connections" or ".tandem" in it.`,
  fix: 'Make a folder "connections" in the folder of your workspace, or name the folder with --workspace.',
});
