import { readFile } from 'node:fs/promises';
import { extname, isAbsolute, join, normalize, relative, sep } from 'node:path';
import { safeHeaders } from '../engine/protocol/safe-headers.ts';

/** The scheme of the app's own pages. Pages of `file:` would reach more than they need. */
export const scheme = 'tandem-app';
export const origin = `${scheme}://app`;
export const firstPage = `${origin}/index.html`;

/** What the scheme may do: it is a secure origin of its own, and nothing beyond. */
export const schemeRights = {
  scheme,
  privileges: {
    standard: true,
    secure: true,
    supportFetchAPI: true,
    bypassCSP: false,
    allowServiceWorkers: false,
    corsEnabled: false,
    stream: false,
  },
} as const;

const types: { readonly [ending: string]: string } = {
  '.html': 'text/html; charset=utf-8',
  '.js': 'text/javascript; charset=utf-8',
  '.css': 'text/css; charset=utf-8',
  '.woff2': 'font/woff2',
  '.svg': 'image/svg+xml',
  '.png': 'image/png',
};

/** Pages of the app ask nothing of a network: their engine is at the end of a port. */
const headers: Readonly<Record<string, string>> = {
  ...safeHeaders,
  'Content-Security-Policy': (safeHeaders['Content-Security-Policy'] ?? "default-src 'none'").replace(
    "connect-src 'self'",
    "connect-src 'none'",
  ),
};

const refused = (status: number): Response => new Response(null, { status, headers });

/** @returns the file that an address names; null where it names none of the folder */
function fileOf(folder: string, address: string): string | null {
  const { protocol, host, pathname } = new URL(address);
  if (protocol !== `${scheme}:` || host !== 'app') return null;
  try {
    const path = normalize(join(folder, decodeURIComponent(pathname)));
    const inside = relative(folder, path);
    const isOutside = inside === '' || inside === '..' || inside.startsWith(`..${sep}`) || isAbsolute(inside);
    return isOutside || inside.includes('\0') ? null : path;
  } catch {
    return null;
  }
}

/** Answers what the app's own pages ask for, from the folder of the built screens. */
export const pagesOf =
  (folder: string) =>
  async (request: Pick<Request, 'url' | 'method'>): Promise<Response> => {
    if (request.method !== 'GET') return refused(405);
    const file = fileOf(folder, request.url);
    const type = file === null ? undefined : types[extname(file)];
    if (file === null || type === undefined) return refused(404);
    try {
      return new Response(new Uint8Array(await readFile(file)), { headers: { ...headers, 'Content-Type': type } });
    } catch {
      return refused(404);
    }
  };
