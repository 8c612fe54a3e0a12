import type { PreviewSummary } from '../../engine/protocol/calls/preview.ts';
import type { FlowVersions } from '../../engine/protocol/calls/versions.ts';
import { go } from '../app/route.ts';
import { RightButton } from '../rights/RightButton.tsx';
import { useRight } from '../rights/use-right.ts';
import { startPreviewRun } from '../state/flow-run.ts';
import { Badge } from '../ui/Badge.tsx';
import { Button } from '../ui/Button.tsx';
import { IconButton } from '../ui/IconButton.tsx';
import { MenuButton } from '../ui/Menu.tsx';
import { clockWords } from '../words/formats.ts';
import { wordsOf } from '../words/words.ts';
import type { Question } from './PreviewScreen.tsx';
import { preview, usePreview } from './preview-store.ts';
import { callsText, recordsRead, span } from './preview-words.ts';
import { savePreview } from './save-file.ts';
import { isAhead, runsDraft } from './use-versions.ts';

interface Props {
  readonly flow: string;
  readonly summary: PreviewSummary;
  readonly versions: FlowVersions | null;
  readonly onAsk: (question: Question) => void;
}

function titleOf({ of }: PreviewSummary, versions: FlowVersions | null): string {
  const words = wordsOf('preview');
  if (versions === null) return words('title');
  if (of === 'live' || !isAhead(versions)) return words('ofVersion', { version: versions.live ?? 1 });
  return words('ofDraft', { version: versions.draft.number });
}

/** What is previewed, from when it is, and what can be done with it. */
export function PreviewToolbar({ flow, summary, versions, onAsk }: Props) {
  const words = wordsOf('preview');
  const toDo = usePreview((state) => state.choice?.toDo ?? summary.changes);
  const publishes = versions !== null && summary.of === 'draft' && isAhead(versions);
  const mayNot = useRight('design');
  const runs = versions !== null && (summary.of === 'live' || runsDraft(versions));
  const run = (): void => {
    if (summary.held || toDo < summary.changes) onAsk('run');
    else void startPreviewRun(flow, summary.id, null);
  };
  const files = [
    {
      id: 'files',
      entries: [
        {
          id: 'change-set',
          label: words('saveChanges'),
          icon: 'download' as const,
          onAction: () => void savePreview(summary.id, flow, 'change-set'),
        },
        ...(versions === null || versions.live === null || !isAhead(versions)
          ? []
          : [
              {
                id: 'other',
                label: summary.of === 'live' ? words('previewDraft') : words('previewLive', { version: versions.live }),
                icon: 'eye' as const,
                onAction: () => void preview(flow, summary.of === 'live' ? 'draft' : 'live'),
              },
            ]),
        {
          id: 'replay',
          label: words('replay'),
          icon: 'refresh' as const,
          isDisabled: mayNot !== null,
          onAction: () => go({ at: 'replay', flow }),
        },
        {
          id: 'versions',
          label: words('versions'),
          icon: 'history' as const,
          onAction: () => go({ at: 'versions', flow }),
        },
      ],
    },
  ];
  return (
    <div className="toolbar">
      <h1>{titleOf(summary, versions)}</h1>
      <Badge look="grey" icon="shield">
        {words('nothingWritten')}
      </Badge>
      <span className="muted ell" title={words('atLeast', { calls: callsText(summary) })}>
        {words('read', {
          records: words('records', { count: recordsRead(summary) }),
          took: span(summary.seconds),
          at: clockWords(summary.madeAt),
        })}
      </span>
      <span className="grow" />
      <Button look="ghost" icon="refresh" onPress={() => void preview(flow)}>
        {words('again')}
      </Button>
      <Button icon="download" onPress={() => void savePreview(summary.id, flow, 'csv')}>
        {words('exportCsv')}
      </Button>
      <MenuButton label={words('more')} trigger={<IconButton icon="dots" label={words('more')} />} parts={files} />
      {runs && (
        <RightButton
          needs="operate"
          look={publishes ? 'plain' : 'primary'}
          icon="play"
          isDisabled={toDo === 0}
          onPress={run}
        >
          {toDo < summary.changes ? words('runCount', { count: toDo }) : words('run')}
        </RightButton>
      )}
      {publishes && (
        <RightButton needs="design" look="primary" icon="publish" onPress={() => onAsk('publish')}>
          {words('publish', { version: versions.draft.number })}
        </RightButton>
      )}
    </div>
  );
}
