/** Runs on a cluster: what is wished for them, and where they are. Kept while the project is open. */
import type { ArrayWishes, ClusterReport } from '../../../src-main/contract/running/cluster';
import { arrayWishesSchema, timeLimitSchema } from '../../../src-main/contract/running/cluster';
import type { CollectedRuns, PackedRuns, SubmittedRuns } from '../../../src-main/contract/methods/cluster';
import type { PresetName, Step } from '../../../src-main/contract/running/experiment';
import type { Answer } from '../../../src-main/contract/window/rpc';
import type { ErrorReport } from '../../../src-main/contract/app-error';
import type { StudioClient } from '../../api/studio-client';

export type Deed = 'pack' | 'submit' | 'look' | 'collect' | 'cancel';
export type BadWish = 'time' | 'partition' | 'account' | 'gres' | 'memory' | 'further';

export class ClusterState {
  steps = $state<Step[]>([2, 3, 4]);
  where = $state<'here' | 'host'>('here');
  host = $state('');
  folder = $state('');
  program = $state('shape-space');
  atOnce = $state(4);
  cpus = $state<number | null>(null);
  /** As they are typed; '' where nothing is wished. */
  words = $state({ time: '', partition: '', account: '', gres: '', memory: '', further: '' });

  busy = $state<Deed | null>(null);
  problem = $state.raw<ErrorReport | null>(null);
  packed = $state.raw<PackedRuns | null>(null);
  submitted = $state.raw<SubmittedRuns | null>(null);
  collected = $state.raw<CollectedRuns | null>(null);
  ended = $state.raw<readonly number[] | null>(null);
  report = $state.raw<ClusterReport | null>(null);
  /** Login nodes that the person has named or agreed to ask. */
  #hosts = $state.raw<readonly string[]>([]);
  #client: StudioClient;

  constructor(client: StudioClient) {
    this.#client = client;
  }

  get loginNode(): string | null {
    return this.where === 'host' ? this.host.trim() : null;
  }

  /** Null where what is typed is none. */
  get wishes(): ArrayWishes | null {
    const orNull = (text: string): string | null => (text.trim() === '' ? null : text.trim());
    const { time, partition, account, gres, memory, further } = this.words;
    const lines = further
      .split('\n')
      .map((line) => line.trim())
      .filter((line) => line !== '');
    const wishes = {
      atOnce: this.atOnce,
      cpus: this.cpus,
      further: lines,
      ...{ time: orNull(time), partition: orNull(partition) },
      ...{ account: orNull(account), gres: orNull(gres), memory: orNull(memory) },
    };
    const read = arrayWishesSchema.safeParse(wishes);
    return read.success ? read.data : null;
  }

  isBad(wish: BadWish): boolean {
    const text = this.words[wish].trim();
    if (text === '') return false;
    if (wish === 'time') return !timeLimitSchema.safeParse(text).success;
    if (wish === 'further') return text.split('\n').some((line) => line.trim() !== '' && !line.trim().startsWith('-'));
    return /[\s'"\\]/.test(text);
  }

  get canSubmit(): boolean {
    const isNamed = this.where === 'here' || (this.host.trim() !== '' && this.folder.trim() !== '' && this.program.trim() !== '');
    return this.wishes !== null && isNamed && (this.report?.packs.length ?? 0) > 0;
  }

  async pack(preset: PresetName): Promise<void> {
    const steps = [...this.steps].sort((a, b) => a - b);
    if (
      await this.#do(
        'pack',
        () => this.#client.call('packForCluster', { steps, preset }),
        (packed) => (this.packed = packed),
      )
    )
      await this.look();
  }

  async submit(): Promise<void> {
    const wishes = this.wishes;
    if (wishes === null) return;
    const host = this.loginNode;
    const there = host === null ? { folder: null, program: null } : { folder: this.folder.trim(), program: this.program.trim() };
    if (host !== null) this.#mayAsk(host);
    if (
      await this.#do(
        'submit',
        () => this.#client.call('submitToCluster', { host, hosts: [...this.#hosts], wishes, ...there }),
        (submitted) => (this.submitted = submitted),
      )
    )
      await this.look();
  }

  async look(): Promise<void> {
    await this.#do(
      'look',
      () => this.#client.call('lookAtCluster', { hosts: [...this.#hosts] }),
      (report) => (this.report = report),
    );
  }

  async ask(host: string): Promise<void> {
    this.#mayAsk(host);
    await this.look();
  }

  async collect(): Promise<void> {
    if (
      await this.#do(
        'collect',
        () => this.#client.call('collectFromCluster', {}),
        (collected) => (this.collected = collected),
      )
    )
      await this.look();
  }

  async cancel(): Promise<void> {
    if (
      await this.#do(
        'cancel',
        () => this.#client.call('cancelOnCluster', { hosts: [...this.#hosts] }),
        ({ ended }) => (this.ended = ended),
      )
    )
      await this.look();
  }

  #mayAsk(host: string): void {
    if (!this.#hosts.includes(host)) this.#hosts = [...this.#hosts, host];
  }

  /** One after the other: each leaves its problem in sight until the next. */
  async #do<T>(deed: Deed, call: () => Promise<Answer<T>>, take: (value: T) => void): Promise<boolean> {
    if (this.busy !== null) return false;
    this.busy = deed;
    this.problem = null;
    const answer = await call();
    this.busy = null;
    if (answer.ok) take(answer.value);
    else this.problem = answer.error;
    return answer.ok;
  }
}
