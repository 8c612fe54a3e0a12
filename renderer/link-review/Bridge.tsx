import { useEffect, useId, useRef, useState } from 'react';
import { Button as AriaButton } from 'react-aria-components';
import type { Side } from '../../engine/model/ids.ts';
import type { ClusterRecord, ReviewCluster, ReviewSummary } from '../../engine/protocol/calls/review.ts';
import { classes } from '../ui/classes.ts';
import { Icon } from '../ui/Icon.tsx';
import { Tile } from '../ui/Tile.tsx';
import { inOwnWords } from '../words/sentences.ts';
import { wordsOf } from '../words/words.ts';
import { type BridgeLine, bridge, bridgeHeight, bridgeLines, cardTop, cardWidth } from './bridge-lines.ts';
import { recordIn } from './pick.ts';
import { type Pick, useReview } from './review-store.ts';
import { percent } from './review-words.ts';

interface Props {
  readonly review: ReviewSummary;
  readonly cluster: ReviewCluster;
  readonly pick: Pick | null;
}

const isPicked = (pick: Pick | null, side: Side, key: string): boolean =>
  pick !== null && (pick.is === 'pair' ? pick[side] === key : pick.side === side && pick.key === key);

const choose = (pick: Pick): void => useReview.setState({ pick });

interface CardProps {
  readonly side: Side;
  readonly record: ClusterRecord;
  readonly at: number;
  readonly system: string;
  readonly isOn: boolean;
  readonly width: number;
}

function Card({ side, record, at, system, isOn, width }: CardProps) {
  const [first, second] = record.lines;
  const tone = side === 'left' ? 'l' : 'r';
  const words = wordsOf('linkReview');
  return (
    <AriaButton
      className={classes('lr-rc', tone, isOn && 'sel', !record.isThere && 'gone', record.became !== null && 'was')}
      style={{ top: cardTop(at), width, [side]: bridge.edge }}
      aria-pressed={isOn}
      onPress={() => choose({ is: 'record', side, key: record.key })}
    >
      <span className="t">
        <Tile label={system} size={16} tone={tone} />
        <b className="ell">{record.title}</b>
        <span className="muted fs12 key">{record.key}</span>
      </span>
      <span className="p ell">{first ?? (record.isThere ? words('nothingElse') : words('notThere'))}</span>
      {record.became !== null ? (
        <span className="p became">
          <Icon name="check" size={12} />
          <span className="ell">{inOwnWords(record.became)}</span>
        </span>
      ) : (
        <span className="p ell">{record.twin === null ? second : words('linkedWith', { twin: record.twin })}</span>
      )}
      <i className="h" />
    </AriaButton>
  );
}

const stateKeys = { open: 'pairOpen', linked: 'pairLinked', apart: 'pairApart' } as const;

function Score({ line, at, cluster, isOn }: { line: BridgeLine; at: number; cluster: ReviewCluster; isOn: boolean }) {
  const { pair, chip } = line;
  const [left, right] = [recordIn(cluster, 'left', pair.left), recordIn(cluster, 'right', pair.right)];
  const names = { left: left?.title ?? '', right: right?.title ?? '' };
  return (
    <AriaButton
      className={classes('lr-sc', isOn && 'sel', pair.state)}
      style={{ left: chip.x, top: chip.y }}
      aria-pressed={isOn}
      aria-label={wordsOf('linkReview')(stateKeys[pair.state], { at: at + 1, ...names, percent: percent(pair.score) })}
      onPress={() => choose({ is: 'pair', left: pair.left, right: pair.right })}
    >
      {pair.state === 'linked' && <Icon name="link" size={12} />}
      {pair.state === 'apart' && <Icon name="x" size={12} />}
      {percent(pair.score)}
    </AriaButton>
  );
}

function Lines({
  lines,
  pick,
  width,
  height,
}: {
  lines: readonly BridgeLine[];
  pick: Pick | null;
  width: number;
  height: number;
}) {
  const gradient = useId();
  const isOn = ({ pair }: BridgeLine): boolean =>
    pick?.is === 'pair' && isPicked(pick, 'left', pair.left) && isPicked(pick, 'right', pair.right);
  // The picked line is drawn last, over the others.
  const ordered = [...lines].sort((one, other) => Number(isOn(one)) - Number(isOn(other)));
  return (
    <svg className="e" width={width} height={height} aria-hidden="true">
      <defs>
        <linearGradient
          id={gradient}
          gradientUnits="userSpaceOnUse"
          x1={width / 2 - 74}
          y1="0"
          x2={width / 2 + 74}
          y2="0"
        >
          <stop style={{ stopColor: 'var(--left-line)' }} />
          <stop offset=".5" style={{ stopColor: 'var(--line-mid)' }} />
          <stop offset="1" style={{ stopColor: 'var(--right-line)' }} />
        </linearGradient>
      </defs>
      {ordered.map((line) => (
        <g
          key={`${line.pair.left} ${line.pair.right}`}
          onPointerDown={() => choose({ is: 'pair', left: line.pair.left, right: line.pair.right })}
        >
          <path className="case" d={line.path} />
          {isOn(line) && <path className="halo" d={line.path} />}
          <path
            className={classes('ln', isOn(line) && 'sel', line.pair.state)}
            style={isOn(line) ? { stroke: `url(#${gradient})` } : {}}
            d={line.path}
          />
          <path className="hit" d={line.path} />
        </g>
      ))}
    </svg>
  );
}

const usualWidth = 728;

function useWidth() {
  const box = useRef<HTMLElement>(null);
  const [width, setWidth] = useState(usualWidth);
  useEffect(() => {
    const { current } = box;
    if (current === null) return;
    const watch = new ResizeObserver(() => setWidth(current.clientWidth));
    watch.observe(current);
    return () => watch.disconnect();
  }, []);
  return { box, width };
}

/** The records of both sides with a line for each pair, and how alike it is. */
export function Bridge({ review, cluster, pick }: Props) {
  const { box, width } = useWidth();
  const height = bridgeHeight(cluster);
  const lines = bridgeLines(cluster, width);
  return (
    <section
      ref={box}
      className="lr-bridge"
      aria-label={wordsOf('linkReview')('bridge')}
      tabIndex={height.whole > height.shown ? 0 : -1}
      style={{ height: height.shown }}
    >
      <div className="in" style={{ height: height.whole }}>
        <Lines lines={lines} pick={pick} width={width} height={height.whole} />
        {(['left', 'right'] as const).map((side) =>
          cluster[side].map((record, at) => (
            <Card
              key={`${side} ${record.key}`}
              side={side}
              record={record}
              at={at}
              system={review[side].name}
              width={cardWidth(width)}
              isOn={isPicked(pick, side, record.key)}
            />
          )),
        )}
        {lines.map((line, at) => (
          <Score
            key={`${line.pair.left} ${line.pair.right}`}
            line={line}
            at={at}
            cluster={cluster}
            isOn={
              pick?.is === 'pair' && isPicked(pick, 'left', line.pair.left) && isPicked(pick, 'right', line.pair.right)
            }
          />
        ))}
      </div>
    </section>
  );
}
