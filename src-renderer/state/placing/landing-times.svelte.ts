/** How long drawings took from the lifted pen to the mark on the map, in this window. */
import { keptWithProject } from '../kept-with-project';

const mostTimes = 20;

export class LandingTimes {
  #times = $state.raw<readonly number[]>([]);

  add(ms: number): void {
    this.#times = [...this.#times, ms].slice(-mostTimes);
  }

  get count(): number {
    return this.#times.length;
  }

  /** The median of the latest; null before the first. */
  get usualMs(): number | null {
    return this.#times.toSorted((a, b) => a - b)[Math.floor(this.#times.length / 2)] ?? null;
  }
}

export const landingTimesOf = keptWithProject(() => new LandingTimes());
