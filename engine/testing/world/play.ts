import { openMemory } from '../../connectors/memory/memory.ts';
import type { Call, MemoryFault } from '../../connectors/memory/options.ts';
import { instantOf } from '../../connectors/memory/system.ts';
import type { Side } from '../../model/ids.ts';
import { type QuestionRow, writeLine } from '../oracle/evidence.ts';
import type { AnswerRecord, RunRecord, Story, Violation } from '../oracle/story.ts';
import { adminDoes, type Systems, userDoes } from './actors.ts';
import { random } from './random.ts';
import type { Event, Happening, Scenario } from './scenario.ts';
import { Scheduler } from './scheduler.ts';
import type { Engine, Subject } from './subject.ts';
import { objectName, systemOf } from './systems.ts';

/** When virtual time begins, in microseconds: 5 January 2026, 8:00 UTC. */
const dawn = 1_767_600_000_000_000;
/** Between quiet runs: longer than every lag, quarantine and census. */
const quietGapMs = 25 * 3_600_000;
/** After a crash: longer than a lease lives. */
const restartMs = 600_000;
const quietRunsMax = 6;
const crashesMax = 20;

export interface PlayOptions {
  /** Ends the process at these yield points, counted over the whole play. */
  readonly crashAt?: readonly number[];
}

/** One world in motion. */
class Play {
  readonly scenario: Scenario;
  readonly scheduler: Scheduler;
  readonly systems: Systems;
  readonly runs: RunRecord[] = [];
  readonly answers: AnswerRecord[] = [];
  readonly seen: Violation[] = [];
  readonly repeats: { before: string; after: string }[] = [];
  readonly hidden: { side: Side; field: string }[] = [];
  readonly options: PlayOptions;
  engine: Engine | null = null;
  restoredAt: number | null = null;
  private seq = 0;
  private run = 0;
  private calm = false;
  /** Whether a run is under way: only then do people and faults come between. */
  private running = false;
  private full = false;
  /** People who have looked at a question and not answered yet. */
  private thinking = 0;
  /** Processes of the engine so far. */
  private lives = 1;
  private readonly fired = new Set<Event>();
  private readonly counts = new Map<string, number>();
  private lied = new Set<Side>();

  constructor(scenario: Scenario, options: PlayOptions) {
    this.scenario = scenario;
    this.options = options;
    const root = random(`play ${scenario.seed}`);
    this.scheduler = new Scheduler(dawn, root.split('order'));
    const make = (side: Side) =>
      systemOf(scenario.setup, side, this.scheduler, {
        chance: root.split(side),
        next: () => this.tick(),
        faults: (call) => this.faultOf(side, call),
      });
    this.systems = { left: make('left'), right: make('right') };
    this.scheduler.onPoint = (label) => this.point(label);
  }

  tick(): number {
    this.seq += 1;
    return this.seq;
  }

  private count(name: string): number {
    const count = (this.counts.get(`${this.run} ${name}`) ?? 0) + 1;
    this.counts.set(`${this.run} ${name}`, count);
    return count;
  }

  private due(): readonly Event[] {
    return this.calm ? [] : this.scenario.events.filter((one) => one.at.run === this.run && !this.fired.has(one));
  }

  private faultOf(side: Side, call: Call): MemoryFault | null {
    const counts = { any: this.count(`${side} ${call.name}`), op: this.count(`${side} ${call.name} ${call.op}`) };
    for (const event of this.due()) {
      const { happening, at } = event;
      if (happening.do !== 'fault' || happening.side !== side || happening.call !== call.name) continue;
      if (happening.op !== null && happening.op !== call.op) continue;
      if ((happening.op === null ? counts.any : counts.op) !== at.nth) continue;
      this.fired.add(event);
      const { kind } = happening.fault;
      if (kind === 'empty' || kind === 'half' || kind === 'repeats') this.lied.add(side);
      return happening.fault;
    }
    return null;
  }

