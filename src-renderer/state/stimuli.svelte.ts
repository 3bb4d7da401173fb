/** The rated drawings and which of them the Stimuli screen shows, in what order. */
import type { StimulusCard } from '../../src-main/contract/stimulus';
import type { StudioClient } from '../api/studio-client';
import { Resource } from './resource.svelte';

export const stimulusSorts = ['study', 'name', 'category', 'ratings', 'centre'] as const;
export type StimulusSort = (typeof stimulusSorts)[number];
export type StimulusLayout = 'grid' | 'table';

export interface StimulusFilter {
  readonly search: string;
  readonly category: string | null; // null is all
  readonly onlyProblems: boolean;
  readonly sort: StimulusSort;
}

export class StimuliState {
  readonly cards: Resource<StimulusCard[]>;
  search = $state('');
  category = $state<string | null>(null);
  onlyProblems = $state(false);
  sort = $state<StimulusSort>('study');
  layout = $state<StimulusLayout>('grid');

  constructor(client: StudioClient) {
    this.cards = new Resource(() => client.call('listStimuli', {}));
  }

  get all(): readonly StimulusCard[] {
    return this.cards.value ?? [];
  }

  get shown(): readonly StimulusCard[] {
    return arrangeStimuli(this.all, this);
  }

  get categories(): readonly string[] {
    const names = this.all.map((card) => card.category);
    return names.filter((name, index) => names.indexOf(name) === index);
  }

  showAll(): void {
    this.search = '';
    this.category = null;
    this.onlyProblems = false;
  }
}

/** Filters and sorts; ties keep the order of the project, whose items stand by category. */
export function arrangeStimuli(cards: readonly StimulusCard[], filter: StimulusFilter): StimulusCard[] {
  const wanted = filter.search.trim().toLocaleLowerCase();
  const shown = cards.filter(
    (card) =>
      (wanted === '' || card.name.toLocaleLowerCase().includes(wanted) || card.id.toLocaleLowerCase().includes(wanted)) &&
      (filter.category === null || card.category === filter.category) &&
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
