import { z } from 'zod';
import { Visitor } from '../../protocol/desktop.ts';

/** What the serving process and its engine tell each other of a window, besides what desktop processes do. Texts are JSON. */
export const WindowSays = z.discriminatedUnion('window', [
  z.object({ window: z.literal('came'), id: z.int(), visitor: Visitor.nullable() }),
  z.object({ window: z.literal('says'), id: z.int(), text: z.string() }),
  z.object({ window: z.literal('gone'), id: z.int() }),
]);
export type WindowSays = z.infer<typeof WindowSays>;
