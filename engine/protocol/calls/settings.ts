import { z } from 'zod';
import { Policy } from '../../model/policy.ts';
import { Problem } from '../../model/problem.ts';
import { Network, ProxyPassword, Retention } from '../../model/settings.ts';
import { call } from '../call.ts';
import { KeptSecret } from './connections.ts';

/** The settings of a workspace, and what of them IT set for the machine. */
export const SettingsLook = z.object({
  retention: Retention,
  network: Network,
  /** The file of IT, whether or not there is one. */
  policyFile: z.string(),
  policy: Policy.nullable(),
  /** Who signs in at the proxy because the environment of the engine says so; null: whom the settings name. */
  proxyUser: z.string().nullable(),
  /** Whether a password of the proxy is kept; never what it is. */
  proxyPassword: KeptSecret,
  /** What is wrong with the settings or with the file of IT. */
  problems: z.array(Problem),
});
export type SettingsLook = z.infer<typeof SettingsLook>;

export const lookAtSettings = call('settings.look', z.object({}), SettingsLook);

const Done = z.object({});

/** Replaces what the workspace says of retention. What IT set counts all the same. */
export const saveRetention = call('settings.retention', z.object({ retention: Retention }), Done);

/** Replaces whom the engine trusts, and trusts them from then on. */
export const saveNetwork = call('settings.network', z.object({ network: Network }), Done);

/** Keeps the password of the proxy that counts now, for that one only; null: none is kept from then on. */
export const saveProxyPassword = call(
  'settings.proxy-password',
  z.object({ password: ProxyPassword.nullable() }),
  Done,
);

/** How much retention would take away now; with `now`, it does. */
export const tidyWorkspace = call(
  'settings.tidy',
  z.object({ now: z.boolean() }),
  z.object({ removed: z.record(z.string(), z.int()) }),
);

/** A file may be this big, in base64. */
const fileMax = 12_000_000;
const Zip = z.base64().max(fileMax);

/** Everything of the workspace but secrets, state and people: what can be drawn and set, as a ZIP file. */
export const exportWorkspace = call(
  'settings.export',
  z.object({}),
  z.object({ name: z.string(), zip: Zip, files: z.int() }),
);

/** What of an export is what here. */
export const ImportedFile = z.object({ path: z.string(), is: z.enum(['new', 'same', 'other']) });
export type ImportedFile = z.infer<typeof ImportedFile>;

/** Looks through an export; with `now`, its files take their places, those that are `other` only with `replace`. */
export const importWorkspace = call(
  'settings.import',
  z.object({ zip: Zip, now: z.boolean(), replace: z.boolean() }),
  z.object({ files: z.array(ImportedFile), problems: z.array(Problem), written: z.int() }),
);

/** What helps to find out why something does not work: no secret, no value of a record, no name of a person. */
export const makeDiagnostics = call(
  'settings.diagnostics',
  z.object({}),
  z.object({ name: z.string(), text: z.string() }),
);