  private point(label: string): 'go' | 'crash' {
    if (!this.running) return 'go';
    const [step, labelled] = [this.count('step'), this.count(label)];
    let crash = this.options.crashAt?.includes(this.scheduler.points) ?? false;
    for (const event of this.due()) {
      const { on, nth } = event.at;
      if (event.happening.do === 'fault' || nth === 0 || nth !== (on === null ? step : labelled)) continue;
      if (on !== null && on !== label) continue;
      this.fired.add(event);
      if (event.happening.do === 'crash') crash = true;
      else this.act(event.happening);
    }
    return crash ? 'crash' : 'go';
  }

  private act(happening: Happening): void {
    userDoes(this.systems, happening);
    adminDoes(this.systems, happening);
    if (happening.do === 'hide') this.hidden.push({ side: happening.side, field: happening.field });
    if (happening.do === 'pass') this.scheduler.time += happening.ms * 1000;
    if (happening.do !== 'answer') return;
    const life = this.lives;
    this.inbox(happening).catch((error: unknown) => {
      // What the process was asked ended with it.
      if (life !== this.lives) return;
      this.seen.push({ property: 'P21', what: `an answer threw: ${String(error)}` });
    });
  }

  /** A person looks at the inbox, thinks, and answers what was shown then. */
  private async inbox(happening: Extract<Happening, { do: 'answer' }>): Promise<void> {
    const { engine } = this;
    if (engine === null) return;
    const open = (await engine.evidence()).questions.filter((one) => one.state === 'open' && one.about !== 'match');
    const question = open[happening.which % Math.max(1, open.length)];
    if (question === undefined) return;
    this.thinking += 1;
    await this.scheduler.wait('inbox', happening.lateMs);
    await this.answer(question, happening.choose, happening.which);
    this.thinking -= 1;
  }

  private async answer(question: QuestionRow, side: Side, roll: number): Promise<void> {
    const removal = side === 'left' ? 'keep' : roll % 3 === 2 ? 'unlink' : 'remove';
    const choose = question.about === 'removal' ? removal : side;
    // Counts as taken until we hear otherwise: the process may end after the answer was kept and before we hear of it.
    const record = { seq: this.tick(), question, choose, accepted: true } as const;
    const at = this.answers.push(record) - 1;
    if ((await this.engine?.answer(question, choose)) !== true) this.answers[at] = { ...record, accepted: false };
  }

  /** Answers all that is open, each with a side by chance. */
  async answerAll(round: number): Promise<number> {
    const { engine } = this;
    if (engine === null) return 0;
    const chance = random(`inbox ${this.scenario.seed} ${round}`);
    const open = (await engine.evidence()).questions.filter((one) => one.state === 'open' && one.about !== 'match');
    const work = async (): Promise<void> => {
      for (const question of open) await this.answer(question, chance.pick(['left', 'right']), chance.int(3));
    };
    const driven = await this.scheduler.drive(work);
    if (driven.kind !== 'done') this.seen.push({ property: 'P21', what: `answering ended as ${driven.kind}` });
    return open.length;
  }

  private async state(happening: Happening): Promise<void> {
    if (happening.do === 'undo') await this.undo();
    if (happening.do === 'copy') await this.engine?.copyState();
    if (happening.do !== 'restore') return;
    await this.engine?.restoreState();
    this.restoredAt = this.tick();
  }

