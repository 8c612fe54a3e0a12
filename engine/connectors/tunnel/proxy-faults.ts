import { Fault } from '../../model/fault.ts';
import type { NetworkProxy } from '../../model/settings.ts';
import type { ProxyWay } from '../contract.ts';
import type { TunnelEnd } from './tunnel.ts';

export const unreachable = (proxy: NetworkProxy, cause: unknown): Fault =>
  new Fault(
    'transient',
    {
      code: 'proxy/unreachable',
      message: `The proxy ${proxy.address} cannot be reached.`,
      fix: 'Check its address in Settings, Network and certificates, and that it runs.',
      ...(cause instanceof Error && { cause: cause.message }),
    },
    { cause },
  );

export const leadsNowhere = (proxy: NetworkProxy, { host, port }: TunnelEnd, said: string): Fault =>
  new Fault('transient', {
    code: 'proxy/no-way',
    message: `The proxy ${proxy.address} does not lead to ${host}:${port}.`,
    fix: 'Ask who runs it to let this machine through, or name the server under "Reached directly" in Settings, Network and certificates.',
    cause: said,
  });

/** Why a sign-in was not enough: there was none, no password for it, or the proxy did not accept it. */
export function signInRefused({ address, user, password }: ProxyWay, said: string): Fault {
  if (user === undefined)
    return new Fault('sign-in', {
      code: 'proxy/sign-in',
      message: `The proxy ${address} wants a sign-in, and no user name is set for it.`,
      fix: 'Enter user name and password in Settings, Network and certificates, or ask who runs it to let this machine through without.',
      cause: said,
    });
  if (password === undefined)
    return new Fault('sign-in', {
      code: 'proxy/no-password',
      message: `The proxy ${address} wants a password of "${user}", and none is kept.`,
      fix: 'Enter it in Settings, Network and certificates, or set the variable TANDEM_PROXY_PASSWORD.',
      cause: said,
    });
  return new Fault('sign-in', {
    code: 'proxy/refused',
    message: `The proxy ${address} did not accept the user "${user}" with this password.`,
    fix: 'Enter both again in Settings, Network and certificates, or ask who runs it whether this user may go through.',
    cause: said,
  });
}

/** The proxy knows its users in another way than by a password. @param kinds the ways it takes, as it names them */
export const otherSignIn = ({ address }: NetworkProxy, kinds: string, said: string): Fault =>
  new Fault('setting', {
    code: 'proxy/sign-in-kind',
    message: `The proxy ${address} wants a sign-in by ${kinds}, and Tandem gives user name and password (Basic) only.`,
    fix: 'Ask who runs it to take Basic as well, or to let this machine through without a sign-in.',
    cause: said,
  });
