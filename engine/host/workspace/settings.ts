import type { Problem } from '../../model/problem.ts';
import { err, ok, type Result } from '../../model/result.ts';
import { WorkspaceSettings } from '../../model/settings.ts';
import { type FileKind, readJson, writeText } from './files.ts';
import type { Workspace } from './workspace.ts';

const kind: FileKind = { code: 'settings', name: 'file of settings' };

/** `settings.json` of a workspace; where there is none, everything has its default. */
export function readSettings(place: Workspace): Result<WorkspaceSettings, readonly Problem[]> {
  const read = readJson(place.settingsFile, kind, WorkspaceSettings);
  if (read.ok) return read;
  if (read.error.some((problem) => problem.code === 'settings/no-file')) return ok({ format: 1 });
  return err(read.error);
}

/** Writes `settings.json`, which git may keep: always the same bytes for the same settings. */
export function writeSettings(place: Workspace, settings: WorkspaceSettings): void {
  writeText(place.settingsFile, `${JSON.stringify(settings, null, 2)}\n`);
}
