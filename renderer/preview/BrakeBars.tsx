import type { PreviewSummary } from '../../engine/protocol/calls/preview.ts';
import { go } from '../app/route.ts';
import { Button } from '../ui/Button.tsx';
import { Icon } from '../ui/Icon.tsx';
import { showGroup } from './preview-store.ts';
import { brakeGroup, brakeName, number } from './preview-words.ts';

const shownMax = 3;

/** The brakes that would stop the run, each with what to look at. */
export function BrakeBars({ flow, summary }: { readonly flow: string; readonly summary: PreviewSummary }) {
  const holding = summary.brakes.filter((one) => one.holds);
  return holding.slice(0, shownMax).map((one) => {
    const group = brakeGroup(one.brake);
    const rows = group === null ? 0 : summary.groups[group].rows;
    return (
      <div key={`${one.sync} ${one.brake} ${one.message}`} className="pv-brake" role="note">
        <Icon name="brake" />
        <span className="ell" title={`${one.message} ${one.fix}`}>
          <b>Brake: {brakeName(one.brake)}.</b> {one.message} It stops before it writes anything.
        </span>
        <span className="grow" />
        {group !== null && rows > 0 && (
          <Button size="sm" onPress={() => showGroup(group)}>
            See the {number(rows)}
          </Button>
        )}
        <Button size="sm" onPress={() => go({ at: 'flow', flow, view: 'canvas' })}>
          Change the limit
        </Button>
      </div>
    );
  });
}
