import { carries, endsOf } from '../../core/merge/pair.ts';
import { identical } from '../../core/values/equal.ts';
import type { LinkId, Side } from '../../model/ids.ts';
import type { Decision } from '../../model/inbox.ts';
import type { SyncPlan } from '../../model/plan.ts';
import type { Sighted } from '../../model/record.ts';
import type { Fields } from '../../model/value.ts';
import type { Scope } from '../../store/contract/scope.ts';
import type { Store } from '../../store/contract.ts';

const linksMax = 1_000;

type Around = { readonly [side in Side]: Fields };
type Asked = Extract<Decision['question'], { about: 'unit' }>;

/** Whether a record held what a question showed of it. */
function isAsShown(sync: SyncPlan, side: Side, question: Asked, fields: Fields): boolean {
  const unit = sync.units.find((one) => one.id === question.unit);
  return (unit?.maps ?? []).every((map) => {
    if (!carries(map, 'left') && !carries(map, 'right')) return true;
    const shown = question[side][map.slot];
    return endsOf(map, side).every((name, index) => {
      const [was, is] = [shown?.[index], fields[name]];
      return was !== undefined && is !== undefined && identical(was, is);
    });
  });
}

/**
 * A side's record as the run found it that asked first about these values: what Tandem wrote to other fields of it since says
 * nothing about who edited it.
 */
function foundBy(sync: SyncPlan, side: Side, question: Asked, readings: readonly Sighted[]): Fields {
  let found: Fields = {};
  let wasShown = false;
  for (const { sighting } of readings) {
    const shows = sighting.kind === 'found' && isAsShown(sync, side, question, sighting.snapshot.fields);
    if (shows && !wasShown) found = sighting.snapshot.fields;
    wasShown = shows;
  }
  return wasShown ? found : {};
}

/** The two records that decisions were about, as far as readings of them are kept, by the decision's number. */
export async function recordsAsAsked(
  store: Store,
  scope: Scope,
  sync: SyncPlan,
  decisions: readonly Decision[],
): Promise<ReadonlyMap<number, Around>> {
  const found = new Map<number, Around>();
  const links = [...new Set(decisions.flatMap(({ link }) => link ?? []))];
  for (let at = 0; at < links.length; at += linksMax) {
    const some = links.slice(at, at + linksMax);
    const sighted: ReadonlyMap<LinkId, readonly Sighted[]> = await store.sighted(scope, some);
    const asked = new Set(some);
    for (const { seq, link, question, at: decidedAt } of decisions) {
      if (link === null || !asked.has(link) || question.about !== 'unit') continue;
      const readings = (sighted.get(link) ?? []).filter((one) => one.at <= decidedAt);
      const on = (side: Side) =>
        foundBy(
          sync,
          side,
          question,
          readings.filter((one) => one.side === side),
        );
      found.set(seq, { left: on('left'), right: on('right') });
    }
  }
  return found;
}
