import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { Ajv } from 'ajv';
import { load } from 'js-yaml';
import { expect, test } from 'vitest';
import { z } from 'zod';
import { root } from '../engine/testing/sources.ts';

const Schema = z.record(z.string(), z.unknown());
const schema = Schema.parse(JSON.parse(readFileSync(join(root, 'node_modules/app-builder-lib/scheme.json'), 'utf8')));
const config = load(readFileSync(join(root, 'electron-builder.yml'), 'utf8'));
const Config = z.object({
  electronFuses: z.record(z.string(), z.boolean()),
  electronDist: z.undefined().optional(),
  files: z.array(z.string()),
  linux: z.object({ files: z.array(z.string()) }),
  mac: z.object({ files: z.array(z.string()) }),
  win: z.object({ files: z.array(z.string()) }),
});

const fits = (value: unknown): boolean => new Ajv({ strict: false, logger: false }).compile(schema)(value);

test('the package of all three platforms is described as its builder wants it', () => {
  expect(fits(config)).toBe(true);
  expect(fits({ ...Schema.parse(config), asar: 'yes' })).toBe(false);
  expect(fits({ ...Schema.parse(config), linux: { catgory: 'Office' } })).toBe(false);
});

test('fuses leave no way to run other code with the app’s rights, and Electron comes from nowhere else', () => {
  expect(Config.parse(config).electronFuses).toEqual({
    runAsNode: false,
    enableCookieEncryption: true,
    enableNodeOptionsEnvironmentVariable: false,
    enableNodeCliInspectArguments: false,
    enableEmbeddedAsarIntegrityValidation: true,
    onlyLoadAppFromAsar: true,
    loadBrowserProcessSpecificV8Snapshot: false,
    grantFileProtocolExtraPrivileges: false,
  });
});

test('every platform names what it packs: one that only leaves out would pack the whole project', () => {
  const { linux, mac, win } = Config.parse(config);
  for (const { files } of [linux, mac, win]) expect(files.slice(0, 2)).toEqual(['dist/**', '!**/*.map']);
});
