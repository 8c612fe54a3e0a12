import { useState } from 'react';
import type { Story } from '../../engine/protocol/calls/story.ts';
import { go } from '../app/route.ts';
import { Badge } from '../ui/Badge.tsx';
import { Button } from '../ui/Button.tsx';
import { MenuButton } from '../ui/Menu.tsx';
import { dayWords } from '../words/formats.ts';
import { wordsOf } from '../words/words.ts';
import { saveReport } from './report/save-report.ts';
import type { RecordOf } from './use-story.ts';

function SaveButton({ of, field }: { readonly of: RecordOf; readonly field: string | null }) {
  const [isSaving, setSaving] = useState(false);
  return (
    <Button
      icon="report"
      isPending={isSaving}
      onPress={() => {
        setSaving(true);
        void saveReport(of, field).finally(() => setSaving(false));
      }}
    >
      {wordsOf('storyReport')('save')}
    </Button>
  );
}

function FieldMenu({ story, of }: { readonly story: Story; readonly of: RecordOf }) {
  const words = wordsOf('story');
  const pick = (field: string | null): void => go({ at: 'story', ...of, field });
  const whole = { id: ' whole', label: words('wholeRecord'), isOn: story.field === null, onAction: () => pick(null) };
  const fields = story.fields.map(({ map, label }) => ({
    id: map,
    label,
    isOn: map === story.field,
    onAction: () => pick(map),
  }));
  const label = story.fields.find((one) => one.map === story.field)?.label ?? words('wholeRecord');
  return (
    <MenuButton
      label={words('chooseField')}
      side="bottom start"
      trigger={<Button after="chev-d">{label}</Button>}
      parts={[
        { id: 'whole', entries: [whole] },
        { id: 'fields', entries: fields },
      ]}
    />
  );
}

/** Whose story it is, how much happened, and what saves it. */
export function StoryToolbar({ story, of }: { readonly story: Story; readonly of: RecordOf }) {
  const words = wordsOf('story');
  const count = story.moments.length;
  const since = story.removedUntil ?? story.born?.at;
  return (
    <header className="toolbar">
      <h1 className="ell">{story.title}</h1>
      <FieldMenu story={story} of={of} />
      <span className="muted fs12 ell">
        {since === undefined
          ? words('changesKnown', { count })
          : words('changesSince', { count, day: dayWords(since) })}
        {story.questions.length > 0 && `, ${words('waiting', { count: story.questions.length })}`}
      </span>
      {story.state !== 'linked' && <Badge look="grey">{words(story.state)}</Badge>}
      <span className="grow" />
      <span className="muted fs12 st-keys">
        {[story.left.key, story.right.key].filter((key) => key !== null).join(' · ')}
      </span>
      <span className="vr" />
      <SaveButton of={of} field={story.field} />
    </header>
  );
}
