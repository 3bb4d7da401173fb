import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { runKeySchema, type RunKey, type RunState } from '../../../contract/running/run';
import { emptyQueue, runsAhead, type QueuedRun, type QueueEffect, type QueueEvent, type QueueState, type Unwritten } from './queue-state'; // prettier-ignore
import { transition } from './transition';

const runs = [...'abcdef'].map((letter): QueuedRun => ({ key: runKeySchema.parse(letter.repeat(24)), method: 'photograph-linear', dims: 1, fold: 0, step: 1 })); // prettier-ignore
const full = { code: 'disk', message: 'The disk is full.' } as const;
const unfinished: readonly RunState[] = ['queued', 'running', 'paused', 'interrupted'];

type Step =
  | { readonly type: 'start'; readonly of: readonly number[] }
  | { readonly type: 'pause' | 'resume' | 'cancel' | 'close' | 'abandon' | 'reopen' }
  | { readonly type: 'work' } // the next thing that is to be written or looked at is
  | { readonly type: 'disk'; readonly isFull: boolean }
  | { readonly type: 'process'; readonly does: 'done' | 'failed' | 'died' | 'no memory' | 'disk full' | 'an epoch' | 'heeds' };

const step: fc.Arbitrary<Step> = fc.oneof(
  { arbitrary: fc.record({ type: fc.constant('start' as const), of: fc.subarray([0, 1, 2, 3, 4, 5]) }), weight: 3 },
  { arbitrary: fc.constantFrom('pause' as const, 'resume' as const, 'cancel' as const).map((type) => ({ type })), weight: 5 },
  { arbitrary: fc.constantFrom('close' as const, 'abandon' as const, 'reopen' as const).map((type) => ({ type })), weight: 1 },
  { arbitrary: fc.constant({ type: 'work' as const }), weight: 10 },
  { arbitrary: fc.boolean().map((isFull) => ({ type: 'disk' as const, isFull })), weight: 1 },
  {
    arbitrary: fc
      .constantFrom('done' as const, 'failed' as const, 'died' as const, 'no memory' as const, 'disk full' as const, 'an epoch' as const, 'heeds' as const)
      .map((does) => ({ type: 'process' as const, does })), // prettier-ignore
    weight: 7,
  },
);

/** Records, a disk and a compute process in memory; what a queue wants done is done when a step says so, in the order of asking. */
class World {
  state: QueueState = emptyQueue;
  readonly records = new Map<RunKey, RunState>();
  lane: QueueEffect[] = [];
  computing: QueuedRun | null = null;
  stopAs: 'paused' | 'cancelled' | null = null;
  isFull = false;
  readonly begun: RunKey[] = [];

  tell(event: QueueEvent): void {
    const { state, effects } = transition(this.state, event);
    this.state = state;
    for (const effect of effects) {
      if (effect.type === 'stop') this.stopAs = this.computing === null ? null : effect.as;
      else if (effect.type === 'endProcess') this.endOfProcess();
      else if (effect.type !== 'refresh' && effect.type !== 'tellResults') this.lane.push(effect);
    }
    this.look();
  }

  take(step: Step): void {
    if (step.type === 'start') this.tell({ type: 'started', runs: step.of.map((i) => runs[i]!) });
    else if (step.type === 'pause') this.tell({ type: 'paused' });
    else if (step.type === 'resume') this.tell({ type: 'resumed' });
    else if (step.type === 'cancel') this.tell({ type: 'cancelled' });
    else if (step.type === 'close') this.tell({ type: 'closed' });
    else if (step.type === 'abandon') this.tell({ type: 'abandoned' });
    else if (step.type === 'reopen') this.reopen();
    else if (step.type === 'disk') this.isFull = step.isFull;
    else if (step.type === 'process') this.processDoes(step.does);
    else this.work();
  }

  work(): void {
    const effect = this.lane.shift();
    if (effect === undefined) return;
    if (effect.type === 'enter') this.tell({ type: 'entered', runs: effect.runs, unwritten: this.write(effect.runs, 'queued') });
    else if (effect.type === 'leave') this.tell({ type: 'left', runs: effect.runs, unwritten: this.write(effect.runs, 'cancelled') });
    else if (effect.type === 'mark') {
      const marked = effect.runs.filter(({ key }) => effect.from.includes(this.records.get(key)!));
      const unwritten = this.write(marked, effect.to);
      if (unwritten !== null) this.tell({ type: 'marked', unwritten });
    } else if (effect.type === 'vet') {
      const record = this.records.get(effect.run.key);
      this.tell({ type: 'vetted', verdict: record === undefined || record === 'done' ? { type: 'over' } : { type: 'fit' } });
    } else if (effect.type === 'carryOut') {
      expect(this.computing).toBeNull();
      this.computing = effect.run;
      this.stopAs = this.state.mode === 'pausing' ? 'paused' : this.state.mode === 'cancelling' ? 'cancelled' : null;
      this.records.set(effect.run.key, 'running');
      this.begun.push(effect.run.key);
      if (this.state.project !== 'open') this.endOfProcess();
    } else if (effect.type === 'settle') {
      const isWritten = this.records.get(effect.run.key) === effect.to; // by the process
      const unwritten = isWritten ? null : this.write([effect.run], effect.to);
      this.tell({ type: 'settled', notice: null, unwritten: unwritten?.error ?? null });
    }
  }

