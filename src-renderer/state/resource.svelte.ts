/** Something read from the host: the last good value stays on screen while it is read again or when that fails. */
import type { ErrorReport } from '../../src-main/contract/app-error';
import type { Answer } from '../../src-main/contract/window/rpc';

export class Resource<T> {
  value = $state.raw<T | null>(null);
  error = $state.raw<ErrorReport | null>(null);
  loading = $state(false);
  #read: () => Promise<Answer<T>>;
  #turn = 0; // counts what makes a reading under way out of date
  #underWay: Promise<void> | null = null;
  #isWantedAgain = false;

  constructor(read: () => Promise<Answer<T>>) {
    this.#read = read;
  }

  /** Reads again. However often it is asked for during a reading, one more follows: events come faster than answers. */
  refresh(): Promise<void> {
    if (this.#underWay) this.#isWantedAgain = true;
    this.#underWay ??= this.#readUntilFresh();
    return this.#underWay;
  }

  async #readUntilFresh(): Promise<void> {
    this.loading = true;
    do {
      this.#isWantedAgain = false;
      const turn = this.#turn;
      const answer = await this.#read();
      if (turn !== this.#turn) continue;
      if (answer.ok) this.value = answer.value;
      this.error = answer.ok ? null : answer.error;
    } while (this.#isWantedAgain);
    this.loading = false;
    this.#underWay = null;
  }

  /** Takes a value that arrived by another way; readings under way are out of date from now on. */
  set(value: T): void {
    this.#turn++;
    this.value = value;
    this.error = null;
  }

  clear(): void {
    this.#turn++;
    this.value = null;
    this.error = null;
  }
}
