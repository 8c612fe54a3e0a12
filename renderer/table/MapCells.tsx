import type { Sync } from '../../engine/model/flow.ts';
import type { Side } from '../../engine/model/ids.ts';
import type { FlowProblem } from '../../engine/model/problem.ts';
import { matchFields } from '../canvas/cards.ts';
import type { Chip } from '../canvas/chip.ts';
import { stepsFromLeft } from '../canvas/edits.ts';
import { useObject } from '../canvas/use-sync.ts';
import { fieldIcon } from '../canvas/words/field-icon.ts';
import { stepDetail, stepIcon, stepLabel } from '../canvas/words/step-words.ts';
import { ruleHeld } from '../inspector/bulk/rule-held.ts';
import { ruleMark } from '../inspector/map/ConflictPick.tsx';
import { useMapChips, useNames } from '../inspector/use-map-facts.ts';
import { directionWords } from '../inspector/words/rule-words.ts';
import { flow, useFlow, useIsSelected } from '../state/flow.ts';
import { endsOf } from '../state/flow-parts.ts';
import { classes } from '../ui/classes.ts';
import { Icon } from '../ui/Icon.tsx';
import { WayLine } from '../ui/Pair.tsx';
import { Value } from '../ui/Value.tsx';
import { inOwnWords } from '../words/sentences.ts';
import { wordsOf } from '../words/words.ts';
import { Cell } from './Cell.tsx';
import type { MapRow } from './table-rows.ts';
import type { ColumnId } from './table-view.ts';

export interface CellsProps {
  readonly sync: Sync;
  readonly row: MapRow;
  readonly focused: ColumnId | null;
}

/** The fields at one end, with what marks them. */
function FieldCell({ sync, row, focused, side }: CellsProps & { readonly side: Side }) {
  const words = wordsOf('table');
  const object = useObject(sync.id, side);
  const ends = endsOf(row.map, side);
  const [first] = ends;
  const field = object?.fields.find((one) => one.name === first) ?? null;
  const isKey = first !== undefined && object?.key.includes(first) === true;
  const isMatch = ends.some((name) => matchFields(sync, side).has(name));
  return (
    <Cell row={row.key} column={side} focused={focused} className="f" canEdit>
      <Icon name={ends.length === 0 ? 'minus' : fieldIcon(field, isKey)} size={14} />
      <span className={classes('ell', ends.length === 0 && 'muted')} title={row[side]}>
        {ends.length === 0 ? words('nothing') : row[side]}
      </span>
      {isMatch && (
        <span className="fmk" title={words('matchKey')}>
          <Icon name="link" size={12} />
        </span>
      )}
      {field?.required === true && (
        <span className="fmk req" title={words('required')}>
          *
        </span>
      )}
      {field?.writable === 'never' && (
        <span className="fmk" title={words('readOnly')}>
          <Icon name="lock" size={12} />
        </span>
      )}
    </Cell>
  );
}

const Live = ({ chips }: { readonly chips: readonly Chip[] | undefined }) => {
  const [first] = chips ?? [];
  if (first === undefined) return <span className="muted">-</span>;
  const text = (chips ?? []).map((chip) => chip.text ?? '').filter((one) => one !== '');
  return (
    <span className="live" title={first.title}>
      <Value text={text.length === 0 ? null : text.join(', ')} tone={first.tone} />
    </span>
  );
};

function Steps({ sync, row }: Pick<CellsProps, 'sync' | 'row'>) {
  const problemsAt = useFlow((state) => state.problemsAt);
  const steps = stepsFromLeft(row.map);
  if (steps.length === 0) return <span className="muted">-</span>;
  return steps.map((step) => {
    const isWrong = problemsAt[`${sync.id}/${row.map.id}/${step.id}`] !== undefined;
    const detail = stepDetail(step);
    return (
      <span key={step.id} className={classes('step-chip', isWrong && 'warn')}>
        <Icon name={stepIcon(step.use)} size={12} />
        <span className="ell">
          {stepLabel(step)} {detail !== null && <em>{detail}</em>}
        </span>
        {isWrong && <Icon name="warn" size={12} />}
      </span>
    );
  });
}

const shortProblems = [
  ['line/no-way-back', 'noWayBack'],
  ['line/lossy', 'lossy'],
  ['line/types', 'types'],
  ['line/laws', 'laws'],
] as const;

/** A problem in a word or two, as there is room for in a cell. */
function shortWords({ code, stops }: FlowProblem): string {
  const words = wordsOf('table');
  const short = shortProblems.find(([known]) => known === code)?.[1];
  return words(stops ? 'stops' : (short ?? 'warning'));
}

function Last({ row }: Pick<CellsProps, 'row'>) {
  const words = wordsOf('table');
  const [problem] = row.problems;
  const { group } = row;
  const middle = group === null ? 0 : Math.floor((group.of - 1) / 2);
  return (
    <>
      {group !== null && group.of > 1 && (
        <>
          <span
            className={classes('bracket', group.at === 0 && 'first', group.at === group.of - 1 && 'last')}
            aria-hidden="true"
          />
          {group.at === middle && <b className="ell group-name">{group.group.label ?? group.group.id}</b>}
          {group.at === middle + 1 && <span className="soft ell">{words('moveTogether', { count: group.of })}</span>}
          <span className="sr">{words('inGroup', { group: group.group.label ?? group.group.id })}</span>
        </>
      )}
      {problem !== undefined && (
        <span className="c-need row g6 ell" title={inOwnWords(problem.message)}>
          <Icon name={problem.stops ? 'brake' : 'warn'} size={14} />
          <span className="ell">{shortWords(problem)}</span>
        </span>
      )}
    </>
  );
}

/** The cells of a field map. */
export function MapCells(props: CellsProps) {
  const { sync, row, focused } = props;
  const words = wordsOf('table');
  const isSelected = useIsSelected(row.key);
  const names = useNames(sync.id);
  const chips = useMapChips(sync.id, row.map);
  const rule = ruleHeld(sync, row.map).rule;
  const mark = ruleMark(rule, names);
  const cell = { row: row.key, focused };
  return (
    <>
      <Cell {...cell} column="pick" onPress={() => flow.getState().select([row.key], 'toggle')}>
        <span className={classes('check', isSelected && 'on')}>{isSelected && <Icon name="check" />}</span>
        <span className="sr">{words(isSelected ? 'selected' : 'notSelected')}</span>
      </Cell>
      <FieldCell {...props} side="left" />
      <Cell {...cell} column="left-value">
        <Live chips={chips?.left} />
      </Cell>
      <Cell {...cell} column="steps" className="steps" canEdit>
        <Steps sync={sync} row={row} />
      </Cell>
      <Cell {...cell} column="way" className="mid" canEdit>
        <WayLine way={row.way} />
        <span className="sr">{directionWords(row.map.direction ?? 'both', names)}</span>
      </Cell>
      <Cell {...cell} column="right-value" className="end">
        <Live chips={chips?.right} />
      </Cell>
      <FieldCell {...props} side="right" />
      <Cell {...cell} column="who" canEdit={row.who !== null}>
        {row.who === null ? (
          <span className="muted">{words('oneWay')}</span>
        ) : (
          <span className="row g6 who">
            {'mark' in mark ? mark.mark : <Icon name={mark.icon} />}
            <span className="ell">{row.who}</span>
          </span>
        )}
      </Cell>
      <Cell {...cell} column="blank" canEdit>
        <span className="ell">{row.blank}</span>
      </Cell>
      <Cell {...cell} column="problem" className="last" canEdit={row.problems.length > 0}>
        <Last row={row} />
      </Cell>
    </>
  );
}
