import { mkdir, readdir, rename, rm, rmdir, writeFile } from 'node:fs/promises';
import { basename, dirname, join } from 'node:path';
import { Fault } from '../../model/fault.ts';
import { type Workspace, workspaceAt } from './workspace.ts';

const ignored = '.tandem/\n';
const parts: readonly string[] = ['connections', 'flows', 'data', '.tandem'];

async function namesIn(folder: string): Promise<readonly string[]> {
  try {
    return await readdir(folder);
  } catch {
    return [];
  }
}

/** Whether a folder is not there, or has nothing of a workspace in it. */
export const isFree = async (folder: string): Promise<boolean> =>
  !(await namesIn(folder)).some((name) => parts.includes(name));

/**
 * Makes a workspace in a folder that is free.
 * @returns the files that were written, relative to the folder
 */
export async function makeWorkspace(
  folder: string,
  { sample }: { readonly sample: boolean },
): Promise<readonly string[]> {
  await mkdir(folder, { recursive: true });
  const files: string[] = [];
  if (sample) files.push(...(await (await import('../sample/write-sample.ts')).writeSample(folder)));
  else for (const part of ['connections', 'flows']) await mkdir(join(folder, part), { recursive: true });
  await writeFile(join(folder, '.gitignore'), ignored, { flag: 'a' });
  return files;
}

/**
 * The workspace that Tandem opens when none is named. It lies in the home folder itself: the folder of documents is often
 * copied to another machine while it is open, which a database does not survive.
 */
export const homeFolder = (home: string): string => join(home, 'Tandem');

/**
 * Opens a workspace; where the folder is not there yet or empty, one is made, all of it or nothing.
 * @throws Fault `setting` when the folder holds something else
 */
export async function openOrMake(folder: string, { sample }: { readonly sample: boolean }): Promise<Workspace> {
  const names = await namesIn(folder);
  if (names.some((name) => parts.includes(name))) return workspaceAt(folder);
  if (names.length > 0)
    throw new Fault('setting', {
      code: 'workspace/other-files',
      message: `The folder ${folder} holds other files and no workspace.`,
      fix: 'Open another folder as the workspace, or move these files away.',
    });
  // Made beside and moved, so that a start that is cut short leaves no half workspace.
  const beside = join(dirname(folder), `.${basename(folder)}-${process.pid}`);
  try {
    await makeWorkspace(beside, { sample });
    // Windows renames no folder onto another one, not even an empty one.
    await rmdir(folder).catch(() => {});
    await rename(beside, folder);
  } catch (error) {
    await rm(beside, { recursive: true, force: true }).catch(() => {});
    throw new Fault(
      'setting',
      {
        code: 'workspace/not-made',
        message: `The workspace ${folder} could not be made.`,
        fix: 'Make room on the disk and let this account write there, or open another folder.',
      },
      { cause: error },
    );
  }
  return workspaceAt(folder);
}