  /** One run, and after each crash another, until one of them ends. */
  async runOnce(index: number, phase: RunRecord['phase']): Promise<RunRecord> {
    const { engine } = this;
    if (engine === null) throw new Error('The engine has not begun.');
    this.run = index;
    for (const event of this.due().filter((one) => one.at.nth === 0)) {
      this.fired.add(event);
      this.act(event.happening);
      await this.state(event.happening);
    }
    for (let crashes = 0; ; crashes += 1) {
      // How soon a flow is run again is for whoever starts it to say.
      for (const side of ['left', 'right'] as const) this.systems[side].unhush();
      this.lied = new Set();
      const [from, startedAt, pointsBefore] = [this.tick(), this.scheduler.time, this.scheduler.points];
      const foreign = (['left', 'right'] as const).filter((side) => this.systems[side].identity !== `memory:${side}`);
      this.running = true;
      const driven = await this.scheduler.drive(() => engine.run(this.full));
      this.running = false;
      const how = endOf(driven);
      const { points } = this.scheduler;
      const when = { from, to: this.tick(), startedAt, pointsBefore, points };
      const record = { index, phase, ...when, ...how, lied: [...this.lied], foreign };
      this.runs.push(record);
      if (how.ended !== 'crashed' || crashes > crashesMax) {
        this.leftovers();
        return record;
      }
      this.thinking = 0;
      this.lives += 1;
      await engine.crash();
      this.scheduler.time += restartMs * 1000;
    }
  }

  private async undo(): Promise<void> {
    const [from, startedAt, pointsBefore] = [this.tick(), this.scheduler.time, this.scheduler.points];
    const how = endOf(await this.scheduler.drive(async () => this.engine?.undo() ?? { ended: 'done', detail: '' }));
    const { points } = this.scheduler;
    const when = { from, to: this.tick(), startedAt, pointsBefore, points };
    this.runs.push({ index: this.run, phase: 'undo', ...when, ...how, lied: [], foreign: [] });
  }

  /** What people meant to do during the run they do after it, if it was too short for them. */
  private leftovers(): void {
    for (const event of this.due()) {
      if (event.happening.do === 'fault' || event.happening.do === 'crash') continue;
      this.fired.add(event);
      this.act(event.happening);
    }
  }

  effects(): number {
    const written = (side: Side) => this.systems[side].history.filter((one) => one.intent !== null).length;
    return written('left') + written('right');
  }

  private async brief(): Promise<string> {
    const evidence = await this.engine?.evidence();
    const questions = evidence?.questions.filter((one) => one.state !== 'closed') ?? [];
    return `${this.effects()} writes, ${evidence?.journal.length} journal rows, ${questions.length} questions`;
  }

  /** What a preview says the next run will write; null where it cannot say, because writes are still open. */
  private async announced(): Promise<readonly string[] | null> {
    const { engine } = this;
    const { left, right } = this.scenario.setup;
    const pending = (await engine?.evidence())?.pending ?? [];
    if (engine === null || this.thinking > 0 || pending.length > 0 || left.poison.length + right.poison.length > 0)
      return null;
    const before = await this.brief();
    const driven = await this.scheduler.drive(() => engine.preview());
    const after = await this.brief();
    if (before !== after)
      this.seen.push({ property: 'P24', what: `a preview changed something: ${before}, then ${after}` });
    return driven.kind === 'done' ? driven.value : null;
  }

  /** P24: the run wrote what the preview had said. */
  private async compare(announced: readonly string[], before: number): Promise<void> {
    const written = [...this.systems.left.history, ...this.systems.right.history].filter((one) => one.intent !== null);
    const journal = (await this.engine?.evidence())?.journal ?? [];
    const news = written.sort((one, other) => one.seq - other.seq).slice(before);
    const lines = news.map((one) => {
      const row = journal.find((entry) => entry.intent === one.intent);
      return row === undefined ? 'not in the journal' : writeLine(row.side, row.op, row.sent);
    });
    const [said, done] = [announced.join('\n'), lines.sort().join('\n')];
    if (said !== done)
      this.seen.push({ property: 'P24', what: `the preview said\n${said}\nand the run wrote\n${done}` });
  }

