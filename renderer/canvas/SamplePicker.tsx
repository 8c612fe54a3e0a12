import { memo, useEffect, useState } from 'react';
import { Button as AriaButton } from 'react-aria-components';
import type { FlowId, SyncId } from '../../engine/model/ids.ts';
import { flow as store, useFlow } from '../state/flow.ts';
import { StoryLink } from '../story/StoryLink.tsx';
import { recordOfSample } from '../story/sample-story.ts';
import { IconButton } from '../ui/IconButton.tsx';
import { PopoverButton } from '../ui/PopoverButton.tsx';
import { SearchField } from '../ui/SearchField.tsx';
import { inOwnWords } from '../words/sentences.ts';
import { wordsOf } from '../words/words.ts';
import { activeSync } from './actions.ts';
import { findSamples, follow, forgetSamples, pickSample, useSamples } from './samples.ts';

/** Looks for records when a flow is opened, and follows them anew whenever an edit was saved. */
export function useLiveSamples(flow: FlowId | undefined): void {
  const syncs = useFlow((state) => (state.flow?.syncs ?? []).map((sync) => sync.id).join(' '));
  const revision = useFlow((state) => state.revision);
  // biome-ignore lint/correctness/useExhaustiveDependencies: the samples of another flow mean nothing here.
  useEffect(forgetSamples, [flow]);
  // biome-ignore lint/correctness/useExhaustiveDependencies: what was saved says when to look again.
  useEffect(() => {
    if (flow === undefined || syncs === '') return;
    const known = useSamples.getState().of;
    for (const { id } of store.getState().flow?.syncs ?? [])
      void (known[id] === undefined ? findSamples(flow, id) : follow(flow, id));
  }, [flow, syncs, revision]);
}

function Found({ flow, sync, close }: { readonly flow: FlowId; readonly sync: SyncId; readonly close: () => void }) {
  const words = wordsOf('canvas');
  const list = useSamples((state) => state.of[sync]?.list ?? []);
  const at = useSamples((state) => state.of[sync]?.at ?? 0);
  const [search, setSearch] = useState('');
  return (
    <>
      <SearchField
        label={words('findRecord')}
        value={search}
        onChange={(typed) => {
          setSearch(typed);
          void findSamples(flow, sync, typed);
        }}
      />
      <ul className="sample-list">
        {list.map((sample, index) => (
          <li key={`${sample.left ?? ''} ${sample.right ?? ''}`}>
            <button
              type="button"
              className="menu-item"
              aria-pressed={index === at}
              onClick={() => {
                void pickSample(flow, sync, index);
                close();
              }}
            >
              <span className="ell grow">{sample.title}</span>
              <span className="detail">
                {words(
                  sample.left !== null && sample.right !== null
                    ? 'bothSides'
                    : sample.left === null
                      ? 'rightOnly'
                      : 'leftOnly',
                )}
              </span>
            </button>
          </li>
        ))}
        {list.length === 0 && <li className="menu-empty">{words('noneFound')}</li>}
      </ul>
    </>
  );
}

/** The record whose values stand on the lines. */
export const SamplePicker = memo(function SamplePicker() {
  const words = wordsOf('canvas');
  const flow = useFlow((state) => state.flow?.id);
  useLiveSamples(flow);
  // The selection says which sync is looked at.
  const sync = useFlow(() => activeSync());
  const samples = useSamples((state) => (sync === null ? undefined : state.of[sync]));
  if (flow === undefined || sync === null) return null;
  const { list = [], at = 0, problem = null } = samples ?? {};
  const title =
    list[at]?.title ?? (problem === null ? (samples === undefined ? '…' : words('none')) : words('notReached'));
  const record = recordOfSample(list[at]);
  return (
    <section
      className="float sample"
      aria-label={words('sampleRecord')}
      {...(problem === null ? {} : { title: inOwnWords(problem.message) })}
    >
      <PopoverButton
        label={words('records')}
        placement="top start"
        width={280}
        trigger={
          <AriaButton className="sample-name">
            <span className="muted fs12">{words('sample')}</span>
            <b className="grow ell" title={title}>
              {title}
            </b>
          </AriaButton>
        }
      >
        {(close) => <Found flow={flow} sync={sync} close={close} />}
      </PopoverButton>
      {record !== null && <StoryLink of={{ flow, sync, record }} what={title} isIcon />}
      <IconButton
        size="sm"
        icon="chev-l"
        iconSize={14}
        label={words('previousSample')}
        keys={['[']}
        isDisabled={list.length < 2}
        onPress={() => void pickSample(flow, sync, at - 1)}
      />
      <span className="soft fs12">{list.length === 0 ? '0' : `${at + 1}/${list.length}`}</span>
      <IconButton
        size="sm"
        icon="chev-r"
        iconSize={14}
        label={words('nextSample')}
        keys={[']']}
        isDisabled={list.length < 2}
        onPress={() => void pickSample(flow, sync, at + 1)}
      />
    </section>
  );
});
