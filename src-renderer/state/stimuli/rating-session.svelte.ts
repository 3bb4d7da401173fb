/** One session before the participant's eyes: which trial is shown, when it appeared, and what becomes of the answer. */
import type { RatingSession, Trial } from '../../../src-main/contract/study/rating-study';
import type { StudioClient } from '../../api/studio-client';

/** 'saving': the answer is on its way to the disk; 'failed': it did not get there and is kept here to be sent again. */
export type SessionPhase = 'instructions' | 'trial' | 'saving' | 'failed' | 'practice-done' | 'break' | 'finished' | 'left';

export class RatingSessionState {
  readonly plan: RatingSession;
  phase = $state<SessionPhase>('instructions');
  /** Of the trial that is shown, or next to be shown. */
  index = $state(0);
  /** Counts up whenever a trial has to be shown anew, as after a pause. */
  showing = $state(0);
  isStopping = $state(false);
  problem = $state<string | null>(null);
  #client: StudioClient;
  #shownAt: number | null = null;
  #unsaved: { readonly rating: number; readonly rtMs: number } | null = null;

  constructor(plan: RatingSession, client: StudioClient) {
    this.plan = plan;
    this.#client = client;
    this.index = plan.answered;
  }

  get trial(): Trial | null {
    return this.plan.trials[this.index] ?? null;
  }

  /** Of the trials that count. */
  get rated(): number {
    return this.plan.trials.slice(0, this.index).filter(({ practice }) => !practice).length;
  }

  get toRate(): number {
    return this.plan.trials.filter(({ practice }) => !practice).length;
  }

  get isResumed(): boolean {
    return this.plan.answered > 0;
  }

  /** From the instructions, from practice, or from a break. */
  proceed(): void {
    if (this.phase === 'instructions' || this.phase === 'practice-done' || this.phase === 'break') this.#show();
  }

  /** All drawings have been painted; `timeMs` on the clock of performance.now(). */
  shown(timeMs: number): void {
    this.#shownAt = timeMs;
  }

  /** Of a pair its rating, of a triplet the place of the odd one. An answer before the drawings stand there, or while another one is being saved, is none. */
  async answer(rating: number, timeMs: number): Promise<void> {
    if (this.phase !== 'trial' || this.isStopping || this.#shownAt === null) return;
    this.#unsaved = { rating, rtMs: Math.max(0, timeMs - this.#shownAt) };
    await this.saveAgain();
  }

  /** Sends the answer that could not be saved once more. */
  async saveAgain(): Promise<void> {
    if (this.#unsaved === null) return;
    this.phase = 'saving';
    const { participant, session } = this.plan;
    const answer = await this.#client.call('answerRatingTrial', { participant, session, trial: this.index + 1, ...this.#unsaved });
    this.problem = answer.ok ? null : answer.error.message;
    if (!answer.ok) {
      this.phase = 'failed';
      return;
    }
    this.#unsaved = null;
    this.#advance();
  }

  stop(): void {
    this.isStopping = true;
  }

  /** The interrupted trial is shown anew, so that its time is that of one look. */
  goOn(): void {
    this.isStopping = false;
    if (this.phase === 'trial') this.#show();
  }

  async withdraw(answers: 'remove' | 'mark'): Promise<void> {
    const answer = await this.#client.call('withdrawParticipant', { participant: this.plan.participant, answers });
    this.problem = answer.ok ? null : answer.error.message;
    if (!answer.ok) return;
    this.isStopping = false;
    this.phase = 'left';
  }

  #show(): void {
    this.#shownAt = null;
    this.showing++;
    this.phase = this.trial === null ? 'finished' : 'trial';
  }

  #advance(): void {
    const before = this.trial;
    this.index++;
    const next = this.trial;
    if (next === null) this.phase = 'finished';
    else if (before?.practice === true && !next.practice) this.phase = 'practice-done';
    else if (!next.practice && this.rated % this.plan.pairsPerBlock === 0) this.phase = 'break';
    else this.#show();
  }
}
