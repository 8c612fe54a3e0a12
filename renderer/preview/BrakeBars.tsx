import type { PreviewSummary } from '../../engine/protocol/calls/preview.ts';
import { openBrake } from '../inspector/sync/open-brake.ts';
import { Button } from '../ui/Button.tsx';
import { Icon } from '../ui/Icon.tsx';
import { inOwnWords } from '../words/sentences.ts';
import { wordsOf } from '../words/words.ts';
import { showGroup } from './preview-store.ts';
import { brakeGroup, brakeName } from './preview-words.ts';

const shownMax = 3;

/** The brakes that would stop the run, each with what to look at. */
export function BrakeBars({ flow, summary }: { readonly flow: string; readonly summary: PreviewSummary }) {
  const words = wordsOf('preview');
  const holding = summary.brakes.filter((one) => one.holds);
  return holding.slice(0, shownMax).map((one) => {
    const group = brakeGroup(one.brake);
    const rows = group === null ? 0 : summary.groups[group].rows;
    return (
      <div key={`${one.sync} ${one.brake} ${one.message}`} className="pv-brake" role="note">
        <Icon name="brake" />
        <span className="ell" title={`${inOwnWords(one.message)} ${inOwnWords(one.fix)}`}>
          <b>{words('brake', { brake: brakeName(one.brake) })}</b> {inOwnWords(one.message)} {words('brakeStops')}
        </span>
        <span className="grow" />
        {group !== null && rows > 0 && (
          <Button size="sm" onPress={() => showGroup(group)}>
            {words('see', { count: rows })}
          </Button>
        )}
        <Button size="sm" onPress={() => openBrake(flow, one.sync, one.brake)}>
          {words('changeLimit')}
        </Button>
      </div>
    );
  });
}
