import type { App, Session, WebContents } from 'electron';
import { origin, scheme } from './pages.ts';

/** A page of the app that copies a text is all that is let through; nothing can be read, seen, heard or found out. */
const allowed = 'clipboard-sanitized-write';

const isOwn = (address: string): boolean => address === origin || address.startsWith(`${origin}/`);

/** Schemes that need no network; pages of the app load nothing of any other one. */
const ownSchemes: readonly string[] = [`${scheme}:`, 'devtools:', 'data:', 'blob:'];

const schemeOf = (address: string): string => /^[a-z][a-z0-9+.-]*:/i.exec(address)?.[0].toLowerCase() ?? '';

/** Denies every permission, device and foreign address to all pages of a session. */
export function secureSession(session: Session): void {
  session.setPermissionRequestHandler((contents, permission, answer) =>
    answer(permission === allowed && isOwn(contents.getURL())),
  );
  session.setPermissionCheckHandler((_, permission, asking) => permission === allowed && isOwn(asking));
  session.setDevicePermissionHandler(() => false);
  session.setDisplayMediaRequestHandler((_, answer) => answer(null));
  session.webRequest.onBeforeRequest(({ url }, answer) => answer({ cancel: !ownSchemes.includes(schemeOf(url)) }));
}

/** What may be opened in the browser: pages, by an encrypted way, without a name and password in the address. */
export function mayOpenOutside(address: string): boolean {
  if (!URL.canParse(address)) return false;
  const { protocol, username, password, hostname } = new URL(address);
  return protocol === 'https:' && username === '' && password === '' && hostname !== '';
}

/** Keeps contents where they are: no page leads elsewhere, no window opens by itself, no page is put into a page. */
function secureContents(contents: WebContents, openOutside: (address: string) => void): void {
  const stay = (event: { preventDefault(): void; readonly url: string }): void => {
    if (!isOwn(event.url)) event.preventDefault();
  };
  contents.on('will-navigate', stay);
  contents.on('will-frame-navigate', stay);
  contents.on('will-redirect', stay);
  contents.on('will-attach-webview', (event) => event.preventDefault());
  contents.setWindowOpenHandler(({ url }) => {
    if (mayOpenOutside(url)) openOutside(url);
    return { action: 'deny' };
  });
}

/** Secures everything that ever shows a page in this app. */
export function secureApp(app: App, openOutside: (address: string) => void): void {
  app.on('web-contents-created', (_, contents) => secureContents(contents, openOutside));
}
