import { useState } from 'react';
import { DropZone, FileTrigger } from 'react-aria-components';
import type { Problem } from '../../../engine/model/problem.ts';
import { Button } from '../../ui/Button.tsx';
import { Icon } from '../../ui/Icon.tsx';
import { ProblemNote } from '../../ui/ProblemNote.tsx';
import { wordsOf } from '../../words/words.ts';

/** Where a file is chosen or dropped. */
export function FilePlace({
  problem,
  onFile,
}: {
  readonly problem: Problem | null;
  readonly onFile: (file: File) => void;
}) {
  const words = wordsOf('inboxSheet');
  const [isOver, setOver] = useState(false);
  return (
    <>
      {problem !== null && <ProblemNote {...problem} isAlert />}
      <DropZone
        className="sheet-drop"
        data-over={isOver}
        aria-label={words('drop')}
        onDropEnter={() => setOver(true)}
        onDropExit={() => setOver(false)}
        onDrop={(event) => {
          setOver(false);
          const file = event.items.find((item) => item.kind === 'file');
          if (file !== undefined) void file.getFile().then(onFile);
        }}
      >
        <Icon name="table" size={20} />
        <p className="med">{words('drop')}</p>
        <p className="muted fs12">{words('dropNote')}</p>
        <FileTrigger
          acceptedFileTypes={['.xlsx', '.csv']}
          onSelect={(files) => {
            const file = files?.item(0);
            if (file !== undefined && file !== null) onFile(file);
          }}
        >
          <Button>{words('choose')}</Button>
        </FileTrigger>
      </DropZone>
    </>
  );
}