  /** Nobody does anything any more: runs until one writes nothing, and one more. */
  async quiet(first: number): Promise<number> {
    this.calm = true;
    let index = first;
    for (const end = first + quietRunsMax; index < end; index += 1) {
      this.scheduler.time += quietGapMs * 1000;
      const before = this.effects();
      // What was edited under a clock that had been set back lies behind the cursor: only a full reading finds it.
      this.full = index === first && this.scenario.events.some((one) => one.happening.do === 'jump');
      const announced = index === first && !this.full ? await this.announced() : null;
      await this.runOnce(index, 'quiet');
      this.full = false;
      if (announced !== null) await this.compare(announced, before);
      if (this.effects() === before && index > first) break;
    }
    this.scheduler.time += quietGapMs * 1000;
    const before = await this.brief();
    await this.runOnce(index + 1, 'repeat');
    this.repeats.push({ before, after: await this.brief() });
    return index + 2;
  }

  async story(): Promise<Story> {
    const { left, right } = this.systems;
    const evidence = await this.engine?.evidence();
    if (evidence === undefined) throw new Error('The engine has not begun.');
    return {
      setup: this.scenario.setup,
      history: { left: left.history, right: right.history },
      final: { left: left.all(objectName), right: right.all(objectName) },
      runs: this.runs,
      answers: this.answers,
      evidence,
      repeats: this.repeats,
      seen: this.seen,
      restoredAt: this.restoredAt,
      early: left.early + right.early,
      points: this.scheduler.points,
      hidden: this.hidden,
    };
  }

  calmDown(): void {
    for (const side of ['left', 'right'] as const) {
      const object = this.systems[side].object(objectName);
      object.fields = object.fields.map((one) => ({ ...one, hidden: false }));
      this.systems[side].identity = `memory:${side}`;
    }
  }
}

function endOf(driven: Awaited<ReturnType<typeof Scheduler.prototype.drive<Pick<RunRecord, 'ended' | 'detail'>>>>) {
  switch (driven.kind) {
    case 'done':
      return driven.value;
    case 'threw': {
      const { error } = driven;
      return {
        ended: 'threw' as const,
        detail: error instanceof Error ? (error.stack ?? error.message) : String(error),
      };
    }
    case 'crashed':
      return { ended: 'crashed' as const, detail: '' };
    case 'stuck':
      return { ended: 'stuck' as const, detail: driven.why };
  }
}

/** Watches each write of the engine as it reaches a system. */
function watch(play: Play, engine: Engine): void {
  for (const side of ['left', 'right'] as const) {
    const system = play.systems[side];
    system.beforeWrite = async (intent) => {
      if (!(await engine.holdsIntent(intent))) {
        play.seen.push({ property: 'P12', what: `a write reached ${side} without a durable intent (${intent})` });
      }
    };
    system.onHistory = (entry) => {
      if (entry.intent === null || system.identity === `memory:${side}`) return;
      play.seen.push({ property: 'identity', what: `${entry.op} of ${entry.key} in an account of somebody else` });
    };
  }
}

/** Plays a scenario from its beginning until everything is quiet. The same scenario always gives the same story. */
export async function play(scenario: Scenario, subject: Subject, options: PlayOptions = {}): Promise<Story> {
  const world = new Play(scenario, options);
  const { setup } = scenario;
  for (const one of setup.people) {
    const happening = { do: 'create', side: one.side, person: one.person, fields: one.fields } as const;
    userDoes(world.systems, happening);
  }
  world.scheduler.time += 7_200_000_000;
  const chance = random(`engine ${scenario.seed}`);
  const now = () => instantOf(world.scheduler.time);
  const open = (side: Side) => openMemory(world.systems[side]);
  const engine = await subject.begin({ setup, scheduler: world.scheduler, chance, now, open });
  try {
    world.engine = engine;
    watch(world, engine);
    for (let index = 0; index < setup.runs; index += 1) await world.runOnce(index, 'events');
    world.calmDown();
    let next = await world.quiet(setup.runs);
    for (let round = 0; setup.emptyInbox && round < 3; round += 1) {
      if ((await world.answerAll(round)) === 0) break;
      next = await world.quiet(next);
    }
    return await world.story();
  } finally {
    await engine.close();
  }
}
