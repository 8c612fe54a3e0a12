#!/usr/bin/env node
// Verifies an audit log that "tandem audit --output FILE" wrote. Needs nothing of Tandem but this file and Node 18 or newer.
import { createHash } from 'node:crypto';
import { createReadStream } from 'node:fs';
import { createInterface } from 'node:readline';

const usage =
  'Usage: tandem-verify FILE [HASH]\nHASH is the hash of the last row that you noted down before: it must be in the log.';
const sha256 = (text) => createHash('sha256').update(text, 'utf8').digest('hex');

/** The parts of a row that the chain covers, by name. */
const covered = ['about', 'action', 'at', 'by', 'flow', 'saysSum', 'seq', 'sync', 'why'];

function parsed(line, number) {
  try {
    const row = JSON.parse(line);
    if (row !== null && typeof row === 'object') return row;
  } catch {
    // Told below.
  }
  throw new Error(`Line ${number} is no row of an audit log.`);
}

/** Throws an Error in words when the row does not follow the one before it. */
function follow(before, row) {
  if (row.seq !== before.seq + 1) throw new Error(`Row ${before.seq + 1} is missing: the next one is row ${row.seq}.`);
  const says = row.says === null || sha256(`${row.salt}\n${row.says}`) === row.saysSum;
  if (!says) throw new Error(`Row ${row.seq} was changed: what it says does not fit its sum.`);
  const text = `{${covered.map((name) => `"${name}":${JSON.stringify(row[name])}`).join(',')}}`;
  if (sha256(`${before.hash}\n${text}`) !== row.hash)
    throw new Error(`Row ${row.seq} was changed, or a row before it: its hash does not follow.`);
}

async function verify(file, noted) {
  let before = { seq: 0, hash: '0'.repeat(64) };
  let found = noted === undefined;
  let removed = 0;
  let number = 0;
  for await (const line of createInterface({
    input: createReadStream(file, 'utf8'),
    crlfDelay: Number.POSITIVE_INFINITY,
  })) {
    number += 1;
    if (line === '') continue;
    const row = parsed(line, number);
    follow(before, row);
    if (row.says === null) removed += 1;
    found ||= row.hash === noted;
    before = row;
  }
  if (!found) throw new Error(`No row has the hash ${noted}: rows were taken away at the end, or this is another log.`);
  const kept = removed === 0 ? '' : ` What ${removed} of them say was removed by retention.`;
  return `The log holds: ${before.seq} rows, the last with the hash ${before.hash}.${kept}`;
}

const [file, noted, more] = process.argv.slice(2);
if (file === undefined || more !== undefined || file.startsWith('-')) {
  process.stderr.write(`${usage}\n`);
  process.exitCode = 64;
} else {
  try {
    process.stdout.write(`${await verify(file, noted)}\n`);
  } catch (error) {
    process.stderr.write(`The log does not hold. ${error instanceof Error ? error.message : String(error)}\n`);
    process.exitCode = 4;
  }
}
