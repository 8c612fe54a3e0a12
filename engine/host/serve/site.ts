import { serveStatic } from '@hono/node-server/serve-static';
import { type Context, Hono } from 'hono';
import { deleteCookie, getCookie, setCookie } from 'hono/cookie';
import { z } from 'zod';
import type { AuditAction } from '../../model/audit.ts';
import type { Problem } from '../../model/problem.ts';
import { safeHeaders } from '../../protocol/safe-headers.ts';
import type { Person } from '../people/people-file.ts';
import type { Door } from './door.ts';
import { refusal } from './guard.ts';
import type { Sittings } from './sittings.ts';

/** What somebody did at the door, for the audit log. */
export type AtDoor = (action: Extract<AuditAction, 'sign-in' | 'sign-out' | 'lock-out'>, by: string) => void;

export interface Site {
  /** Names under which the server may be asked, besides the port. */
  readonly names: readonly string[];
  readonly port: number;
  /** The folder of the built screens. */
  readonly pages: string;
  readonly sittings: Sittings;
  readonly door: Door;
  readonly engine: { down(): Problem | null; restart(): void; atDoor: AtDoor };
}

/** Cookies know no ports: two servers on one machine must not take each other's. */
export const cookieName = (port: number): string => `tandem-${port}`;

const Shown = z.union([
  z.strictObject({ token: z.string().max(200) }),
  z.strictObject({ name: z.string().max(200), password: z.string().max(1000) }),
]);

const json = (context: Context): Promise<unknown> => context.req.json().catch(() => null);

const nobody = { signedIn: false } as const;

/** Signing in and out, and what a browser may know of it. */
function doors(app: Hono, { sittings, door, port, engine }: Site): (context: Context) => 'owner' | Person | null {
  const name = cookieName(port);
  const isSecure = (context: Context): boolean => context.req.header('origin')?.startsWith('https://') === true;
  const letIn = (context: Context, secret: string) => {
    setCookie(context, name, secret, { httpOnly: true, sameSite: 'Strict', path: '/', secure: isSecure(context) });
    return context.json({ signedIn: true });
  };
  const sitter = (context: Context) => sittings.at(getCookie(context, name));
  app.post('/sign-in', async (context) => {
    const shown = Shown.safeParse(await json(context));
    if (!shown.success) return context.json(nobody, 401);
    if ('token' in shown.data) {
      const secret = sittings.open(shown.data.token);
      return secret === null ? context.json(nobody, 401) : letIn(context, secret);
    }
    if (!sittings.byName()) return context.json(nobody, 401);
    const entry = await door.enter(shown.data.name, shown.data.password);
    if (entry.is === 'in') {
      engine.atDoor('sign-in', entry.person.label);
      return letIn(context, sittings.openFor(entry.person.name));
    }
    if (entry.is === 'wait') {
      if (entry.began) engine.atDoor('lock-out', shown.data.name);
      context.header('Retry-After', String(entry.seconds));
      return context.json({ ...nobody, waitSeconds: entry.seconds }, 429);
    }
    return context.json(nobody, 401);
  });
  app.post('/sign-out', (context) => {
    const who = sitter(context);
    if (who !== null && who !== 'owner') engine.atDoor('sign-out', who.label);
    sittings.close(getCookie(context, name));
    deleteCookie(context, name, { path: '/' });
    return context.json(nobody);
  });
  app.get('/signed-in', (context) => {
    const isIn = sitter(context) !== null;
    if (isIn) sittings.use(getCookie(context, name));
    return context.json({ signedIn: isIn, byName: sittings.byName(), down: isIn ? engine.down() : null });
  });
  return sitter;
}

/** Everything of the server but the socket: the screens, for everybody who asks rightly, and signing in. */
export function siteOf(site: Site): Hono {
  const app = new Hono();
  app.use(async (context, next) => {
    const acts = context.req.method !== 'GET' && context.req.method !== 'HEAD';
    const knock = { host: context.req.header('host'), origin: context.req.header('origin'), acts };
    const wrong = refusal(knock, site.names, site.port);
    for (const [name, value] of Object.entries(safeHeaders)) context.header(name, value);
    if (wrong !== null) return context.text(wrong, 403);
    await next();
    return undefined;
  });
  const sitter = doors(app, site);
  app.post('/restart', (context) => {
    if (sitter(context) === null) return context.json({ restarting: false }, 401);
    site.engine.restart();
    return context.json({ restarting: true });
  });
  app.get('/*', serveStatic({ root: site.pages }));
  app.notFound((context) => context.text('There is no such page.', 404));
  return app;
}
