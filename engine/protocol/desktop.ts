import { z } from 'zod';
import { Role } from '../core/roles/roles.ts';
import { PersonName } from '../model/person.ts';
import { Problem } from '../model/problem.ts';
import { News } from './calls/news.ts';

/** A key in base64. It is in these messages and nowhere else on its way. */
const Key = z.string().max(200);

/** Somebody who signed in by name; whoever sits at any other window is who the engine was started by. */
export const Visitor = z.object({ name: PersonName, by: z.string(), role: Role });
export type Visitor = z.infer<typeof Visitor>;

/** What the main process of the desktop app tells its engine. A window comes with a port beside the message. */
export const ToEngine = z.discriminatedUnion('do', [
  /** `workspace` null: the one of the home folder. */
  z.object({ do: z.literal('open'), workspace: z.string().nullable() }),
  z.object({ do: z.literal('let-in'), visitor: Visitor.nullable().optional() }),
  /** Somebody came, went or was kept out where people sign in by name: for the audit log. */
  z.object({ do: z.literal('note'), action: z.enum(['sign-in', 'sign-out', 'lock-out']), by: z.string().max(200) }),
  z.object({
    do: z.literal('answer'),
    id: z.int(),
    said: z.discriminatedUnion('is', [
      z.object({ is: z.literal('key'), key: Key.nullable() }),
      z.object({ is: z.literal('kept') }),
      /** The account has no keychain. */
      z.object({ is: z.literal('nowhere') }),
      z.object({ is: z.literal('problem'), problem: Problem }),
    ]),
  }),
  /** Asks what the proxy of IT is signed in with. */
  z.object({ do: z.literal('tell-proxy'), id: z.int() }),
  z.object({ do: z.literal('close') }),
]);
export type ToEngine = z.infer<typeof ToEngine>;
export type KeyAnswer = Extract<ToEngine, { do: 'answer' }>['said'];

/** What the engine asks the keychain of the account for. */
export const KeyQuestion = z.discriminatedUnion('want', [
  z.object({ want: z.literal('read') }),
  z.object({ want: z.literal('keep'), key: Key }),
]);
export type KeyQuestion = z.infer<typeof KeyQuestion>;

/** What a proxy is signed in with. It is in these messages and nowhere else on its way. */
export const ProxySignIn = z.object({ user: z.string(), password: z.string() });
export type ProxySignIn = z.infer<typeof ProxySignIn>;

/** What the engine of the desktop app tells the main process. */
export const FromEngine = z.discriminatedUnion('say', [
  z.object({ say: z.literal('ready'), folder: z.string() }),
  z.object({ say: z.literal('refused'), problem: Problem }),
  z.object({ say: z.literal('news'), news: News }),
  z.object({ say: z.literal('ask'), id: z.int(), question: KeyQuestion }),
  /** Null: no user is named, or no password is kept. */
  z.object({ say: z.literal('proxy'), id: z.int(), signIn: ProxySignIn.nullable() }),
  z.object({ say: z.literal('closed') }),
]);
export type FromEngine = z.infer<typeof FromEngine>;
