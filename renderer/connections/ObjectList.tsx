import { useEffect, useState } from 'react';
import { Fault } from '../../engine/model/fault.ts';
import type { ConnectionId } from '../../engine/model/ids.ts';
import type { Problem } from '../../engine/model/problem.ts';
import { listObjects, type ObjectCard } from '../../engine/protocol/calls/connections.ts';
import { engine } from '../state/engine.ts';
import { Badge } from '../ui/Badge.tsx';
import { Icon } from '../ui/Icon.tsx';
import { ProblemNote } from '../ui/ProblemNote.tsx';
import { numberWords } from '../words/formats.ts';
import { inOwnWords } from '../words/sentences.ts';
import { wordsOf } from '../words/words.ts';

/** The objects of a connection as they are found. */
export interface ObjectsLook {
  readonly objects: readonly ObjectCard[];
  readonly isWhole: boolean;
  readonly problem: Problem | null;
}

const nothingYet: ObjectsLook = { objects: [], isWhole: false, problem: null };

/** @param connection null: none is chosen */
export function useObjects(connection: ConnectionId | null): ObjectsLook {
  const [look, setLook] = useState<ObjectsLook>(nothingYet);
  useEffect(() => {
    let isLeft = false;
    setLook(nothingYet);
    const read = async (id: ConnectionId): Promise<void> => {
      for await (const one of engine.follow(listObjects, { connection: id })) {
        if (isLeft) return;
        setLook((before) => ({ ...before, objects: [...before.objects, one] }));
      }
      if (!isLeft) setLook((before) => ({ ...before, isWhole: true }));
    };
    if (connection !== null)
      read(connection).catch((error: unknown) => {
        if (!(error instanceof Fault)) throw error;
        if (!isLeft) setLook((before) => ({ ...before, isWhole: true, problem: error.problem }));
      });
    return () => {
      isLeft = true;
    };
  }, [connection]);
  return look;
}

export const grouped = (count: number): string => numberWords(count);

/** "12,880 records", "about 2,000,000 records". */
export function recordWords(records: ObjectCard['records']): string {
  const words = wordsOf('objects');
  if (records === null) return words('manyRecords');
  return words(records.exact ? 'records' : 'aboutRecords', { count: records.records });
}

const canWrite = ({ can }: ObjectCard): boolean => can.create || can.update;

function factsOf(one: ObjectCard): string {
  const words = wordsOf('objects');
  return [
    words('fields', { count: one.fields }),
    one.key.length === 0 ? words('noKey') : words('keyIs', { key: one.key.join(', ') }),
    ...(one.readOnlyFields > 0 && canWrite(one) ? [words('onlyRead', { count: one.readOnlyFields })] : []),
  ].join(', ');
}

/** What can be synced behind a connection. */
export function ObjectList({
  connection,
  onBrowse,
}: {
  readonly connection: ConnectionId;
  readonly onBrowse: (object: ObjectCard) => void;
}) {
  const words = wordsOf('objects');
  const { objects, isWhole, problem } = useObjects(connection);
  return (
    <>
      {problem !== null && <ProblemNote message={problem.message} fix={problem.fix} cause={problem.cause} isAlert />}
      <ul className="objs" aria-label={words('objects')} aria-busy={!isWhole}>
        {objects.map((one) => (
          <li key={one.object}>
            <button type="button" onClick={() => onBrowse(one)} disabled={one.problem !== null}>
              <Icon name="table" />
              <span className="grow">
                <b className="ell">{one.label}</b>
                <small className="ell">{one.problem === null ? factsOf(one) : inOwnWords(one.problem.message)}</small>
              </span>
              {one.problem === null && !canWrite(one) && (
                <Badge look="line" icon="lock">
                  {words('readOnly')}
                </Badge>
              )}
              {one.problem === null && <span className="fs12 muted">{recordWords(one.records)}</span>}
              <Icon name="chev-r" size={12} />
            </button>
          </li>
        ))}
        {!isWhole && (
          <li className="going">
            <span className="spin" aria-hidden="true" />
            <span className="soft fs12">
              {objects.length === 0 ? words('looking') : words('soFar', { count: objects.length })}
            </span>
          </li>
        )}
      </ul>
      {isWhole && problem === null && objects.length === 0 && <p className="muted">{words('nothing')}</p>}
    </>
  );
}
