import { Button } from '../ui/Button.tsx';
import { EmptyState } from '../ui/EmptyState.tsx';
import { ProblemNote } from '../ui/ProblemNote.tsx';
import { Bench, longText, Shelf } from './Bench.tsx';

export function Notes() {
  return (
    <Bench name="Notes and empty places">
      <Shelf name="problem">
        <div style={{ width: 520 }}>
          <ProblemNote
            message="The file could not be read: line 12 ends inside a quotation."
            fix="Close the quotation, then try again."
            cause={`Parse error at line 12: expected '"'\n${longText}`}
          />
        </div>
      </Shelf>
      <Shelf name="needs you">
        <div style={{ width: 520 }}>
          <ProblemNote
            look="need"
            message="The other side sent 0 items."
            fix="Nothing was written. Look at the preview before you go on."
            action={<Button size="sm">See why</Button>}
          />
        </div>
      </Shelf>
      <Shelf name="to know">
        <div style={{ width: 520 }}>
          <ProblemNote look="grey" message="Two small systems live on this computer." />
        </div>
      </Shelf>
      <Shelf name="empty">
        <EmptyState title="Nothing here yet" action={<Button icon="plus">Add one</Button>} picture={<span />}>
          What belongs here, in one sentence.
        </EmptyState>
      </Shelf>
    </Bench>
  );
}
