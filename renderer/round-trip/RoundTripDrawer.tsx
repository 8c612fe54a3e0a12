import './round-trip.css';
import { useState } from 'react';
import { Button } from '../ui/Button.tsx';
import { Drawer } from '../ui/Drawer.tsx';
import { ProblemNote } from '../ui/ProblemNote.tsx';
import { Progress } from '../ui/Progress.tsx';
import { Segmented } from '../ui/Segmented.tsx';
import { TripLine } from './TripLine.tsx';
import { lossy, number, summaryOf } from './trip-words.ts';
import { type Trip, useRoundTrip } from './use-round-trip.ts';

export interface RoundTripProps {
  readonly flow: string;
  readonly sync: string;
  /** One field map; null: all of the sync. */
  readonly map: string | null;
  readonly onClose: () => void;
}

type Rows = '1000' | '10000' | 'all';

const choices = [
  { id: '1000' as const, label: '1,000 rows' },
  { id: '10000' as const, label: '10,000' },
  { id: 'all' as const, label: 'All' },
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
      {trip.lines.length === 0 && <p className="muted">No line carries anything yet.</p>}
    </>
  );
}

function Inside({ trip, onAgain }: { readonly trip: Trip; readonly onAgain: () => void }) {
  switch (trip.is) {
    case 'working':
      return (
        <div className="rt-working">
          <p aria-live="polite">
            {trip.side === null ? 'Opening the systems' : `Trying rows of the ${trip.side} side`}
          </p>
          <Progress label="Rows tried" share={trip.of === null ? null : trip.done / trip.of} />
          <p className="muted fs12">
            {number(trip.done)}
            {trip.of !== null && ` of ${number(trip.of)}`} rows. Nothing is written.
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
              Try again
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
  const [rows, setRows] = useState<Rows>('1000');
  const { trip, again } = useRoundTrip({ flow, sync, map, rows: rows === 'all' ? null : Number(rows) });
  return (
    <Drawer title="Round trip of real rows" isOpen width={560} onClose={onClose}>
      <div className="rt">
        <p className="soft">
          Each value goes to the other side and back, as a run would carry it. What does not come back as it was is lost
          by the line.
        </p>
        <Segmented label="Rows of each side" segments={choices} value={rows} onChange={setRows} />
        <Inside trip={trip} onAgain={again} />
      </div>
    </Drawer>
  );
}
