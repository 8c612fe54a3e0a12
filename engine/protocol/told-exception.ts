import { z } from 'zod';
import { Exception } from '../model/flow.ts';

/** A condition of a conflict rule, with what people call its field. */
export const ToldException = Exception.extend({ label: z.string() });
export type ToldException = z.infer<typeof ToldException>;
