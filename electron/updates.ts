import type { Policy } from '../engine/model/policy.ts';

/** The part of the updater that is used. */
export interface Updater {
  autoDownload: boolean;
  autoInstallOnAppQuit: boolean;
  allowDowngrade: boolean;
  setFeedURL(feed: { readonly provider: 'generic'; readonly url: string }): void;
  on(event: 'update-downloaded', then: (update: { readonly version: string }) => void): unknown;
  on(event: 'error', then: (error: Error) => void): unknown;
  checkForUpdates(): Promise<unknown>;
  /** Through it goes what the updater asks and fetches. */
  readonly netSession: {
    setProxy(proxy: { readonly proxyRules: string; readonly proxyBypassRules: string }): Promise<void>;
  };
}

export interface Updates {
  /** Looks for an update now. */
  look(): void;
  stop(): void;
}

const everyMs = 6 * 60 * 60_000;

/**
 * Looks for updates on the server that IT named, and on no other; without one nothing is loaded and nothing is asked. It goes
 * through the proxy that IT set, else through that of the system.
 * @param load loads the updater, which is of no use before
 */
export function updatesOf(
  policy: Policy,
  load: () => Promise<Updater>,
  told: { readonly ready: (version: string) => void; readonly failed: (error: unknown) => void },
): Updates {
  const { updates, network } = policy;
  if (updates === null) return { look: () => {}, stop: () => {} };
  const begin = async (): Promise<Updater> => {
    const updater = await load();
    updater.autoDownload = true;
    updater.autoInstallOnAppQuit = updates.install;
    updater.allowDowngrade = false;
    updater.setFeedURL({ provider: 'generic', url: updates.server });
    updater.on('update-downloaded', ({ version }) => told.ready(version));
    updater.on('error', told.failed);
    if (network?.proxy !== undefined) {
      const { address, except = [] } = network.proxy;
      await updater.netSession.setProxy({ proxyRules: address, proxyBypassRules: except.join(',') });
    }
    return updater;
  };
  let begun: Promise<Updater> | null = null;
  const look = (): void => {
    begun ??= begin();
    begun.then((updater) => updater.checkForUpdates()).catch(told.failed);
  };
  look();
  const timer = setInterval(look, everyMs);
  return { look, stop: () => clearInterval(timer) };
}
