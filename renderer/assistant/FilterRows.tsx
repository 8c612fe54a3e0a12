import type { Side } from '../../engine/model/ids.ts';
import type { ObjectShape } from '../../engine/model/shape.ts';
import { comparisonWords, conditionWords } from '../canvas/words/condition-words.ts';
import { valueText } from '../canvas/words/value-text.ts';
import { Badge } from '../ui/Badge.tsx';
import { Checkbox } from '../ui/Checkbox.tsx';
import { FieldIcon } from '../ui/FieldIcon.tsx';
import type { ChosenParts } from './chosen-parts.ts';
import { choosePart } from './setup-store.ts';

type Shapes = { readonly [side in Side]: ObjectShape | null };

/** Which records the template takes: each condition can be left out. */
export function FilterRows({
  filters,
  shapes,
  names,
}: {
  readonly filters: ChosenParts['filters'];
  readonly shapes: Shapes;
  readonly names: { readonly [side in Side]: string };
}) {
  if (filters.length === 0) return null;
  return (
    <ul aria-label="Filters">
      <li className="gh">
        Filters <span className="n">from the template; the other records take no part</span>
      </li>
      {filters.map(({ id, part: { side, condition }, isTaken }) => {
        const field = shapes[side]?.fields.find((one) => one.name === condition.field);
        const label = field?.label ?? condition.field;
        const shown = condition.value === undefined ? '' : ` ${valueText(condition.value)}`;
        const words = `${comparisonWords(condition.is)}${shown}`;
        return (
          <li key={id} className="found-map found-filter">
            <Checkbox
              aria-label={`Only ${names[side]} where ${conditionWords(condition, shapes[side])}`}
              isSelected={isTaken}
              onChange={(isOn) => choosePart(id, isOn)}
            />
            <span className={`f ${side === 'left' ? 'c-l' : 'c-r'}`}>
              <FieldIcon type={field?.type.kind ?? 'text'} />
              <span className="ell">{label}</span>
            </span>
            <span className="w ell">{words}</span>
            <Badge look="grey">{names[side]}</Badge>
          </li>
        );
      })}
    </ul>
  );
}
