import { readFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { z } from 'zod';
import { PersonName } from '../../../model/person.ts';
import { writeText } from '../../workspace/files.ts';
import type { Workspace } from '../../workspace/workspace.ts';

const Seen = z.record(PersonName, z.string());

/** Who has a window open, and when people had one last. */
export interface Presence {
  /** @returns what is to be called when the window is gone */
  came(name: PersonName): () => void;
  isHere(name: PersonName): boolean;
  lastHereAt(name: PersonName): string | null;
}

/** It is of no account but to tell who is where, so that a file which cannot be read counts as none. */
function read(file: string): Map<PersonName, string> {
  try {
    const seen = Seen.safeParse(JSON.parse(readFileSync(file, 'utf8')));
    return new Map(seen.success ? Object.entries(seen.data).map(([name, at]) => [PersonName.parse(name), at]) : []);
  } catch {
    return new Map();
  }
}

/** Kept in a file beside the state, so that a restart does not forget it. */
export function presenceIn({ stateFile }: Workspace, now: () => string): Presence {
  const file = join(dirname(stateFile), 'last-here.json');
  const seen = read(file);
  const here = new Map<PersonName, number>();
  const note = (name: PersonName, change: 1 | -1): void => {
    here.set(name, Math.max(0, (here.get(name) ?? 0) + change));
    seen.set(name, now());
    writeText(file, JSON.stringify(Object.fromEntries(seen)), 0o600);
  };
  return {
    came(name) {
      note(name, 1);
      return () => note(name, -1);
    },
    isHere: (name) => (here.get(name) ?? 0) > 0,
    lastHereAt: (name) => seen.get(name) ?? null,
  };
}
