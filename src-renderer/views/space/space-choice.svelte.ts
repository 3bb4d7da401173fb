/** Which space is looked at: one of the project, or the one that the settings beside it describe, computed on the spot. */
import type { Space, SpaceSettings } from '../../../src-main/contract/study/space';
import type { SpaceSource } from '../../../src-main/contract/results/space-analysis';

const startSettings: SpaceSettings = { method: 'nonmetric', ties: 'primary', starts: 64, maxIterations: 1000, seed: 1 };

/** Starts and steps as the command line has them. */
const tripletSettings: SpaceSettings = { method: 'ordinal', ties: 'primary', loss: 'logistic', starts: 20, maxIterations: 2000, seed: 1 };

export class SpaceChoice {
  settings = $state.raw<SpaceSettings>(startSettings);
  dims = $state(4);
  isLive = $state(false);
  #shown: Space | null = null;

  /** A changed setting leaves the stored space for the one it describes. */
  change(part: Partial<SpaceSettings>): void {
    const turnsToTriplets = part.method === 'ordinal';
    const turns = part.method !== undefined && turnsToTriplets !== (this.settings.method === 'ordinal');
    const before = turns ? (turnsToTriplets ? tripletSettings : startSettings) : this.settings;
    this.settings = withoutUndefined({ ...before, ...part });
    this.isLive = true;
  }

  /** What a project has that has no space yet; `isTriplets`: judgements of triplets and nothing else. */
  beginLive(isTriplets: boolean): void {
    this.settings = isTriplets ? tripletSettings : startSettings;
    this.isLive = true;
  }

  look({ settings, dims }: Extract<SpaceSource, { kind: 'computed' }>): void {
    this.settings = settings;
    this.dims = dims;
    this.isLive = true;
  }

  /** Looking at a stored space brings back the settings that made it; an imported one was made elsewhere and keeps the present ones. */
  showStored(space: Space | null): void {
    if (space === null || space === this.#shown) return;
    this.#shown = space;
    if (space.settings.method !== 'imported') this.settings = space.settings;
  }

  source(stored: { readonly name: string; readonly dims: number } | null): SpaceSource | null {
    if (this.isLive) return { kind: 'computed', settings: this.settings, dims: this.dims };
    return stored === null ? null : { kind: 'stored', ...stored };
  }
}

/** Optional settings that were taken back must be absent, not undefined, as they travel and are compared as JSON. */
function withoutUndefined(settings: SpaceSettings): SpaceSettings {
  return Object.fromEntries(Object.entries(settings).filter(([, value]) => value !== undefined)) as SpaceSettings;
}
