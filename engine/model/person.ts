import { z } from 'zod';

/** What somebody signs in with: a short name or an address of e-mail. */
export const PersonName = z
  .string()
  .trim()
  .toLowerCase()
  .regex(/^[\p{L}\p{N}_][\p{L}\p{N}_.@+-]{0,99}$/u)
  .brand<'PersonName'>();
export type PersonName = z.infer<typeof PersonName>;
