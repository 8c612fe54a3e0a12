import type { CardSync, FlowCard } from '../../engine/protocol/calls/flows.ts';
import { FieldIcon } from '../ui/FieldIcon.tsx';
import { Icon } from '../ui/Icon.tsx';
import { Tile } from '../ui/Tile.tsx';
import { wordsOf } from '../words/words.ts';

type Field = FlowCard['fields'][number];

const linesMax = 5;
const yOf = (index: number): number => 100 + index * 32;

/** Field icons say more than the type of a text where its name does. */
function iconOf({ type }: Field, name: string): string {
  if (type !== 'text') return type;
  if (/mail/i.test(name)) return 'email';
  if (/phone|telefon/i.test(name)) return 'phone';
  if (/city|ort|stra|street|zip|plz/i.test(name)) return 'place';
  return /firma|company/i.test(name) ? 'company' : 'text';
}

function Line({ field, index }: { readonly field: Field; readonly index: number }) {
  const y = yOf(index);
  const [goesRight, goesLeft] = [field.way !== 'to-left', field.way !== 'to-right'];
  const path = `M${goesLeft ? 201 : 192} ${y}H${goesRight ? 387 : 396}`;
  return (
    <g className={`way ${field.way}`}>
      <path className="ln" d={path} />
      {goesLeft && <path className="al" d={`M199 ${y}l8 -4q-1.6 4 0 8z`} />}
      {goesRight && <path className="ar" d={`M389 ${y}l-8 -4q1.6 4 0 8z`} />}
    </g>
  );
}

interface ObjectProps {
  readonly sync: CardSync;
  readonly side: 'left' | 'right';
  readonly fields: readonly Field[];
}

function ObjectBox({ sync, side, fields }: ObjectProps) {
  const tone = side === 'left' ? 'l' : 'r';
  const { connection, objectLabel } = sync[side];
  return (
    <div className={`oc ${tone}`}>
      <div className="oc-head">
        <Tile label={connection.label} tone={tone} />
        <span className="grow">
          <b className="ell">{objectLabel}</b>
          <small className={`ell c-${tone}`}>{connection.label}</small>
        </span>
      </div>
      <ul>
        {fields.map((field) => (
          <li key={field.map}>
            <FieldIcon type={iconOf(field, field[side])} />
            <span className="ell">{field[side]}</span>
            <i className="h" />
          </li>
        ))}
      </ul>
    </div>
  );
}

/** A sync in small: two objects, the first of its field maps, and how many there are. */
export function FirstDrawing({ card, counted }: { readonly card: FlowCard; readonly counted: string }) {
  const [sync] = card.syncs;
  if (sync === undefined) return null;
  const fields = card.fields.filter((field) => field.sync === sync.id).slice(0, linesMax);
  return (
    <div className="draw">
      <svg className="e" width="588" height="324" aria-hidden="true">
        <defs>
          <linearGradient id="first-line" gradientUnits="userSpaceOnUse" x1="234" y1="0" x2="354" y2="0">
            <stop style={{ stopColor: 'var(--left-line)' }} />
            <stop offset=".5" style={{ stopColor: 'var(--line-mid)' }} />
            <stop offset="1" style={{ stopColor: 'var(--right-line)' }} />
          </linearGradient>
        </defs>
        <path className="rec" d="M192 60H234M354 60H396" />
        {fields.map((field, index) => (
          <Line key={field.map} field={field} index={index} />
        ))}
      </svg>
      <div className="mt">
        <p className="mt-head">
          <Icon name="link" size={14} />
          {wordsOf('firstStart')('match')}
        </p>
        <p className="mt-by ell">{card.readiness.matchedBy.join(', ')}</p>
      </div>
      <ObjectBox sync={sync} side="left" fields={fields} />
      <ObjectBox sync={sync} side="right" fields={fields} />
      <p className="muted fs12 draw-foot">
        {wordsOf('firstStart')('foot', { maps: wordsOf('syncs')('fieldMaps', { count: card.maps }), counted })}
      </p>
    </div>
  );
}
