import { useEffect, useState } from 'react';
import type { MapId, Side } from '../../engine/model/ids.ts';
import type { Problem } from '../../engine/model/problem.ts';
import {
  type LeftAlone,
  previewRestoring,
  type RestorePreview,
  restoreValue,
  type Story,
} from '../../engine/protocol/calls/story.ts';
import { announce } from '../app/announce.ts';
import { engine } from '../state/engine.ts';
import { Button } from '../ui/Button.tsx';
import { TextField } from '../ui/TextField.tsx';
import { inOwnWords } from '../words/sentences.ts';
import { wordsOf } from '../words/words.ts';
import { namedIn, type RecordOf } from './use-story.ts';

/** What is to come back: a field map of a side as it was right after a moment; of the whole record where `field` is null. */
export interface Wish {
  readonly side: Side;
  readonly field: MapId | null;
  readonly moment: number;
}

const shownFields = 3;

/** What goes where; the same values in both systems are named once. */
function writtenWords(story: Story, { writes }: RestorePreview): readonly string[] {
  const words = wordsOf('story');
  const valuesOf = (index: number): string => JSON.stringify(writes[index]?.fields.map((one) => one.after));
  const isAlike = writes.length === 2 && writes[0]?.op === 'update' && valuesOf(0) === valuesOf(1);
  return (isAlike ? writes.slice(0, 1) : writes).map(({ side, op, fields }) => {
    const system = isAlike ? `${story.left.name} ${words('and')} ${story.right.name}` : story[side].name;
    if (op === 'create') return words('createsIn', { system });
    const some = fields.slice(0, shownFields).map(({ label, after }) => {
      const value = after ?? words('empty');
      return fields.length === 1 ? value : `${label} ${value}`;
    });
    const rest = fields.length - some.length;
    const value = [...some, ...(rest > 0 ? [words('more', { count: rest })] : [])].join(', ');
    return words('writesTo', { value, system });
  });
}

function Alone({ story, not }: { readonly story: Story; readonly not: readonly LeftAlone[] }) {
  const words = wordsOf('story');
  return not.map(({ side, label, reason, detail }) => (
    <span key={`${side} ${label}`} className="st-alone">
      {words('leftAlone', { field: label, system: story[side].name, reason: words(reason) })}
      {detail === null ? '' : ` (${detail})`}.
    </span>
  ));
}

/** Asks in place before an earlier value is written: what will be written where, and why something cannot be. */
export function RestoreQuestion({
  of,
  story,
  wish,
  onClose,
}: {
  readonly of: RecordOf;
  readonly story: Story;
  readonly wish: Wish;
  readonly onClose: (said: string | null) => void;
}) {
  const words = wordsOf('story');
  const [planned, setPlanned] = useState<RestorePreview | null>(null);
  const [problem, setProblem] = useState<Problem | null>(null);
  const [isWriting, setWriting] = useState(false);
  const [reason, setReason] = useState('');
  const { flow, sync, record } = of;
  const { side, field, moment } = wish;
  useEffect(() => {
    const stop = new AbortController();
    const asked = { ...namedIn({ flow, sync, record }), side, field, moment };
    void engine.ask(previewRestoring, asked, stop.signal).then((said) => {
      if (stop.signal.aborted) return;
      if (said.ok) setPlanned(said.value);
      else setProblem(said.error);
    });
    return () => stop.abort();
  }, [flow, sync, record, side, field, moment]);
  const write = async (): Promise<void> => {
    setWriting(true);
    const said = await engine.ask(restoreValue, {
      ...namedIn(of),
      ...wish,
      reason: reason.trim() === '' ? null : reason,
    });
    setWriting(false);
    const failed = said.ok ? said.value.problem : said.error;
    if (failed !== null) return setProblem(failed);
    const told = said.ok && said.value.state === 'done' ? words('restored') : words('restorePartly');
    announce(told);
    onClose(told);
  };
  const sides = new Set(planned?.writes.map((one) => one.side));
  const [only] = sides;
  const closes = story.questions.some((one) => field === null || one.map === field);
  return (
    // biome-ignore lint/a11y/noStaticElementInteractions: Escape closes it from whatever part of it has the focus
    <div
      className="st-ask"
      onKeyDown={(event) => {
        if (event.key !== 'Escape') return;
        event.stopPropagation();
        onClose(null);
      }}
    >
      <p className="grow" role="status">
        {problem !== null && (
          <>
            <b>{inOwnWords(problem.message)}</b> {inOwnWords(problem.fix)}
          </>
        )}
        {problem === null && planned === null && words('looking')}
        {problem === null && planned !== null && (
          <>
            {planned.writes.length === 0
              ? words('nothing')
              : `${words('writes', { what: writtenWords(story, planned).join(` ${words('and')} `) })}. ${closes ? `${words('closes')} ` : ''}${words('canUndo')}`}{' '}
            <Alone story={story} not={planned.not} />
          </>
        )}
      </p>
      {problem === null && planned !== null && only !== undefined && (
        <TextField
          aria-label={words('reason')}
          placeholder={words('reason')}
          size="md"
          className="st-reason"
          value={reason}
          onChange={setReason}
          maxLength={2000}
          onKeyDown={(event) => {
            if (event.key === 'Enter' && !isWriting) void write();
          }}
        />
      )}
      {problem === null && planned !== null && only !== undefined && (
        <Button look="lead" size="sm" keys={['Enter']} autoFocus isPending={isWriting} onPress={() => void write()}>
          {sides.size > 1 ? words('restoreBoth') : words('restoreIn', { system: story[only].name })}
        </Button>
      )}
      <Button look="ghost" size="sm" onPress={() => onClose(null)}>
        {words('cancel')}
      </Button>
    </div>
  );
}
