import { z } from 'zod';

/** What a write does to a record. */
export const Operation = z.enum(['create', 'update', 'remove']);
export type Operation = z.infer<typeof Operation>;
