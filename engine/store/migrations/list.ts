import type { Migration } from '../migrate.ts';
import { first } from './0001-first.ts';

/** Append only: what has shipped is never edited. */
export const migrations: readonly Migration[] = [first];
