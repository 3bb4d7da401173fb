/** The rated drawings and which of them the Stimuli screen shows, in what order. */
import { SvelteSet } from 'svelte/reactivity';
import type { JudgedTriplet, Judgements, RaterJudgement } from '../../../src-main/contract/study/judgements';
import type { Mend } from '../../../src-main/contract/running/image-task';
import type { DrawingLook } from '../../../src-main/contract/methods/stimuli';
import type { Answer, MethodInput } from '../../../src-main/contract/window/rpc';
import { isIncluded, type StimulusCard } from '../../../src-main/contract/study/stimulus';
import type { HeatMeasure, HeatOrder } from '../../../src-main/core/figures/spaces/heat-map-scene';
import type { StudioClient } from '../../api/studio-client';
import { Resource } from '../resource.svelte';

export const stimulusSorts = ['study', 'name', 'category', 'ratings', 'centre'] as const;
export type StimulusSort = (typeof stimulusSorts)[number];
export const stimulusLayouts = ['grid', 'table', 'pairs', 'raters'] as const;
export type StimulusLayout = (typeof stimulusLayouts)[number];
export type StimulusStatus = 'all' | 'included' | 'excluded';

export interface StimulusFilter {
  readonly search: string;
  readonly category: string | null; // null is all
  readonly onlyProblems: boolean;
  readonly status: StimulusStatus;
  readonly sort: StimulusSort;
}

export class StimuliState {
  readonly cards: Resource<StimulusCard[]>;
  /** Read by the Stimuli screen itself, because gathering it takes a moment. */
  readonly judgements: Resource<Judgements>;
  search = $state('');
  category = $state<string | null>(null);
  onlyProblems = $state(false);
  status = $state<StimulusStatus>('all');
  sort = $state<StimulusSort>('study');
  layout = $state<StimulusLayout>('grid');
  measure = $state<HeatMeasure>('dissimilarities');
  order = $state<HeatOrder>('category');
  /** Whose card is open. */
  edited = $state<string | null>(null);
  /** Whose ratings are open. */
  openedRater = $state<string | null>(null);
  openedTripletRater = $state<string | null>(null);
  /** Chosen to be changed together. */
  readonly selected = new SvelteSet<string>();
  #lastChosen: string | null = null;
  /** What the list of problems has led to: a stimulus or a rater. */
  pointedAt = $state<string | null>(null);
  #client: StudioClient;

  constructor(client: StudioClient) {
    this.#client = client;
    this.cards = new Resource(() => client.call('listStimuli', {}));
    this.judgements = new Resource(() => client.call('describeJudgements', {}));
  }

  get all(): readonly StimulusCard[] {
    return this.cards.value ?? [];
  }

  get shown(): readonly StimulusCard[] {
    return arrangeStimuli(this.all, this);
  }

  get chosen(): readonly StimulusCard[] {
    return this.all.filter(({ id }) => this.selected.has(id));
  }

  get categories(): readonly string[] {
    const names = this.all.map((card) => card.category);
    return names.filter((name, index) => names.indexOf(name) === index);
  }

  showAll(): void {
    this.search = '';
    this.category = null;
    this.onlyProblems = false;
    this.status = 'all';
  }

  /** Nothing that was pointed at or chosen belongs to the next project. */
  forget(): void {
    this.showAll();
    this.edited = null;
    this.openedRater = null;
    this.openedTripletRater = null;
    this.pointedAt = null;
    this.selected.clear();
    this.#lastChosen = null;
  }

  /** Brings the place of a problem into view. */
  pointAt(what: 'stimulus' | 'rater', id: string): void {
    this.showAll();
    if (what === 'rater') this.layout = 'raters';
    else if (this.layout === 'raters' || this.layout === 'pairs') this.layout = 'grid';
    this.pointedAt = id;
  }

  /** `throughTo`: and all between it and the one chosen before, as they are shown. */
  select(id: string, isChosen: boolean, throughTo: boolean): void {
    const ids = this.shown.map((card) => card.id);
    const [from, to] = [throughTo ? ids.indexOf(this.#lastChosen ?? id) : -1, ids.indexOf(id)];
    const meant = from < 0 ? [id] : ids.slice(Math.min(from, to), Math.max(from, to) + 1);
    for (const each of meant)
      if (isChosen) this.selected.add(each);
      else this.selected.delete(each);
    this.#lastChosen = id;
  }

  selectShown(): void {
    for (const { id } of this.shown) this.selected.add(id);
  }

  /** What one rater said of each pair, beside the others. */
  listRaterJudgements(rater: string): Promise<Answer<RaterJudgement[]>> {
    return this.#client.call('listRaterJudgements', { rater });
  }

  async excludeRatings(input: MethodInput<'excludeRatings'>): Promise<Answer<Judgements>> {
    const answer = await this.#client.call('excludeRatings', input);
    if (answer.ok) this.judgements.set(answer.value);
    return answer;
  }

  /** What one rater said of each triplet, beside the others. */
  listRaterTriplets(rater: string): Promise<Answer<JudgedTriplet[]>> {
    return this.#client.call('listRaterTriplets', { rater });
  }

  async excludeTriplets(input: MethodInput<'excludeTriplets'>): Promise<Answer<Judgements>> {
    const answer = await this.#client.call('excludeTriplets', input);
    if (answer.ok) this.judgements.set(answer.value);
    return answer;
  }

  /** What a network will hardly see in a drawing, and what of it remains after these mends. */
  lookAtDrawing(id: string, mends: Mend[]): Promise<Answer<DrawingLook>> {
    return this.#client.call('lookAtDrawing', { id, mends });
  }

  /** Every change answers the list as it then is. */
  async change<M extends EditMethod>(method: M, input: MethodInput<M>): Promise<Answer<StimulusCard[]>> {
    const answer: Answer<StimulusCard[]> = await this.#client.call(method, input);
    if (answer.ok) this.cards.set(answer.value);
    return answer;
  }
}

export type EditMethod = 'renameStimulus' | 'categoriseStimuli' | 'excludeStimuli' | 'replaceDrawing' | 'mendDrawing';

/** Filters and sorts; ties keep the order of the project, whose items stand by category. */
export function arrangeStimuli(cards: readonly StimulusCard[], filter: StimulusFilter): StimulusCard[] {
  const wanted = filter.search.trim().toLocaleLowerCase();
  const shown = cards.filter(
    (card) =>
      (wanted === '' || card.name.toLocaleLowerCase().includes(wanted) || card.id.toLocaleLowerCase().includes(wanted)) &&
      (filter.category === null || card.category === filter.category) &&
      (filter.status === 'all' || (filter.status === 'included') === isIncluded(card)) &&
      (!filter.onlyProblems || card.problems.length > 0),
  );
  return shown.sort(orders[filter.sort]);
}

const orders: Record<StimulusSort, (a: StimulusCard, b: StimulusCard) => number> = {
  study: () => 0,
  name: (a, b) => a.name.localeCompare(b.name),
  category: (a, b) => a.category.localeCompare(b.category) || a.name.localeCompare(b.name),
  ratings: (a, b) => b.ratings - a.ratings,
  centre: (a, b) => centreDistance(a) - centreDistance(b),
};

/** Items without coordinates come last. */
function centreDistance(card: StimulusCard): number {
  return card.coordinates.length === 0 ? Number.MAX_VALUE : Math.hypot(...card.coordinates);
}
