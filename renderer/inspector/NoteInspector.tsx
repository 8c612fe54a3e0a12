import type { NodeId } from '../../engine/model/ids.ts';
import { useFlow } from '../state/flow.ts';
import { DraftText } from './parts/DraftText.tsx';
import { Section } from './parts/Section.tsx';
import { propose } from './propose.ts';

const lines = 8;

/** The text of a note. */
export function NoteInspector({ note }: { readonly note: NodeId }) {
  const text = useFlow((state) => state.flow?.notes?.find((one) => one.id === note)?.text);
  if (text === undefined) return null;
  return (
    <Section>
      <DraftText
        label="Text"
        help="Only people read it; it changes nothing that a run does."
        lines={lines}
        value={text}
        onCommit={(words) => propose({ do: 'change-note', note, set: { text: words } })}
      />
    </Section>
  );
}
