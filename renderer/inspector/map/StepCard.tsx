import type { FieldMap, StepUse, Sync } from '../../../engine/model/flow.ts';
import { indexInList } from '../../canvas/edits.ts';
import { stepDetail, stepIcon, stepLabel, stepSentence } from '../../canvas/words/step-words.ts';
import { useProblemsOf } from '../../state/flow.ts';
import { keyOf } from '../../state/flow-parts.ts';
import { classes } from '../../ui/classes.ts';
import { Icon } from '../../ui/Icon.tsx';
import { IconButton } from '../../ui/IconButton.tsx';
import { MenuButton } from '../../ui/Menu.tsx';
import { inOwnWords } from '../../words/sentences.ts';
import { wordsOf } from '../../words/words.ts';
import { propose } from '../propose.ts';
import { StepForm } from '../steps/StepForm.tsx';

interface CardProps {
  readonly sync: Sync;
  readonly map: FieldMap;
  readonly use: StepUse;
  /** Its place from the left, and how many there are. */
  readonly at: number;
  readonly of: number;
  readonly isOpen: boolean;
  readonly toggle: () => void;
}

/** Moves a step along its line, to the left or to the right. */
function moveBy(map: FieldMap, sync: Sync, use: StepUse, by: -1 | 1): void {
  const steps = map.steps ?? [];
  const now = steps.findIndex((one) => one.id === use.id);
  const isForward = indexInList(map, 0) === 0;
  const index = now + (isForward ? by : -by);
  if (index < 0 || index >= steps.length) return;
  propose({ do: 'reorder-step', sync: sync.id, map: map.id, step: use.id, index });
}

/** One step of a line: what it does, and its settings when it is open. */
export function StepCard({ sync, map, use, at, of, isOpen, toggle }: CardProps) {
  const words = wordsOf('inspector');
  const [problem] = useProblemsOf(keyOf({ kind: 'step', sync: sync.id, map: map.id, step: use.id }));
  const label = stepLabel(use);
  const detail = stepDetail(use);
  const move = (by: -1 | 1): void => moveBy(map, sync, use, by);
  const remove = (): void => void propose({ do: 'remove-step', sync: sync.id, map: map.id, step: use.id });
  const entries = [
    { id: 'up', label: words('earlier'), icon: 'chev-u' as const, isDisabled: at === 0, onAction: () => move(-1) },
    { id: 'down', label: words('later'), icon: 'chev-d' as const, isDisabled: at === of - 1, onAction: () => move(1) },
    { id: 'remove', label: words('remove'), icon: 'trash' as const, isDanger: true, onAction: remove },
  ];
  return (
    <li className={classes('step-card', problem !== undefined && 'warn')}>
      <div className="sh">
        <button
          type="button"
          className="sh-open"
          aria-expanded={isOpen}
          aria-keyshortcuts="Alt+ArrowUp Alt+ArrowDown Delete"
          title={words('stepKeys')}
          onClick={toggle}
          onKeyDown={(event) => {
            if (event.altKey && (event.key === 'ArrowUp' || event.key === 'ArrowDown')) {
              event.preventDefault();
              move(event.key === 'ArrowUp' ? -1 : 1);
            }
            if (event.key === 'Delete') remove();
          }}
        >
          <Icon name={stepIcon(use.use)} size={14} />
          <b className="grow ell">{label}</b>
          {problem !== undefined && (
            <span className="c-need row">
              <Icon name="warn" size={14} />
            </span>
          )}
          {detail !== null && <span className="muted fs12 ell">{detail}</span>}
          <Icon name={isOpen ? 'chev-u' : 'chev-d'} size={14} />
        </button>
        <MenuButton
          label={words('moreAbout', { step: label })}
          trigger={<IconButton size="sm" icon="dots" iconSize={14} label={words('moreAbout', { step: label })} />}
          parts={[{ id: 'step', entries }]}
        />
      </div>
      {isOpen ? (
        <>
          {problem !== undefined && <p className="step-words c-need">{inOwnWords(problem.message)}</p>}
          <StepForm key={use.id} sync={sync} map={map} use={use} />
        </>
      ) : (
        <p className="step-words ell" title={stepSentence(use)}>
          {stepSentence(use)}
        </p>
      )}
    </li>
  );
}
