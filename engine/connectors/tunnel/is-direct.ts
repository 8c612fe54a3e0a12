import type { NetworkProxy } from '../../model/settings.ts';

/** Whether a name or address is that of the machine that asks, or the path of a socket on it. */
export const isThisMachine = (host: string): boolean =>
  host === 'localhost' || host === '::1' || host.startsWith('127.') || host.startsWith('/');

/** Whether a machine is reached directly although there is a proxy. Names are the same in capitals. */
export function isDirect(host: string, { except = [] }: NetworkProxy): boolean {
  if (isThisMachine(host)) return true;
  const name = host.toLowerCase();
  return except.some((one) => {
    const rule = one.toLowerCase();
    return rule.startsWith('*.') ? name.endsWith(rule.slice(1)) : name === rule;
  });
}
