/** Something read from the host: the last good value stays on screen while it is read again or when that fails. */
import type { ErrorReport } from '../../src-main/contract/app-error';
import type { Answer } from '../../src-main/contract/rpc';

export class Resource<T> {
  value = $state.raw<T | null>(null);
  error = $state.raw<ErrorReport | null>(null);
  loading = $state(false);
  #read: () => Promise<Answer<T>>;
  #latest = 0;

  constructor(read: () => Promise<Answer<T>>) {
    this.#read = read;
  }

  /** Reads again. Of several readings under way only the one asked for last counts. */
  async refresh(): Promise<void> {
    const turn = ++this.#latest;
    this.loading = true;
    const answer = await this.#read();
    if (turn !== this.#latest) return;
    this.loading = false;
    if (answer.ok) this.set(answer.value);
    else this.error = answer.error;
  }

  /** Takes a value that arrived by another way; readings under way are out of date from now on. */
  set(value: T): void {
    this.#latest++;
    this.loading = false;
    this.value = value;
    this.error = null;
  }

  clear(): void {
    this.#latest++;
    this.loading = false;
    this.value = null;
    this.error = null;
  }
}
