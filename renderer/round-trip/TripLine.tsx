import type { LineTrip, TripLoss, TripSample } from '../../engine/protocol/calls/round-trip.ts';
import { Badge } from '../ui/Badge.tsx';
import { Icon } from '../ui/Icon.tsx';
import { Value } from '../ui/Value.tsx';
import { countsOf, lossy, number, together } from './trip-words.ts';

interface Names {
  readonly left: string;
  readonly right: string;
}

interface Tones {
  readonly here: 'l' | 'r';
  readonly there: 'l' | 'r';
}

function Sample({ sample, tones }: { readonly sample: TripSample; readonly tones: Tones }) {
  return (
    <tr>
      <th scope="row" className="mono">
        {sample.key}
      </th>
      <td>
        <Value tone={tones.here} text={together(sample.before)} />
      </td>
      <td>
        {sample.there === null ? (
          <span className="muted">-</span>
        ) : (
          <Value tone={tones.there} text={together(sample.there)} />
        )}
      </td>
      <td>
        {sample.back === null ? (
          <span className="rt-detail">{sample.detail ?? 'nothing'}</span>
        ) : (
          <Value tone={tones.here} text={together(sample.back)} />
        )}
      </td>
    </tr>
  );
}

function Loss({
  loss,
  names,
  tones,
}: {
  readonly loss: TripLoss;
  readonly names: { here: string; there: string };
  readonly tones: Tones;
}) {
  const more = loss.rows - loss.keys.length;
  return (
    <div className="rt-loss">
      <p className="c-need">
        <Icon name="warn" size={14} />
        <b>
          {number(loss.rows)} {loss.rows === 1 ? 'row' : 'rows'}: {loss.words}
        </b>
      </p>
      <table>
        <thead>
          <tr>
            <th scope="col">Row</th>
            <th scope="col">In {names.here}</th>
            <th scope="col">In {names.there}</th>
            <th scope="col">{loss.isStuck ? 'Why it cannot go' : 'Comes back as'}</th>
          </tr>
        </thead>
        <tbody>
          {loss.samples.map((sample) => (
            <Sample key={sample.key} sample={sample} tones={tones} />
          ))}
        </tbody>
      </table>
      <p className="muted fs12 rt-keys">
        Rows: {loss.keys.join(', ')}
        {more > 0 && ` and ${number(more)} more`}
      </p>
      <p className="fs12">{loss.remedy}</p>
    </div>
  );
}

/** One way along a line: how many values come back as they were, and the others by what they lose. */
export function TripLine({ line, names }: { readonly line: LineTrip; readonly names: Names }) {
  const other = line.from === 'left' ? 'right' : 'left';
  const isBad = lossy(line) > 0;
  const tones: Tones = line.from === 'left' ? { here: 'l', there: 'r' } : { here: 'r', there: 'l' };
  return (
    <section className="rt-line" aria-label={`${line.label}, from ${names[line.from]}`}>
      <header>
        <h3 className="h3 ell">{line.label}</h3>
        <span className={`fs12 c-${tones.here} ell`}>{line.fields.join(', ')}</span>
        <Icon name={line.way === 'there' ? 'arr-r' : 'arr-lr'} size={12} />
        <span className={`fs12 c-${tones.there} ell`}>{line.others.join(', ')}</span>
        <span className="grow" />
        {isBad ? (
          <Badge look="need" icon="warn">
            Loses
          </Badge>
        ) : (
          <Badge look="done" icon="check">
            Keeps all
          </Badge>
        )}
      </header>
      <p className="muted fs12">{countsOf(line)}</p>
      {line.losses.map((loss) => (
        <Loss key={loss.loss} loss={loss} names={{ here: names[line.from], there: names[other] }} tones={tones} />
      ))}
    </section>
  );
}
