import { type FSWatcher, realpathSync, statSync, watch } from 'node:fs';
import { basename, dirname } from 'node:path';

/** How often files are looked at where the system tells about changes, in case it does not tell all, and where it tells none. */
const lookMs = { told: 5_000, untold: 1_000 } as const;

/** Files that are looked at for changes, each for some reasons `T`. */
export interface FileWatch<T> {
  /** What has to be looked at from now on. A file that was not watched before counts as changed, once. */
  watch(files: ReadonlyMap<string, readonly T[]>): void;
  /** The reasons of the files that changed since they were last looked at. */
  look(): readonly T[];
  /** How long one may wait before looking again without having been told. */
  lookEveryMs(): number;
  close(): void;
}

/** What of a file tells that it was changed, also by putting another one in its place; an empty one beside a database is as good as none. */
function stampOf(file: string): string {
  try {
    const { ino, size, mtimeNs } = statSync(file, { bigint: true });
    return size === 0n ? '' : `${ino} ${size} ${mtimeNs}`;
  } catch {
    return '';
  }
}

/** Programs save by putting a new file in the place of the old one, so folders are watched; those of a link and of what it leads to. */
function foldersOf(file: string): readonly string[] {
  const folder = dirname(file);
  try {
    return [...new Set([folder, dirname(realpathSync(file))])];
  } catch {
    return [folder];
  }
}

class Folders {
  private readonly open = new Map<string, FSWatcher>();
  private failed = false;
  private readonly told: () => void;

  constructor(told: () => void) {
    this.told = told;
  }

  isTold(): boolean {
    return !this.failed;
  }

  watch(files: Iterable<string>): void {
    const names = new Map<string, Set<string>>();
    for (const file of files) {
      for (const folder of foldersOf(file)) names.set(folder, (names.get(folder) ?? new Set()).add(basename(file)));
    }
    this.close();
    this.failed = false;
    for (const [folder, known] of names) this.watchFolder(folder, known);
  }

  /** Where a folder cannot be watched (a network drive, too many watchers), looking often does. */
  private watchFolder(folder: string, names: ReadonlySet<string>): void {
    try {
      const watcher = watch(folder, { persistent: false }, (_event, name) => {
        if (name === null || names.has(name)) this.told();
      });
      watcher.on('error', () => {
        this.failed = true;
        watcher.close();
      });
      this.open.set(folder, watcher);
    } catch {
      this.failed = true;
    }
  }

  close(): void {
    for (const watcher of this.open.values()) watcher.close();
    this.open.clear();
  }
}

/** @param told is called when a watched file may have changed */
export function watchFiles<T>(told: () => void): FileWatch<T> {
  const folders = new Folders(told);
  let reasons: ReadonlyMap<string, readonly T[]> = new Map();
  const stamps = new Map<string, string>();
  return {
    watch(files) {
      reasons = files;
      for (const file of stamps.keys()) if (!files.has(file)) stamps.delete(file);
      folders.watch(files.keys());
      // What happened while the folders were not watched was told to nobody.
      told();
    },
    look() {
      const changed = [...reasons].filter(([file]) => {
        const stamp = stampOf(file);
        const isNew = stamps.get(file) !== stamp;
        stamps.set(file, stamp);
        return isNew;
      });
      return [...new Set(changed.flatMap(([, why]) => why))];
    },
    lookEveryMs() {
      if (reasons.size === 0) return Number.POSITIVE_INFINITY;
      return folders.isTold() ? lookMs.told : lookMs.untold;
    },
    close: () => folders.close(),
  };
}
