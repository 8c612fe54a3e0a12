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
import { wordsOf } from '../words/words.ts';
import type { Question } from './PreviewScreen.tsx';
import { preview, usePreview } from './preview-store.ts';
import { callsText, clockTime, counted, recordsRead, span } from './preview-words.ts';
import { savePreview } from './save-file.ts';
import { isAhead, runsDraft } from './use-versions.ts';

interface Props {
  readonly flow: string;
  readonly summary: PreviewSummary;
  readonly versions: FlowVersions | null;
  readonly onAsk: (question: Question) => void;
}

function titleOf({ of }: PreviewSummary, versions: FlowVersions | null): string {
  if (versions === null) return 'Preview';
  if (of === 'live' || !isAhead(versions)) return `Preview of version ${versions.live ?? 1}`;
  return `Preview of draft ${versions.draft.number}`;
}

/** What is previewed, from when it is, and what can be done with it. */
export function PreviewToolbar({ flow, summary, versions, onAsk }: Props) {
  const toDo = usePreview((state) => state.choice?.toDo ?? summary.changes);
  const publishes = versions !== null && isAhead(versions);
  const mayNot = useRight('design');
  const runs = versions !== null && runsDraft(versions);
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
          label: 'Save the change set',
          icon: 'download' as const,
          onAction: () => void savePreview(summary.id, flow, 'change-set'),
        },
        {
          id: 'replay',
          label: wordsOf('frame')('replay'),
          icon: 'refresh' as const,
          isDisabled: mayNot !== null,
          onAction: () => go({ at: 'replay', flow }),
        },
        {
          id: 'versions',
          label: 'Versions',
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
        Nothing written
      </Badge>
      <span className="muted ell" title={`It would take at least: ${callsText(summary)}`}>
        {counted(recordsRead(summary), 'record')} read in {span(summary.seconds)}, at {clockTime(summary.madeAt)}
      </span>
      <span className="grow" />
      <Button look="ghost" icon="refresh" onPress={() => void preview(flow)}>
        Preview again
      </Button>
      <Button icon="download" onPress={() => void savePreview(summary.id, flow, 'csv')}>
        Export CSV
      </Button>
      <MenuButton label="More" trigger={<IconButton icon="dots" label="More" />} parts={files} />
      {runs && (
        <RightButton
          needs="operate"
          look={publishes ? 'plain' : 'primary'}
          icon="play"
          isDisabled={toDo === 0}
          onPress={run}
        >
          {toDo < summary.changes ? `Run ${counted(toDo, 'change')}` : 'Run'}
        </RightButton>
      )}
      {publishes && (
        <RightButton needs="design" look="primary" icon="publish" onPress={() => onAsk('publish')}>
          Publish version {versions.draft.number}
        </RightButton>
      )}
    </div>
  );
}
