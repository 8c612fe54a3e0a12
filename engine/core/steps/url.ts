import { z } from 'zod';
import { err, ok, type Result } from '../../model/result.ts';
import { show } from '../values/show.ts';
import { defineStep, failed } from './define-step.ts';
import { eachText, type Turned, textOut, turnEach } from './each.ts';
import type { Values } from './step.ts';

interface WebAddress {
  protocol: string;
  readonly username: string;
  hostname: string;
  pathname: string;
  search: string;
  hash: string;
  readonly href: string;
}

/** The parser of the WHATWG URL standard: pure, and part of every machine that runs this, though not of the language. */
declare const URL: new (text: string) => WebAddress;

const label = 'Web address';
const lengthMax = 10_000;
const Settings = z.strictObject({
  /** The whole address, or only the name of its host. */
  part: z.enum(['address', 'host']).default('address'),
  /** Which scheme is written; an address without one always gets `https`. */
  scheme: z.enum(['keep', 'https']).default('keep'),
  www: z.enum(['keep', 'remove']).default('keep'),
  trailingSlash: z.enum(['keep', 'remove']).default('remove'),
  /** Parameters that only say where a visitor came from, such as utm_source. */
  tracking: z.enum(['keep', 'remove']).default('remove'),
  /** What stands after the #. */
  fragment: z.enum(['keep', 'remove']).default('keep'),
  /** What is not a web address fails, or stays as it is. */
  invalid: z.enum(['fail', 'keep']).default('fail'),
});
type Settings = z.infer<typeof Settings>;

const tracking =
  /^(?:utm_\w+|gclid|gclsrc|dclid|gbraid|wbraid|fbclid|msclkid|yclid|ttclid|twclid|li_fat_id|igshid|mc_cid|mc_eid|_hsenc|_hsmi)$/i;

function read(value: string): Result<WebAddress, string> {
  const bare = value.trim();
  const scheme = /^([a-z][a-z\d+.-]*):\/\//iu.exec(bare)?.[1]?.toLowerCase();
  const refused = err(`${show(value)} is not a web address such as https://example.com; correct it.`);
  if (bare.length > lengthMax || /\s/u.test(bare)) return refused;
  if (scheme !== undefined && scheme !== 'http' && scheme !== 'https') return refused;
  try {
    const url = new URL(scheme === undefined ? `https://${bare.replace(/^\/\//, '')}` : bare);
    // Without a scheme nearly any word could be a host, so that it must look like one, and not like an e-mail address.
    const isHost = /[^.]\.[^.]/.test(url.hostname) && url.username === '';
    return scheme === undefined && !isHost ? refused : ok(url);
  } catch {
    return refused;
  }
}

function withoutTracking(search: string): string {
  const kept = search
    .slice(1)
    .split('&')
    .filter((one) => one !== '' && !tracking.test(one.split('=')[0] ?? ''));
  return kept.length === 0 ? '' : `?${kept.join('&')}`;
}

function hostOf(settings: Settings, url: WebAddress): string {
  return settings.www === 'remove' ? url.hostname.replace(/^www\./, '') : url.hostname;
}

function tidied(settings: Settings, value: string): Turned {
  if (value.trim() === '') return ok('');
  const made = read(value);
  if (!made.ok) return settings.invalid === 'keep' ? ok(value) : failed(made.error);
  const url = made.value;
  const host = hostOf(settings, url);
  if (settings.part === 'host') return textOut(host);
  url.hostname = host;
  if (settings.scheme === 'https') url.protocol = 'https:';
  if (settings.tracking === 'remove') url.search = withoutTracking(url.search);
  if (settings.fragment === 'remove') url.hash = '';
  if (settings.trailingSlash === 'remove') url.pathname = url.pathname.replace(/\/+$/, '');
  const isBare = settings.trailingSlash === 'remove' && url.pathname === '/' && url.search === '' && url.hash === '';
  return textOut(isBare ? url.href.replace(/\/[?#]*$/, '') : url.href);
}

/** A host that comes back goes into the old address. */
function withHost(value: string, old: Values | null, at: number): Turned {
  const before = old?.[at];
  const url = typeof before === 'string' && before.trim() !== '' ? read(before) : null;
  const host = read(value);
  if (!host.ok || host.value.href !== `https://${host.value.hostname}/`) {
    return value === '' ? ok('') : failed(`${show(value)} is not the name of a host such as example.com; correct it.`);
  }
  if (url === null || !url.ok) return textOut(`https://${host.value.hostname}`);
  url.value.hostname = host.value.hostname;
  return textOut(url.value.href);
}

export const urlStep = defineStep<Settings>({
  use: 'url',
  label,
  settings: Settings,
  sentence: (settings) => {
    if (settings.part === 'host') {
      return `Takes the name of the host out of web addresses${settings.www === 'remove' ? ', without "www."' : ''}.`;
    }
    const parts = [
      settings.scheme === 'https' ? 'with https' : '',
      settings.www === 'remove' ? 'without "www."' : '',
      settings.trailingSlash === 'remove' ? 'without a slash at the end' : '',
      settings.tracking === 'remove' ? 'without tracking parameters' : '',
      settings.fragment === 'remove' ? 'without what follows the #' : '',
    ].filter((part) => part !== '');
    return `Tidies web addresses: ${['host in lower case', ...parts].join(', ')}.`;
  },
  types: (_settings, before) => eachText(label, before),
  way: () => 'lossy',
  forward: (settings, values) => turnEach(values, (value) => tidied(settings, value)),
  backward: (settings, values, old) =>
    settings.part === 'address' ? ok(values) : turnEach(values, (value, at) => withHost(value, old, at)),
  samples: [
    {
      settings: Settings.parse({}),
      in: [' HTTP://Example.COM/shop/?utm_source=mail&id=7#top '],
      out: ['http://example.com/shop?id=7#top'],
      back: ['http://example.com/shop?id=7#top'],
    },
    {
      settings: Settings.parse({ scheme: 'https', www: 'remove', fragment: 'remove' }),
      in: ['http://www.example.com/?gclid=1#x'],
      out: ['https://example.com'],
      back: ['https://example.com'],
    },
    {
      settings: Settings.parse({ part: 'host', www: 'remove' }),
      in: ['www.Example.com/shop'],
      out: ['example.com'],
      back: ['https://example.com'],
    },
    { settings: Settings.parse({ invalid: 'keep' }), in: ['none yet'], out: ['none yet'], back: ['none yet'] },
  ],
});
