import type { Plan } from '../../model/plan.ts';
import type { RunEvent } from '../../run/world.ts';
import type { SideNames } from './run-words.ts';
import type { Screen } from './screen.ts';
import { count, seconds } from './words.ts';

const terminalEveryMs = 100;
const plainEveryMs = 5000;

const phaseWords: Record<Extract<RunEvent, { kind: 'phase' }>['phase'], string> = {
  recover: 'finding out what became of earlier writes',
  capture: 'reading',
  match: 'matching',
  settle: 'comparing',
  apply: 'writing',
};

interface Task {
  readonly words: string;
  readonly startedMs: number;
  readonly of: number | null;
  done: number;
}

/** How far a task is, in words: "contacts: writing 350 of 2,150, 120 a second, about 15 s left". */
function sentence(task: Task, nowMs: number): string {
  const passed = nowMs - task.startedMs;
  const rate = passed > 0 ? (task.done * 1000) / passed : 0;
  const parts = [`${task.words}${task.done === 0 && task.of === null ? '' : ` ${count(task.done)}`}`];
  if (task.of !== null) parts[0] += ` of ${count(task.of)}`;
  if (rate >= 1) parts.push(`${count(Math.round(rate))} a second`);
  if (rate > 0 && task.of !== null && task.of > task.done)
    parts.push(`about ${seconds((task.of - task.done) / rate)} left`);
  return parts.join(', ');
}

/** Shows what a run tells while it works: often on a terminal, now and then elsewhere. */
export function watch(plan: Plan, screen: Screen, names: SideNames): (event: RunEvent) => void {
  const nowMs = (): number => performance.now();
  const everyMs = screen.progress.isTerminal ? terminalEveryMs : plainEveryMs;
  let task: Task | null = null;
  let shownMs = nowMs();
  const show = (force: boolean): void => {
    const now = nowMs();
    if (task === null || (!force && now - shownMs < everyMs)) return;
    shownMs = now;
    screen.progress.show(sentence(task, now));
  };
  return (event) => {
    switch (event.kind) {
      case 'phase': {
        const sync = plan.syncs.find((one) => one.id === event.sync);
        const side = sync === undefined || event.side === undefined ? '' : ` ${names(sync)[event.side]}`;
        const words = `${event.sync}: ${phaseWords[event.phase]}${side}`;
        task = { words, startedMs: nowMs(), of: event.of, done: 0 };
        show(screen.progress.isTerminal);
        return;
      }
      case 'progress':
        if (task !== null) task.done = event.done;
        show(false);
        return;
      // Told once the run is over, with what they mean for it.
      case 'brake':
      case 'problem':
        return;
      case 'refused':
        screen.progress.clear();
        screen.problem(event.problem, 'amber');
        return;
    }
  };
}
