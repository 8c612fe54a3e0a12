import { resolve } from 'node:path';
import { z } from 'zod';
import { toInstant } from '../../../core/values/instant.ts';
import { AuditAction, type AuditEntry } from '../../../model/audit.ts';
import { auditRows, verifyAudit } from '../../../run/audit.ts';
import type { Store } from '../../../store/contract.ts';
import type { Context } from '../context.ts';
import { exitCodes } from '../exit-codes.ts';
import { Failure, usage } from '../failure.ts';
import { lineFile } from '../line-file.ts';
import { liveFor } from '../live-source.ts';
import { placeFor } from '../source.ts';
import { table } from '../table.ts';
import { withWorld } from '../with-world.ts';
import { count, counted, moment, shown } from '../words.ts';

/** Rows that a person is shown unless they ask for all. */
const shownMax = 50;

const Options = z.object({
  since: z.string().optional(),
  who: z.string().optional(),
  action: z.string().optional(),
  about: z.string().optional(),
  all: z.boolean().default(false),
  verify: z.boolean().default(false),
  output: z.string().optional(),
});

interface Wish {
  readonly flow: string | null;
  readonly since: string | null;
  readonly who: string | null;
  readonly action: AuditAction | null;
  readonly about: string | null;
}

/** A day stands for its first instant in UTC. */
function sinceOf(text: string | undefined): string | null {
  if (text === undefined) return null;
  const instant = toInstant(/^\d{4}-\d\d-\d\d$/.test(text) ? `${text}T00:00:00Z` : text);
  if (!instant.ok)
    throw usage('since', `"${text}" is no day and no instant.`, 'Write 2026-11-23 or 2026-11-23T14:05:00Z.');
  return instant.value;
}

function actionOf(text: string | undefined): AuditAction | null {
  if (text === undefined) return null;
  const action = AuditAction.safeParse(text);
  if (!action.success)
    throw usage(
      'action',
      `Nothing is called "${text}" in the audit log.`,
      `Take one of ${AuditAction.options.join(', ')}.`,
    );
  return action.data;
}

const fits = (row: AuditEntry, wish: Wish): boolean =>
  (wish.flow === null || row.flow === wish.flow) &&
  (wish.since === null || row.at >= wish.since) &&
  (wish.who === null || row.by === wish.who) &&
  (wish.action === null || row.action === wish.action) &&
  (wish.about === null || row.about === wish.about);

function tell({ screen }: Context, rows: readonly AuditEntry[], found: number): void {
  table(
    screen,
    ['Row', 'When', 'Who', 'What', 'About', 'Said'],
    rows.map((row) => [
      String(row.seq),
      moment(row.at),
      row.by,
      row.action,
      [row.flow, row.sync, row.about === '' ? null : row.about].filter((one) => one !== null).join(' '),
      shown(row.why ?? row.says),
    ]),
  );
  if (found > rows.length) screen.line(screen.paint('dim', `and ${count(found - rows.length)} before: add --all`));
}

async function list(context: Context, store: Store, wish: Wish, all: boolean): Promise<number> {
  const { screen } = context;
  const last: AuditEntry[] = [];
  let found = 0;
  for await (const row of auditRows(store)) {
    if (!fits(row, wish)) continue;
    found += 1;
    screen.item({ deed: { ...row, says: row.says === null ? null : JSON.parse(row.says) } });
    if (screen.json) continue;
    last.push(row);
    if (!all && last.length > shownMax) last.shift();
  }
  if (found === 0) screen.line('The audit log has no such row.');
  else tell(context, last, found);
  screen.item({ deeds: found });
  return exitCodes.done;
}

async function verify({ screen }: Context, store: Store): Promise<number> {
  const { rows, hash, broken } = await verifyAudit(auditRows(store));
  if (broken !== null)
    throw new Failure({
      code: 'audit/broken',
      message: `The audit log does not hold. ${broken}`,
      fix: 'Somebody or something changed the state file; compare it with its backups, beside the state.',
    });
  screen.line(`The audit log holds: ${counted(rows, 'row')}, the last with the hash ${hash}.`);
  screen.item({ audit: { rows, hash } });
  return exitCodes.done;
}

async function write({ screen, cwd }: Context, store: Store, file: string): Promise<number> {
  const lines = lineFile(resolve(cwd, file), { code: 'audit', name: 'audit log' });
  let rows = 0;
  let hash = '';
  try {
    for await (const row of auditRows(store)) {
      lines.put(JSON.stringify(row));
      rows += 1;
      hash = row.hash;
    }
    lines.end();
  } finally {
    lines.abandon();
  }
  screen.line(`${counted(rows, 'row')} written to ${file}; verify them anywhere with: tandem-verify ${file}`);
  screen.item({ audit: { rows, hash, file } });
  return exitCodes.done;
}

/** `tandem audit [FLOW]`: who did what, when and why; `--verify` follows its chain, `--output` writes all of it. */
export async function auditCommand(context: Context, words: readonly string[], given: unknown): Promise<number> {
  const options = Options.parse(given);
  const source = words[0] === undefined ? null : liveFor(context, words[0]);
  const wish: Wish = {
    flow: source?.flow.id ?? null,
    since: sinceOf(options.since),
    who: options.who ?? null,
    action: actionOf(options.action),
    about: options.about ?? null,
  };
  const { output } = options;
  if ((options.verify || output !== undefined) && Object.values(wish).some((one) => one !== null))
    throw usage(
      'audit-part',
      'The chain of the audit log holds only as a whole.',
      'Name no flow and no filter with it.',
    );
  return withWorld(context, { place: source?.place ?? placeFor(context), plan: null }, ({ store }) => {
    if (output !== undefined) return write(context, store, output);
    return options.verify ? verify(context, store) : list(context, store, wish, options.all);
  });
}
