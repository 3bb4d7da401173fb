/** The similarity spaces of the open project, and the one looked at. */
import type { Answer } from '../../../src-main/contract/window/rpc';
import type { ProjectSummary } from '../../../src-main/contract/study/project';
import type { Space, SpaceCard, SpaceCoordinates, SpaceSettings } from '../../../src-main/contract/study/space';
import type { StudioClient } from '../../api/studio-client';
import { Resource } from '../resource.svelte';

export class SpacesState {
  readonly list: Resource<SpaceCard[]>;
  readonly coordinates: Resource<SpaceCoordinates | null>;
  /** What is looked at; null until spaces are known. */
  chosen = $state.raw<{ readonly name: string; readonly dims: number } | null>(null);
  computing = $state(false);
  #client: StudioClient;

  constructor(client: StudioClient) {
    this.#client = client;
    this.list = new Resource(() => client.call('listSpaces', {}));
    this.coordinates = new Resource<SpaceCoordinates | null>(async () => {
      const { chosen } = this;
      return chosen === null ? { ok: true, value: null } : client.call('readSpace', { ...chosen });
    });
  }

  get space(): SpaceCard | null {
    return this.list.value?.find(({ name }) => name === this.chosen?.name) ?? null;
  }

  /** Reads again; what was looked at stays if it is still there, else the target space, else the first. */
  async refresh(target: { readonly name: string; readonly dims: number } | null): Promise<void> {
    await this.list.refresh();
    const first = this.list.value?.[0];
    const fallback = first ? { name: first.name, dims: nearestDims(first, 2) } : null;
    await this.choose(this.has(this.chosen) ? this.chosen : this.has(target) ? target : fallback);
  }

  has(wanted: { readonly name: string; readonly dims: number } | null): boolean {
    const dimensions = this.list.value?.find(({ name }) => name === wanted?.name)?.dimensions ?? [];
    return dimensions.some(({ dims }) => dims === wanted?.dims);
  }

  async choose(chosen: { readonly name: string; readonly dims: number } | null): Promise<void> {
    this.chosen = chosen;
    await this.coordinates.refresh();
  }

  /** Another space, in as many dimensions as before if it has them. */
  chooseSpace(name: string): Promise<void> {
    const space = this.list.value?.find((candidate) => candidate.name === name);
    return this.choose(space ? { name, dims: nearestDims(space, this.chosen?.dims ?? 2) } : null);
  }

  async compute(name: string, settings: SpaceSettings, maxDims: number): Promise<Answer<Space>> {
    this.computing = true;
    const answer = await this.#client.call('computeSpace', { name, settings, maxDims });
    this.computing = false;
    if (answer.ok) {
      await this.list.refresh();
      await this.chooseSpace(name);
    }
    return answer;
  }

  chooseTarget(): Promise<Answer<ProjectSummary>> | null {
    return this.chosen === null ? null : this.#client.call('chooseTargetSpace', { ...this.chosen });
  }
}

function nearestDims({ dimensions }: Space, wanted: number): number {
  const all = dimensions.map(({ dims }) => dims);
  return all.reduce((best, dims) => (Math.abs(dims - wanted) < Math.abs(best - wanted) ? dims : best), all[0] ?? wanted);
}
