import { z } from 'zod';

/** What a write does to a record. */
export const Operation = z.enum(['create', 'update', 'remove']);
export type Operation = z.infer<typeof Operation>;

/** Writes by what they did to their records, or would do. */
export const WriteCounts = z.object({ created: z.int().min(0), updated: z.int().min(0), removed: z.int().min(0) });
export type WriteCounts = z.infer<typeof WriteCounts>;

export const noWrites: Readonly<WriteCounts> = { created: 0, updated: 0, removed: 0 };
/** Under which of them a write counts. */
export const countedAs = {
  create: 'created',
  update: 'updated',
  remove: 'removed',
} as const satisfies Record<Operation, keyof WriteCounts>;