  /** One disk that fills up takes some records of several. */
  write(these: readonly QueuedRun[], to: RunState): Unwritten | null {
    if (this.state.project === 'abandoned') return null;
    const isTaken = (i: number): boolean => !this.isFull || i < these.length / 2 - 1;
    for (const [i, { key }] of these.entries()) if (isTaken(i) && this.records.get(key) !== 'done') this.records.set(key, to);
    const keys = these.filter((_, i) => !isTaken(i)).map(({ key }) => key);
    return keys.length === 0 ? null : { keys, error: full };
  }

  processDoes(does: (Step & { type: 'process' })['does']): void {
    const run = this.computing;
    if (run === null) return;
    if (does === 'an epoch') return this.tell({ type: 'gotOn' });
    if (does === 'heeds' && this.stopAs === null) return;
    this.computing = null;
    const failed = { code: does === 'no memory' ? ('out-of-memory' as const) : ('run-failed' as const), message: 'No.' };
    const label = 'Run';
    if (does === 'died') return this.tell({ type: 'ended', label, outcome: { state: 'crashed', reason: 'it died' } });
    if (does === 'failed' || does === 'no memory') return this.tell({ type: 'ended', label, outcome: { state: 'failed', error: failed } });
    if (does === 'done') this.records.set(run.key, 'done'); // the process writes it before it says so
    const state = does === 'done' ? 'done' : does === 'heeds' ? this.stopAs! : 'paused';
    this.tell({ type: 'ended', label, outcome: { state, error: does === 'disk full' ? full : null } });
  }

  endOfProcess(): void {
    if (this.computing !== null) this.processDoes('died');
  }

  /** Everything that was to be done is; the process heeds what it is told, and else finishes. */
  settle(): void {
    for (let i = 0; i < 500 && (this.lane.length > 0 || this.computing !== null); i++) {
      if (this.lane.length > 0) this.work();
      else this.processDoes(this.stopAs === null ? 'done' : 'heeds');
    }
    expect(this.lane).toEqual([]);
    expect(this.computing).toBeNull();
  }

  /** As another process finds the project when this one is gone, at whatever moment. */
  reopen(): void {
    [this.lane, this.computing, this.stopAs, this.state] = [[], null, null, emptyQueue];
    for (const [key, state] of this.records) if (state === 'running' || state === 'queued') this.records.set(key, 'interrupted');
    const left = runs.filter(({ key }) => unfinished.includes(this.records.get(key)!));
    this.tell({ type: 'continued', runs: left.filter(({ key }) => this.records.get(key) === 'interrupted') });
    this.tell({ type: 'leftOver', runs: left });
  }

  /** What holds at every moment. */
  look(): void {
    const { state } = this;
    const places = [...state.entering, ...state.waiting, ...(state.inHand === null ? [] : [state.inHand.run])].map(({ key }) => key);
    expect(new Set(places).size).toBe(places.length);
    if (state.project === 'abandoned') return;
    if (state.mode === 'idle') expect([places, state.leaving, state.after]).toEqual([[], [], []]);
    if (state.mode === 'paused') expect(state.inHand).toBeNull();
    if (state.mode === 'pausing' || state.mode === 'cancelling')
      expect(state.inHand !== null || state.entering.length + state.leaving.length > 0).toBe(true);
  }
}

function play(steps: readonly Step[]): World {
  const world = new World();
  for (const step of steps) world.take(step);
  return world;
}
const manySteps = fc.array(step, { minLength: 1, maxLength: 60 });
const withoutFullDisk = fc.array(step.filter(({ type }) => type !== 'disk'), { minLength: 1, maxLength: 60 }); // prettier-ignore
const numRuns = 500;
const holds = (steps: fc.Arbitrary<readonly Step[]>, look: (world: World) => void): void =>
  fc.assert(fc.property(steps, (taken) => look(play(taken))), { numRuns, seed: 13 }); // prettier-ignore

