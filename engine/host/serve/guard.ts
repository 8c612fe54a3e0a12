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

const hostOf = (name: string, port: number): string => `${name}:${port}`.toLowerCase();

/**
 * Whether a request comes from where it must. A page of another site that had its name changed to this machine's address
 * (DNS rebinding) still says its own name in `Host`; one that sends requests here says its own in `Origin`.
 * @returns what is wrong, in a sentence, or null
 */
export function refusal(knock: Knock, names: readonly string[], port: number): string | null {
  const hosts = names.map((name) => hostOf(name, port));
  if (knock.host === undefined || !hosts.includes(knock.host.toLowerCase()))
    return `This server is not called "${knock.host ?? ''}".`;
  if (knock.origin === undefined) return knock.acts ? 'The request does not say where it comes from.' : null;
  const origins = hosts.flatMap((host) => [`http://${host}`, `https://${host}`]);
  return origins.includes(knock.origin.toLowerCase()) ? null : `Requests from "${knock.origin}" are not taken.`;
}

/** Whether two secrets are the same, in a time that tells nothing about where they differ. */
export function isSame(one: string, other: string): boolean {
  const [first, second] = [Buffer.from(one), Buffer.from(other)];
  return first.length === second.length && timingSafeEqual(first, second);
}
