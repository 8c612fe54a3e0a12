import type { DesktopWindow, WindowMessage } from '../../engine/protocol/desktop-window.ts';

declare global {
  interface Window {
    /** What the desktop app puts into its windows; a browser has none. */
    readonly tandem?: DesktopWindow;
  }
}

const isMessage = (data: unknown, kind: WindowMessage['tandem']): boolean =>
  typeof data === 'object' && data !== null && 'tandem' in data && data.tandem === kind;

/**
 * Ports to the engine of the desktop app, one after the other. They come as messages of the window itself, because a bridge
 * lets no port through; where the engine ended, the port in use is told so.
 */
export function portsOf(desktop: DesktopWindow): () => Promise<MessagePort> {
  let inUse: MessagePort | null = null;
  let waiting: ((port: MessagePort) => void) | null = null;
  window.addEventListener('message', ({ data, source, origin, ports: [port] }) => {
    if (source !== window || origin !== location.origin) return;
    if (isMessage(data, 'lost')) inUse?.dispatchEvent(new Event('close'));
    if (!isMessage(data, 'port') || port === undefined) return;
    inUse = port;
    waiting?.(port);
  });
  return () =>
    new Promise((done) => {
      waiting = done;
      desktop.askForPort();
    });
}

/** Goes where the menus, the tray, a notification or a link of the desktop app lead. */
export function followDesktop(): void {
  window.tandem?.onCommand(({ address }) => {
    location.hash = address;
  });
}
