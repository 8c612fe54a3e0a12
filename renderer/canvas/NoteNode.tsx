import type { NodeProps } from '@xyflow/react';
import { memo, useEffect, useRef, useState } from 'react';
import type { NodeId } from '../../engine/model/ids.ts';
import { dispatch, useFlow, useIsSelected } from '../state/flow.ts';
import { classes } from '../ui/classes.ts';
import { Icon } from '../ui/Icon.tsx';
import { wordsOf } from '../words/words.ts';
import type { PartNode } from './graph.ts';
import { setCanvas, useCanvas } from './view.ts';

/** Words of people for people. */
export const NoteNode = memo(function NoteNode({ id, data }: NodeProps<PartNode>) {
  const { part } = data;
  return part.kind === 'note' ? <NoteBox id={id} note={part.note} /> : null;
});

const framesMax = 30;

function NoteEdit({ note, text }: { readonly note: NodeId; readonly text: string }) {
  const words = wordsOf('canvas');
  const [draft, setDraft] = useState(text);
  const done = (): void => {
    setCanvas({ editing: null });
    if (draft.trim() === '' && text === '') dispatch({ do: 'remove-note', note });
    else if (draft !== text) dispatch({ do: 'change-note', note, set: { text: draft } });
  };
  const box = useRef<HTMLTextAreaElement>(null);
  useEffect(() => {
    let frames = framesMax;
    let next = 0;
    // A new note cannot take the focus before the canvas has measured and shown it.
    const take = (): void => {
      box.current?.focus();
      if (document.activeElement !== box.current && frames-- > 0) next = requestAnimationFrame(take);
    };
    take();
    return () => cancelAnimationFrame(next);
  }, []);
  return (
    <textarea
      ref={box}
      className="nodrag nopan nowheel"
      aria-label={words('noteText')}
      rows={Math.min(8, draft.split('\n').length)}
      cols={Math.max(16, ...draft.split('\n').map((line) => Math.min(48, line.length + 1)))}
      maxLength={4000}
      value={draft}
      onChange={(event) => setDraft(event.target.value)}
      onBlur={done}
      onKeyDown={(event) => {
        event.stopPropagation();
        if (event.key === 'Escape' || (event.key === 'Enter' && !event.shiftKey)) done();
      }}
    />
  );
}

function NoteBox({ id, note }: { readonly id: string; readonly note: NodeId }) {
  const words = wordsOf('canvas');
  const found = useFlow((state) => state.flow?.notes?.find((one) => one.id === note));
  const isSelected = useIsSelected(id);
  const isFocus = useCanvas((state) => state.focus === id);
  const isEdited = useCanvas((state) => state.editing === id);
  if (found === undefined) return null;
  const text = found.text || words('writeNote');
  const look = {
    className: classes('stick', isSelected && 'sel'),
    style: found.width === undefined ? {} : { width: found.width },
    'data-key': id,
  };
  // A button may hold nothing to write in, so that a note is none while it is written.
  if (isEdited)
    return (
      <div {...look}>
        <Icon name="note" size={14} />
        <NoteEdit note={note} text={found.text} />
      </div>
    );
  return (
    // biome-ignore lint/a11y/useSemanticElements: a node is dragged, which no button element lets through.
    <div
      {...look}
      role="button"
      tabIndex={isFocus ? 0 : -1}
      aria-label={words('noteOf', { text })}
      onDoubleClick={() => setCanvas({ editing: id })}
    >
      <Icon name="note" size={14} />
      <span className="stick-text">{text}</span>
    </div>
  );
}
