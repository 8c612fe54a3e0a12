import type { LineTrip, TripLoss, TripSample } from '../../engine/protocol/calls/round-trip.ts';
import { Badge } from '../ui/Badge.tsx';
import { Icon } from '../ui/Icon.tsx';
import { Value } from '../ui/Value.tsx';
import { inOwnWords } from '../words/sentences.ts';
import { wordsOf } from '../words/words.ts';
import { countsOf, lossy, together } from './trip-words.ts';

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
          <span className="rt-detail">
            {sample.detail === null ? wordsOf('roundTrip')('nothing') : inOwnWords(sample.detail)}
          </span>
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
  const words = wordsOf('roundTrip');
  const count = loss.rows - loss.keys.length;
  const keys = loss.keys.join(', ');
  return (
    <div className="rt-loss">
      <p className="c-need">
        <Icon name="warn" size={14} />
        <b>{words('loss', { count: loss.rows, what: inOwnWords(loss.words) })}</b>
      </p>
      <table>
        <thead>
          <tr>
            <th scope="col">{words('row')}</th>
            <th scope="col">{words('in', { system: names.here })}</th>
            <th scope="col">{words('in', { system: names.there })}</th>
            <th scope="col">{words(loss.isStuck ? 'whyNot' : 'backAs')}</th>
          </tr>
        </thead>
        <tbody>
          {loss.samples.map((sample) => (
            <Sample key={sample.key} sample={sample} tones={tones} />
          ))}
        </tbody>
      </table>
      <p className="muted fs12 rt-keys">{count > 0 ? words('keysMore', { keys, count }) : words('keys', { keys })}</p>
      <p className="fs12">{loss.remedy}</p>
    </div>
  );
}

/** One way along a line: how many values come back as they were, and the others by what they lose. */
export function TripLine({ line, names }: { readonly line: LineTrip; readonly names: Names }) {
  const words = wordsOf('roundTrip');
  const other = line.from === 'left' ? 'right' : 'left';
  const isBad = lossy(line) > 0;
  const tones: Tones = line.from === 'left' ? { here: 'l', there: 'r' } : { here: 'r', there: 'l' };
  return (
    <section className="rt-line" aria-label={words('lineFrom', { line: line.label, system: names[line.from] })}>
      <header>
        <h3 className="h3 ell">{line.label}</h3>
        <span className={`fs12 c-${tones.here} ell`}>{line.fields.join(', ')}</span>
        <Icon name={line.way === 'there' ? 'arr-r' : 'arr-lr'} size={12} />
        <span className={`fs12 c-${tones.there} ell`}>{line.others.join(', ')}</span>
        <span className="grow" />
        {isBad ? (
          <Badge look="need" icon="warn">
            {words('loses')}
          </Badge>
        ) : (
          <Badge look="done" icon="check">
            {words('keeps')}
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
