import { useEffect, useState } from 'react';
import { FlowId, SyncId } from '../../engine/model/ids.ts';
import type { Problem } from '../../engine/model/problem.ts';
import { type Story, type StoryThen, storyAt, storyOf } from '../../engine/protocol/calls/story.ts';
import { engine, useEngine } from '../state/engine.ts';

/** Which record a screen is about. */
export interface RecordOf {
  readonly flow: string;
  readonly sync: string;
  readonly record: string;
}

/** Where the bar stands: right after a moment, or at an instant. */
export type Point = { readonly moment: number } | { readonly at: string };

export const namedIn = ({ flow, sync, record }: RecordOf) => ({
  flow: FlowId.parse(flow),
  sync: SyncId.parse(sync),
  record,
});

interface Look {
  readonly story: Story | null;
  readonly problem: Problem | null;
}

/** The story, asked for again whenever a run or a decision may have gone on with it. */
export function useStory({ flow, sync, record }: RecordOf, field: string | null): Look {
  const told = useEngine((state) => state.told.run + state.told.conflicts);
  const [look, setLook] = useState<Look>({ story: null, problem: null });
  // biome-ignore lint/correctness/useExhaustiveDependencies: asked again with every piece of news
  useEffect(() => {
    const stop = new AbortController();
    void engine.ask(storyOf, { ...namedIn({ flow, sync, record }), field }, stop.signal).then((said) => {
      if (stop.signal.aborted) return;
      setLook(said.ok ? { story: said.value, problem: null } : { story: null, problem: said.error });
    });
    return () => stop.abort();
  }, [flow, sync, record, field, told]);
  return look;
}

/** Both records as of a point; what is shown stays until the answer for another point is there. */
export function useThen({ flow, sync, record }: RecordOf, point: Point, story: Story | null): StoryThen | null {
  const [then, setThen] = useState<StoryThen | null>(null);
  const name = JSON.stringify(point);
  // biome-ignore lint/correctness/useExhaustiveDependencies: `name` stands for the point
  useEffect(() => {
    if (story === null) return;
    const stop = new AbortController();
    void engine.ask(storyAt, { ...namedIn({ flow, sync, record }), to: point }, stop.signal).then((said) => {
      if (!stop.signal.aborted && said.ok) setThen(said.value);
    });
    return () => stop.abort();
  }, [flow, sync, record, name, story]);
  return then;
}
