import { timingSafeEqual } from 'node:crypto';

/** What is looked at of a request before anything else. */
export interface Knock {
  readonly host: string | undefined;
  readonly origin: string | undefined;
  /** Whether it can change something: everything but GET and HEAD, and every socket. */
  readonly acts: boolean;
}

/** The names under which a server on this machine may be asked. */
export const loopbackNames: readonly string[] = ['127.0.0.1', 'localhost', '[::1]'];

/** A name is asked at the server's own port; a whole address, such as `https://tandem.example.com`, is that of a proxy. */
function addressOf(name: string, port: number): { readonly host: string; readonly origins: readonly string[] } {
  if (!name.includes('://')) {
    const host = `${name}:${port}`.toLowerCase();
    return { host, origins: [`http://${host}`, `https://${host}`] };
  }
  const { host, origin } = new URL(name);
  return { host, origins: [origin] };
}

/**
 * Whether a request comes from where it must. A page of another site that had its name changed to this machine's address
 * (DNS rebinding) still says its own name in `Host`; one that sends requests here says its own in `Origin`.
 * @returns what is wrong, in a sentence, or null
 */
export function refusal(knock: Knock, names: readonly string[], port: number): string | null {
  const addresses = names.map((name) => addressOf(name, port));
  const host = knock.host?.toLowerCase();
  if (!addresses.some((one) => one.host === host)) return `This server is not called "${knock.host ?? ''}".`;
  if (knock.origin === undefined) return knock.acts ? 'The request does not say where it comes from.' : null;
  const origin = knock.origin.toLowerCase();
  return addresses.some((one) => one.origins.includes(origin))
    ? null
    : `Requests from "${knock.origin}" are not taken.`;
}

/** Whether two secrets are the same, in a time that tells nothing about where they differ. */
export function isSame(one: string, other: string): boolean {
  const [first, second] = [Buffer.from(one), Buffer.from(other)];
  return first.length === second.length && timingSafeEqual(first, second);
}
