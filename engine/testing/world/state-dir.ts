import { copyFileSync, existsSync, mkdirSync, mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';

const files = ['state.sqlite', 'state.sqlite-wal', 'state.epoch'];

/** Memory-backed where the machine has it: the disk is not what is tested here. */
const root = (): string => (existsSync('/dev/shm') ? '/dev/shm' : tmpdir());

/** Where a workspace's state lies. A crash leaves the folder behind and goes on with a copy of what was on disk. */
export class StateDir {
  private readonly base = mkdtempSync(join(root(), 'tandem-world-'));
  private count = 0;
  private folder: string;

  constructor() {
    this.folder = this.fresh();
  }

  get file(): string {
    return join(this.folder, 'state.sqlite');
  }

  /** Copies what is on disk to a new folder, as if power had been lost at this moment. */
  leave(): void {
    const next = this.fresh();
    copyAll(this.folder, next);
    this.folder = next;
  }

  /** Keeps a copy of the state, without the epoch file beside it, as a backup tool would. */
  copy(): void {
    copyAll(this.folder, this.named('copy'));
  }

  /** Puts the copy in the state's place. @returns whether there was one */
  restore(): boolean {
    const copy = join(this.base, 'copy');
    if (!existsSync(copy)) return false;
    const next = this.fresh();
    copyAll(copy, next);
    if (existsSync(join(this.folder, 'state.epoch'))) {
      copyFileSync(join(this.folder, 'state.epoch'), join(next, 'state.epoch'));
    }
    this.folder = next;
    return true;
  }

  dispose(): void {
    rmSync(this.base, { recursive: true, force: true });
  }

  private fresh(): string {
    this.count += 1;
    return this.named(`state-${this.count}`);
  }

  private named(name: string): string {
    const folder = join(this.base, name);
    mkdirSync(folder, { recursive: true });
    return folder;
  }
}

function copyAll(from: string, to: string): void {
  for (const file of files) {
    if (existsSync(join(from, file))) copyFileSync(join(from, file), join(to, file));
  }
}
