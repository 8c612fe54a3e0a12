import type { NodeProps } from '@xyflow/react';
import { memo } from 'react';
import type { SyncId } from '../../engine/model/ids.ts';
import { useIsSelected, useProblemsOf } from '../state/flow.ts';
import { classes } from '../ui/classes.ts';
import { Icon } from '../ui/Icon.tsx';
import { wordsOf } from '../words/words.ts';
import { fieldLabel } from './cards.ts';
import { sizes } from './geometry/sizes.ts';
import type { PartNode } from './graph.ts';
import { RecordAnchors } from './Handles.tsx';
import { useSamples } from './samples.ts';
import { useObject, useSync } from './use-sync.ts';
import { useCanvas } from './view.ts';

const rowsShown = 2;

const MatchBox = memo(function MatchBox({ id, sync }: { readonly id: string; readonly sync: SyncId }) {
  const tiers = useSync(sync)?.match.tiers ?? [];
  const left = useObject(sync, 'left');
  const right = useObject(sync, 'right');
  const linked = useSamples((state) => state.of[sync]?.linked ?? 0);
  const isSelected = useIsSelected(id);
  const isFocus = useCanvas((state) => state.focus === id);
  const isWrong = useProblemsOf(id).length > 0;
  const isRoomy = useCanvas((state) => state.band === 'full');
  const names = (object: typeof left, fields: readonly string[]): string =>
    fields.map((field) => fieldLabel(object, field)).join(', ');
  const rows = tiers.slice(0, rowsShown);
  const height = tiers.length > 1 ? sizes.matchHeight : sizes.matchHeight - (tiers.length === 1 ? 18 : 24);
  return (
    // biome-ignore lint/a11y/useSemanticElements: a node is dragged and holds blocks, which no button may.
    <div
      className={classes('node match', isSelected && 'sel', isWrong && 'warn')}
      style={{ height }}
      data-key={id}
      role="button"
      tabIndex={isFocus ? 0 : -1}
      aria-pressed={isSelected}
    >
      <div className="node-head">
        <Icon name="link" size={14} />
        {wordsOf('canvas')('match')}
        {linked > 0 && <span className="ok">{wordsOf('canvas')('linked', { count: linked })}</span>}
        {isWrong && (
          <span className="sw">
            <Icon name="warn" size={14} />
          </span>
        )}
      </div>
      {rows.length === 0 && <p className="ell">{wordsOf('canvas')('byNothing')}</p>}
      {/* Far away a row of both names would be cut: the names of one side say which keys they are. */}
      {!isRoomy && rows.length > 0 && (
        <p title={tiers.map((tier) => `${names(left, tier.left)} = ${names(right, tier.right)}`).join('\n')}>
          {tiers.map((tier) => names(left, tier.left)).join(', ')}
        </p>
      )}
      <ol hidden={!isRoomy}>
        {rows.map((tier, at) => (
          <li
            key={`${tier.left.join()}=${tier.right.join()}`}
            title={`${names(left, tier.left)} = ${names(right, tier.right)}`}
          >
            <span>{at + 1}</span>
            <b className="c-l ell">{names(left, tier.left)}</b>
            <i>=</i>
            <b className="c-r ell">{names(right, tier.right)}</b>
            {at === rowsShown - 1 && tiers.length > rowsShown && <i>+{tiers.length - rowsShown}</i>}
          </li>
        ))}
      </ol>
      <RecordAnchors />
    </div>
  );
});

/** The keys by which records of both sides are known to be one thing. */
export const MatchNode = memo(function MatchNode({ id, data }: NodeProps<PartNode>) {
  const { part } = data;
  return part.kind === 'match' ? <MatchBox id={id} sync={part.sync} /> : null;
});
