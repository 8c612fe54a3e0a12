import type { NodeId } from '../../engine/model/ids.ts';
import { useFlow } from '../state/flow.ts';
import { wordsOf } from '../words/words.ts';
import { DraftText } from './parts/DraftText.tsx';
import { Section } from './parts/Section.tsx';
import { propose } from './propose.ts';

const lines = 8;

/** The text of a note. */
export function NoteInspector({ note }: { readonly note: NodeId }) {
  const words = wordsOf('inspector');
  const text = useFlow((state) => state.flow?.notes?.find((one) => one.id === note)?.text);
  if (text === undefined) return null;
  return (
    <Section>
      <DraftText
        label={words('text')}
        help={words('noteText')}
        lines={lines}
        value={text}
        onCommit={(typed) => propose({ do: 'change-note', note, set: { text: typed } })}
      />
    </Section>
  );
}
