import type { Migration } from '../migrate.ts';
import { first } from './0001-first.ts';
import { opened } from './0002-opened.ts';

/** Append only: what has shipped is never edited. */
export const migrations: readonly Migration[] = [first, opened];
