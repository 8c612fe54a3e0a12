import { z } from 'zod';

/** Where people look for a system, in the order of the gallery. */
export const SystemGroup = z.enum(['CRM', 'ERP', 'Shop', 'Tickets', 'People', 'Database', 'Files', 'Any system']);
export type SystemGroup = z.infer<typeof SystemGroup>;

/** A kind of system as people choose it. */
export const SystemKind = z.object({ kind: z.string(), label: z.string(), group: SystemGroup, about: z.string() });
export type SystemKind = z.infer<typeof SystemKind>;
