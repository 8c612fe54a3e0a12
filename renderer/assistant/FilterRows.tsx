import type { Side } from '../../engine/model/ids.ts';
import type { ObjectShape } from '../../engine/model/shape.ts';
import { comparisonText, conditionWords } from '../canvas/words/condition-words.ts';
import { Badge } from '../ui/Badge.tsx';
import { Checkbox } from '../ui/Checkbox.tsx';
import { FieldIcon } from '../ui/FieldIcon.tsx';
import { wordsOf } from '../words/words.ts';
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
  const words = wordsOf('newSync');
  if (filters.length === 0) return null;
  return (
    <ul aria-label={words('filters')}>
      <li className="gh">
        {words('filters')} <span className="n">{words('filtersText')}</span>
      </li>
      {filters.map(({ id, part: { side, condition }, isTaken }) => {
        const field = shapes[side]?.fields.find((one) => one.name === condition.field);
        const label = field?.label ?? condition.field;
        return (
          <li key={id} className="found-map found-filter">
            <Checkbox
              aria-label={words('only', { system: names[side], condition: conditionWords(condition, shapes[side]) })}
              isSelected={isTaken}
              onChange={(isOn) => choosePart(id, isOn)}
            />
            <span className={`f ${side === 'left' ? 'c-l' : 'c-r'}`}>
              <FieldIcon type={field?.type.kind ?? 'text'} />
              <span className="ell">{label}</span>
            </span>
            <span className="w ell">{comparisonText(condition)}</span>
            <Badge look="grey">{names[side]}</Badge>
          </li>
        );
      })}
    </ul>
  );
}
