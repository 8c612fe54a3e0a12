import { existsSync } from 'node:fs';
import { join } from 'node:path';

/** Where the built screens lie, seen from this file: in the project, and in the package, where files are bundled. */
const places = ['../../../dist/renderer', '../renderer'] as const;

/** The folder of the built screens; null where they were not built. */
export const pagesFolder = (from: string = import.meta.dirname): string | null =>
  places.map((place) => join(from, place)).find((folder) => existsSync(join(folder, 'index.html'))) ?? null;
