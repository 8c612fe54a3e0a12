import { serveStatic } from '@hono/node-server/serve-static';
import { type Context, Hono } from 'hono';
import { getCookie, setCookie } from 'hono/cookie';
import { z } from 'zod';
import type { Problem } from '../../model/problem.ts';
import { safeHeaders } from '../../protocol/safe-headers.ts';
import { refusal } from './guard.ts';
import type { Sittings } from './sittings.ts';

export interface Site {
  /** Names under which the server may be asked, besides the port. */
  readonly names: readonly string[];
  readonly port: number;
  /** The folder of the built screens. */
  readonly pages: string;
  readonly sittings: Sittings;
  readonly engine: { down(): Problem | null; restart(): void };
}

/** Cookies know no ports: two servers on one machine must not take each other's. */
export const cookieName = (port: number): string => `tandem-${port}`;

const Shown = z.strictObject({ token: z.string().max(200) });

/** Everything of the server but the socket: the screens, for everybody who asks rightly, and signing in by token. */
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
  app.post('/sign-in', async (context) => {
    const shown = Shown.safeParse(await context.req.json().catch(() => null));
    const secret = shown.success ? site.sittings.open(shown.data.token) : null;
    if (secret === null) return context.json({ signedIn: false }, 401);
    setCookie(context, cookieName(site.port), secret, { httpOnly: true, sameSite: 'Strict', path: '/' });
    return context.json({ signedIn: true });
  });
  const isIn = (context: Context): boolean => site.sittings.isOpen(getCookie(context, cookieName(site.port)));
  app.get('/signed-in', (context) =>
    context.json({ signedIn: isIn(context), down: isIn(context) ? site.engine.down() : null }),
  );
  app.post('/restart', (context) => {
    if (!isIn(context)) return context.json({ restarting: false }, 401);
    site.engine.restart();
    return context.json({ restarting: true });
  });
  app.get('/*', serveStatic({ root: site.pages }));
  app.notFound((context) => context.text('There is no such page.', 404));
  return app;
}
