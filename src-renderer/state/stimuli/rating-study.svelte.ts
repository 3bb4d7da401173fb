/** The rating study: how it is set up and how far it is, and the session that is being shown to a participant. */
import type { RatingStudy, RatingStudyDescription } from '../../../src-main/contract/study/rating-study';
import type { Answer, MethodInput } from '../../../src-main/contract/window/rpc';
import type { StudioClient } from '../../api/studio-client';
import { RatingSessionState } from './rating-session.svelte';
import { Resource } from '../resource.svelte';

export class RatingStudyState {
  readonly description: Resource<RatingStudyDescription>;
  /** While it is set, a participant sits before the screen and nothing else is shown. */
  session = $state.raw<RatingSessionState | null>(null);
  /** What is being set up and perhaps not saved; leaving the screen does not lose it. */
  #draft = $state<RatingStudy | null>(null);
  #draftOf = ''; // the saved settings it began with
  #client: StudioClient;

  constructor(client: StudioClient) {
    this.#client = client;
    this.description = new Resource(() => client.call('describeRatingStudy', {}));
  }

  /** The settings to be changed by a form: those not saved yet, if they began with these. */
  edit(saved: RatingStudy): RatingStudy {
    if (this.#draft === null || this.#draftOf !== JSON.stringify(saved)) this.#draft = structuredClone(saved);
    this.#draftOf = JSON.stringify(saved);
    return this.#draft;
  }

  /** Sessions begin with what is saved, so none starts meanwhile. */
  get isUnsaved(): boolean {
    const saved = this.description.value?.study;
    return this.#draft !== null && saved !== undefined && JSON.stringify(this.#draft) !== JSON.stringify(saved);
  }

  forget(): void {
    this.description.clear();
    this.session = null;
    this.#draft = null;
  }

  save(study: RatingStudy): Promise<Answer<RatingStudyDescription>> {
    return this.#take(this.#client.call('saveRatingStudy', study));
  }

  collect(): Promise<Answer<RatingStudyDescription>> {
    return this.#take(this.#client.call('collectRatings', {}));
  }

  withdraw(input: MethodInput<'withdrawParticipant'>): Promise<Answer<RatingStudyDescription>> {
    return this.#take(this.#client.call('withdrawParticipant', input));
  }

  /** Null is a new participant. */
  async start(participant: string | null): Promise<Answer<unknown>> {
    const answer = await this.#client.call('startRatingSession', { participant });
    if (answer.ok) this.session = new RatingSessionState(answer.value, this.#client);
    return answer;
  }

  /** The participant leaves the screen, for whatever reason; what was answered becomes part of the ratings. */
  async close(): Promise<void> {
    this.session = null;
    await this.collect();
    await this.description.refresh();
  }

  async #take(change: Promise<Answer<RatingStudyDescription>>): Promise<Answer<RatingStudyDescription>> {
    const answer = await change;
    if (answer.ok) this.description.set(answer.value);
    return answer;
  }
}