describe('in any order of starts, pauses, cancels, crashes, full disks, reopening and closing', () => {
  it('the queue comes to rest, knows every run whose record is not at its end, and counts it once', () => {
    holds(manySteps, (world) => {
      world.settle();
      const { state, records } = world;
      expect(state.inHand).toBeNull();
      if (state.project === 'abandoned') return;
      expect(['idle', 'paused']).toContain(state.mode);
      const known = new Set(runsAhead(state).map(({ key }) => key));
      for (const [key, record] of records) {
        if (record === 'queued' || record === 'running') expect(known).toContain(key);
        if (record === 'done') expect(known).not.toContain(key);
      }
    });
  });

  it('what waits is recorded as waiting, and what a person paused as paused', () => {
    holds(withoutFullDisk, (world) => {
      world.settle();
      const { state, records } = world;
      if (state.project === 'abandoned') return;
      for (const { key } of state.waiting) expect(['queued', 'paused', 'interrupted']).toContain(records.get(key));
      if (state.isPutAway && state.mode === 'paused') for (const { key } of state.waiting) expect(records.get(key)).toBe('paused');
    });
  });

  it('nothing is begun after a pause or a cancel until somebody asks for it', () => {
    for (const type of ['pause', 'cancel', 'close', 'abandon'] as const)
      holds(manySteps, (world) => {
        if (world.state.after.length > 0 && type !== 'close') return; // somebody has
        const before = world.begun.length;
        const isBegun = world.lane.some((effect) => effect.type === 'carryOut');
        const { mode } = world.state;
        world.take({ type });
        world.settle();
        if (type !== 'pause' || mode === 'running') expect(world.begun.length - before).toBe(isBegun ? 1 : 0);
      });
  });

  it('after a cancel every run is over, and what is started after it is carried out', () => {
    const going = step.filter(({ type }) => type === 'work' || type === 'process');
    const some = fc.array(going, { minLength: 0, maxLength: 12 });
    fc.assert(
      fc.property(withoutFullDisk, some, some, (before, between, meanwhile) => {
        const world = play(before);
        if (world.state.project !== 'open') return;
        for (const next of [{ type: 'start', of: [0, 1, 2] } as const, ...between, { type: 'cancel' } as const, ...meanwhile])
          world.take(next);
        world.take({ type: 'start', of: [1, 2, 3] });
        world.settle();
        expect(world.state.mode).toBe('idle');
        for (const i of [0, 1, 2, 3]) expect(unfinished).not.toContain(world.records.get(runs[i]!.key));
        for (const i of [1, 2, 3]) expect(world.records.get(runs[i]!.key)).toBe('done');
      }),
      { numRuns, seed: 13 },
    );
  });

  it('a project that is another program’s is left as it is', () => {
    holds(manySteps, (world) => {
      world.take({ type: 'abandon' });
      const before = new Map(world.records);
      world.lane = world.lane.filter(({ type }) => type !== 'carryOut');
      world.settle();
      expect(world.records).toEqual(before);
      world.take({ type: 'start', of: [0] });
      expect(world.lane).toEqual([]);
    });
  });

  it('closed, a run goes on later where it was put away; cancelled before, it does not', () => {
    holds(withoutFullDisk, (world) => {
      if (world.state.project !== 'open') return;
      const { mode } = world.state;
      world.take({ type: 'close' });
      world.settle();
      if (mode === 'cancelling') expect(world.state.waiting).toEqual([]);
      for (const record of world.records.values()) expect(record).not.toBe('running');
    });
  });
});

describe('one after the other', () => {
  it('three crashes in a row stop the queue, and what waits is not taken up by itself', () => {
    const world = play([{ type: 'start', of: [0, 1] }, { type: 'work' }]);
    for (let i = 0; i < 3; i++) {
      world.work();
      world.work();
      world.processDoes('died');
      world.work();
    }
    expect(world.begun).toHaveLength(3);
    world.settle();
    expect(world.state).toMatchObject({ mode: 'paused', isPutAway: true });
    expect([...world.records.values()]).toEqual(['paused', 'paused']);
  });

  it('records that cannot be written at the start leave those that can in the queue, paused', () => {
    const world = play([{ type: 'disk', isFull: true }, { type: 'start', of: [0, 1, 2, 3, 4, 5] }]); // prettier-ignore
    world.settle();
    expect(world.state).toMatchObject({ mode: 'paused', notice: full.message });
    expect(world.state.waiting.map(({ key }) => key)).toEqual([...world.records.keys()]);
  });

  it('a cancel that cannot be recorded keeps the runs, and says why', () => {
    const world = play([{ type: 'start', of: [0, 1, 2] }, { type: 'pause' }]); // prettier-ignore
    world.settle();
    world.isFull = true;
    world.take({ type: 'cancel' });
    world.settle();
    expect(world.state).toMatchObject({ mode: 'paused', notice: full.message });
    expect([...world.records.values()]).toEqual(['cancelled', 'paused', 'paused']);
    expect(world.state.waiting).toEqual([runs[1], runs[2]]);
  });
});

it('leaves a run out that there is no time for, and goes on with the next', () => {
  const running = { ...emptyQueue, mode: 'running', inHand: { run: runs[0]!, doing: 'vetting' }, waiting: [runs[1]!] } as const;
  const { state, effects } = transition(running, { type: 'vetted', verdict: { type: 'late' } });
  expect(effects).toContainEqual({ type: 'settle', run: runs[0]!, to: 'cancelled', error: null, isCutOff: false });
  expect(transition(state, { type: 'settled', notice: null, unwritten: null }).effects).toContainEqual({ type: 'vet', run: runs[1]! });
});
