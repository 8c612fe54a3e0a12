import { readFileSync } from 'node:fs';

/** The version of this build. It stands in one place, the package's manifest, which is JSON with this one line. */
export const version =
  /"version": "([^"]+)"/.exec(readFileSync(new URL('../../package.json', import.meta.url), 'utf8'))?.[1] ?? 'unknown';
