import './round-trip.css';
import { useState } from 'react';
import { Button } from '../ui/Button.tsx';
import { Drawer } from '../ui/Drawer.tsx';
import { ProblemNote } from '../ui/ProblemNote.tsx';
import { Progress } from '../ui/Progress.tsx';
import { Segmented } from '../ui/Segmented.tsx';
import { numberWords } from '../words/formats.ts';
import { wordsOf } from '../words/words.ts';
import { TripLine } from './TripLine.tsx';
import { lossy, summaryOf } from './trip-words.ts';
import { type Trip, useRoundTrip } from './use-round-trip.ts';

export interface RoundTripProps {
  readonly flow: string;
  readonly sync: string;
  /** One field map; null: all of the sync. */
  readonly map: string | null;
  readonly onClose: () => void;
}

type Rows = '1000' | '10000' | 'all';

const choices = () => [
  { id: '1000' as const, label: wordsOf('roundTrip')('rows', { count: 1000 }) },
  { id: '10000' as const, label: numberWords(10_000) },
  { id: 'all' as const, label: wordsOf('roundTrip')('all') },
];

function Result({ trip }: { readonly trip: Extract<Trip, { is: 'done' }> }) {
  const bad = trip.lines.filter((line) => lossy(line) > 0);
  const good = trip.lines.filter((line) => lossy(line) === 0);
  return (
    <>
      <p role="status">
        <b>{summaryOf(trip)}</b>
      </p>
      {[...bad, ...good].map((line) => (
        <TripLine key={`${line.map} ${line.from}`} line={line} names={trip.names} />
      ))}
      {trip.lines.length === 0 && <p className="muted">{wordsOf('roundTrip')('noLine')}</p>}
    </>
  );
}

function Inside({ trip, onAgain }: { readonly trip: Trip; readonly onAgain: () => void }) {
  const words = wordsOf('roundTrip');
  switch (trip.is) {
    case 'working':
      return (
        <div className="rt-working">
          <p aria-live="polite">
            {words(trip.side === null ? 'opening' : trip.side === 'left' ? 'tryingLeft' : 'tryingRight')}
          </p>
          <Progress label={words('progress')} share={trip.of === null ? null : trip.done / trip.of} />
          <p className="muted fs12">
            {trip.of === null
              ? words('tried', { done: trip.done })
              : words('triedOf', { done: trip.done, all: trip.of })}
          </p>
        </div>
      );
    case 'problem':
      return (
        <ProblemNote
          {...trip.problem}
          isAlert
          action={
            <Button size="sm" icon="refresh" onPress={onAgain}>
              {words('again')}
            </Button>
          }
        />
      );
    case 'done':
      return <Result trip={trip} />;
  }
}

/** Sends the values of real rows along the lines and back, and shows what comes back different. */
export function RoundTripDrawer({ flow, sync, map, onClose }: RoundTripProps) {
  const words = wordsOf('roundTrip');
  const [rows, setRows] = useState<Rows>('1000');
  const { trip, again } = useRoundTrip({ flow, sync, map, rows: rows === 'all' ? null : Number(rows) });
  return (
    <Drawer title={words('title')} isOpen width={560} onClose={onClose}>
      <div className="rt">
        <p className="soft">{words('lead')}</p>
        <Segmented label={words('rowsOfEach')} segments={choices()} value={rows} onChange={setRows} />
        <Inside trip={trip} onAgain={again} />
      </div>
    </Drawer>
  );
}
