import { z } from 'zod';
import { ConnectionId } from './ids.ts';

/** connections/ID.json: how to reach a system. Secrets are never in it. */
export const Connection = z.strictObject({
  $schema: z.string().optional(),
  format: z.literal(1),
  id: ConnectionId,
  kind: z.string().min(1),
  label: z.string().max(120).optional(),
  /** Checked against the connector's own schema. File paths are relative to this file. */
  settings: z.record(z.string(), z.unknown()),
});
export type Connection = z.infer<typeof Connection>;
