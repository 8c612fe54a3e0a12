import type { ConflictId } from '../../engine/model/ids.ts';
import type { InboxSaid } from '../../engine/protocol/calls/inbox.ts';
import type { InboxRecord } from '../../engine/protocol/calls/inbox-record.ts';

interface Props {
  readonly record: InboxRecord;
  readonly said: ReadonlyMap<ConflictId, InboxSaid>;
  readonly focus: ConflictId | null;
}

/** The values of a record that are asked about, plainly. */
export function PlainRecord({ record, said, focus }: Props) {
  return (
    <div className="ib-plain">
      <h2>{record.title}</h2>
      <ul>
        {record.questions.map((asked) => (
          <li key={asked.id} aria-current={asked.id === focus}>
            {asked.what.about === 'unit' &&
              asked.what.maps.map((map) => (
                <span key={map.map}>
                  {map.label} {map.left.map((one) => one.text).join()} {map.right.map((one) => one.text).join()}
                </span>
              ))}{' '}
            {said.get(asked.id)?.choose}
          </li>
        ))}
      </ul>
    </div>
  );
}
