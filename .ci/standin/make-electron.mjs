// Makes a folder that looks like an unpacked Electron for Linux, so that the package can be built and looked into where Electron
// itself cannot be fetched: node .ci/standin/make-electron.mjs FOLDER
import { chmodSync, mkdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';

const [out] = process.argv.slice(2);
if (out === undefined) throw new Error('Name the folder to make.');
const manifest = join(import.meta.dirname, '../../node_modules/electron/package.json');
const { version } = JSON.parse(readFileSync(manifest, 'utf8'));

const put = (name, content, mode = 0o644) => {
  writeFileSync(join(out, name), content);
  chmodSync(join(out, name), mode);
};

rmSync(out, { recursive: true, force: true });
for (const folder of ['resources', 'locales']) mkdirSync(join(out, folder), { recursive: true });

// A program that does nothing, with the wire in it that fuses are flipped on: a mark, its version, their number, their states.
const mark = 'dL7pKGdnNz796PbbjQWNKmHXBZaB9tsX';
const fuses = '010001010';
put(
  'electron',
  Buffer.concat([
    Buffer.from('#!/bin/sh\necho "This is a stand-in for Electron." >&2\nexit 1\n: '),
    Buffer.from(mark),
    Buffer.from([1, fuses.length]),
    Buffer.from(`${fuses}\n`),
  ]),
  0o755,
);
put('version', version);
put('LICENSE', 'MIT\n');
put('LICENSES.chromium.html', '<!doctype html>\n');
for (const name of ['chrome-sandbox', 'chrome_crashpad_handler']) put(name, '#!/bin/sh\nexit 0\n', 0o755);
for (const name of [
  'icudtl.dat',
  'resources.pak',
  'chrome_100_percent.pak',
  'snapshot_blob.bin',
  'v8_context_snapshot.bin',
])
  put(name, 'x');
put('locales/en-US.pak', 'x');
