import type { Policy } from '../engine/model/policy.ts';
import type { ProxySignIn } from '../engine/protocol/desktop.ts';

/** Who wants a sign-in of the updater. */
export interface Asking {
  readonly isProxy: boolean;
}

/** Gives a user name and a password; without them the request fails. */
export type SignInAnswer = (user?: string, password?: string) => void;

/** The part of the updater that is used. */
export interface Updater {
  autoDownload: boolean;
  autoInstallOnAppQuit: boolean;
  allowDowngrade: boolean;
  setFeedURL(feed: { readonly provider: 'generic'; readonly url: string }): void;
  on(event: 'update-downloaded', then: (update: { readonly version: string }) => void): unknown;
  on(event: 'error', then: (error: Error) => void): unknown;
  on(event: 'login', then: (asking: Asking, answer: SignInAnswer) => void): unknown;
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

/** Whom the updates tell what, and ask. */
interface Told {
  readonly ready: (version: string) => void;
  readonly failed: (error: unknown) => void;
  /** What the proxy that IT set is signed in with. */
  readonly proxySignIn: () => Promise<ProxySignIn | null>;
}

const everyMs = 6 * 60 * 60_000;

/**
 * Signs in at the proxy, once for each look: Chromium keeps what was accepted, so whoever asks again did not accept it.
 * @returns `again` begins another look
 */
function signingIn(policy: Policy, { proxySignIn, failed }: Told) {
  let isGiven = false;
  const refused = (): void => {
    const at = policy.network?.proxy?.address ?? '';
    failed(
      new Error(`The proxy ${at} did not accept the sign-in, or none is set in Settings, Network and certificates.`),
    );
  };
  const answer = async ({ isProxy }: Asking, give: SignInAnswer): Promise<void> => {
    const signIn = isProxy && !isGiven && policy.network?.proxy !== undefined ? await proxySignIn() : null;
    if (signIn === null) {
      if (isProxy) refused();
      give();
      return;
    }
    isGiven = true;
    give(signIn.user, signIn.password);
  };
  return {
    answer,
    again: () => {
      isGiven = false;
    },
  };
}

/**
 * Looks for updates on the server that IT named, and on no other; without one nothing is loaded and nothing is asked. It goes
 * through the proxy that IT set, else through that of the system.
 * @param load loads the updater, which is of no use before
 */
export function updatesOf(policy: Policy, load: () => Promise<Updater>, told: Told): Updates {
  const { updates, network } = policy;
  if (updates === null) return { look: () => {}, stop: () => {} };
  const proxy = signingIn(policy, told);
  const begin = async (): Promise<Updater> => {
    const updater = await load();
    updater.autoDownload = true;
    updater.autoInstallOnAppQuit = updates.install;
    updater.allowDowngrade = false;
    updater.setFeedURL({ provider: 'generic', url: updates.server });
    updater.on('update-downloaded', ({ version }) => told.ready(version));
    updater.on('error', told.failed);
    updater.on('login', (asking, give) => void proxy.answer(asking, give).catch(told.failed));
    if (network?.proxy !== undefined) {
      const { address, except = [] } = network.proxy;
      await updater.netSession.setProxy({ proxyRules: address, proxyBypassRules: except.join(',') });
    }
    return updater;
  };
  let begun: Promise<Updater> | null = null;
  const look = (): void => {
    proxy.again();
    begun ??= begin();
    begun.then((updater) => updater.checkForUpdates()).catch(told.failed);
  };
  look();
  const timer = setInterval(look, everyMs);
  return { look, stop: () => clearInterval(timer) };
}
