import { z } from 'zod';
import type { Loss } from '../../../core/round-trip/round-trip.ts';
import { show } from '../../../core/values/show.ts';
import { MapId } from '../../../model/ids.ts';
import type { Tuple } from '../../../model/value.ts';
import { type LineTrips, type RoundTrips, tryRoundTrips } from '../../../run/round-trips.ts';
import type { Context } from '../context.ts';
import { exitCodes } from '../exit-codes.ts';
import { usage } from '../failure.ts';
import { planFor } from '../planned.ts';
import type { SideNames } from '../run-words.ts';
import { sourceFor } from '../source.ts';
import { syncIn } from '../sync-in.ts';
import { withWorld } from '../with-world.ts';
import { counted } from '../words.ts';

const Options = z.object({ fieldMap: z.string().optional(), rows: z.string().default('1000') });

const shownKeys = 8;

const lossWords: Record<Loss, string> = {
  case: 'upper and lower case is not kept',
  spaces: 'spaces are not kept',
  'case-and-spaces': 'upper and lower case and spaces are not kept',
  signs: 'signs between letters and digits are not kept',
  precision: 'digits are lost',
  cut: 'a part is cut off',
  order: 'the order is not kept',
  emptied: 'nothing comes back',
  other: 'another value comes back',
  unmapped: 'a choice has no counterpart',
  'does-not-fit': 'the field is too small',
  failed: 'a step cannot take it',
};

function rowsOf(text: string): number | null {
  if (text === 'all') return null;
  const rows = Number(text);
  if (Number.isSafeInteger(rows) && rows > 0) return rows;
  throw usage('rows', `"${text}" is no number of rows.`, 'For example: --rows 5000, or --rows all.');
}

const lossy = (line: LineTrips): number => line.losses.reduce((sum, group) => sum + group.rows, 0);
const said = (values: Tuple | null): string =>
  (values ?? []).map((value) => (value === null ? '-' : show(value))).join(', ');

function tellLine({ screen }: Context, line: LineTrips, names: ReturnType<SideNames>): void {
  screen.item({ line });
  if (line.losses.length === 0) return;
  const way = line.way === 'there' ? `from ${names[line.from]}` : `from ${names[line.from]} and back`;
  screen.line(`${screen.paint('strong', line.label)}, ${way}: ${counted(lossy(line), 'row')} of ${line.rows}`);
  for (const group of line.losses) {
    screen.line(`  ${screen.paint('amber', `${group.rows}: ${lossWords[group.loss]}`)}`);
    for (const one of group.samples) {
      const back = one.back === null ? (one.detail ?? '') : said(one.back);
      const there = one.there === null ? '' : ` → ${said(one.there)}`;
      screen.line(`    ${one.key}  ${screen.paint(line.from, said(one.before))}${there} → ${back}`);
    }
    const more = group.rows > shownKeys ? ' ...' : '';
    screen.line(screen.paint('dim', `    rows: ${group.keys.slice(0, shownKeys).join(', ')}${more}`));
  }
}

function tellAll(context: Context, flow: string, told: RoundTrips): void {
  const { screen } = context;
  const bad = told.lines.filter((line) => line.losses.length > 0);
  const all = Object.values(told.rows).reduce((sum, { left, right }) => sum + left + right, 0);
  const rest =
    bad.length === 0 ? 'every value comes back as it was' : `${counted(bad.length, 'way')} that lose something`;
  screen.line(
    `${counted(all, 'row')} read, ${told.lines.length - bad.length} of ${counted(told.lines.length, 'way')} lose nothing: ${rest}.`,
  );
  screen.item({ flow, rows: told.rows, lines: told.lines.length, lossy: bad.length });
}

/** `tandem roundtrip [FLOW] [SYNC] [--field-map ID] [--rows N|all]`: what the lines of a flow lose of real rows, there and back. */
export async function roundtripCommand(context: Context, words: readonly string[], given: unknown): Promise<number> {
  const options = Options.parse(given);
  const rows = rowsOf(options.rows);
  const source = sourceFor(context, words[0]);
  const { plan, names } = await planFor(context, source);
  const only = words[1] === undefined ? {} : { sync: syncIn(source.flow, words[1]).id };
  const map = options.fieldMap === undefined ? {} : { map: MapId.parse(options.fieldMap) };
  const maps = plan.syncs.flatMap((sync) => sync.units.flatMap((unit) => unit.maps));
  if (options.fieldMap !== undefined && maps.every((one) => one.id !== options.fieldMap))
    throw usage(
      'field-map',
      `The flow has no field map "${options.fieldMap}".`,
      `Its field maps are: ${maps.map((one) => one.id).join(', ')}.`,
    );
  const told = await withWorld(context, { place: source.place, plan }, (world) =>
    tryRoundTrips(plan, world, { rows, ...only, ...map }),
  );
  for (const line of told.lines) {
    const sync = plan.syncs.find((one) => one.id === line.sync);
    if (sync !== undefined) tellLine(context, line, names(sync));
  }
  tellAll(context, plan.flow, told);
  return exitCodes.done;
}
