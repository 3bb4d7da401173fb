/** Everything the window knows, kept fresh by the host's events. */
import type { StudioEvent } from '../../src-main/contract/window/events';
import type { ErrorReport } from '../../src-main/contract/app-error';
import type { Answer } from '../../src-main/contract/window/rpc';
import type { ConnectionState } from '../api/channel';
import type { StudioClient } from '../api/studio-client';
import { t } from '../strings/language.svelte';
import { AugmentationState } from './corpora/augmentation.svelte';
import { CorporaState } from './corpora/corpora.svelte';
import { DevicesState } from './experiments/devices.svelte';
import { ExperimentsState } from './experiments/experiments.svelte';
import { FolderBrowsing } from './window/folder-browsing.svelte';
import { HistoryState } from './project/history.svelte';
import { configurationIn, hashOf, type Screen } from './window/address';
import { FigureViews } from './window/figure-views.svelte';
import { Navigation } from './window/navigation.svelte';
import { Notices } from './window/notices.svelte';
import { Preferences, type Memory } from './window/preferences.svelte';
import { OtherWindows } from './window/other-windows.svelte';
import { ProjectState } from './project/project.svelte';
import { PublishingState } from './project/publishing.svelte';
import { QueueState } from './experiments/queue.svelte';
import { RatingStudyState } from './stimuli/rating-study.svelte';
import { ReportState } from './results/report.svelte';
import { ResultsState } from './results/results.svelte';
import { StimuliState } from './stimuli/stimuli.svelte';

const allParts = ['stimuli', 'corpora', 'experiments'] as const;
type Part = (typeof allParts)[number];

/** Read only where they are shown, so that no screen waits for what another one needs. */
const partsOf = {
  start: [],
  stimuli: ['stimuli'],
  'rating-study': ['stimuli'],
  space: ['stimuli'],
  corpora: ['corpora', 'stimuli'],
  experiments: ['experiments'],
  results: ['stimuli'],
  report: [],
  place: ['stimuli'],
  devices: [],
} as const satisfies Record<Screen, readonly Part[]>;

export interface StudioStateOptions {
  readonly client: StudioClient;
  readonly memory: Memory | null;
  readonly now: () => number;
}

export class StudioState {
  readonly client: StudioClient;
  readonly navigation = new Navigation();
  readonly figureViews = new FigureViews();
  readonly notices = new Notices();
  readonly otherWindows: OtherWindows;
  readonly preferences: Preferences;
  readonly history: HistoryState;
  readonly project: ProjectState;
  readonly stimuli: StimuliState;
  readonly ratingStudy: RatingStudyState;
  readonly corpora: CorporaState;
  readonly devices: DevicesState;
  readonly augmentation: AugmentationState;
  readonly experiments: ExperimentsState;
  readonly queue: QueueState;
  readonly results: ResultsState;
  readonly folders: FolderBrowsing;
  readonly publishing: PublishingState;
  readonly reporting: ReportState;
  connection = $state<ConnectionState>('connecting');
  /** Counts up whenever the project's data changed; screens that read for themselves watch it. */
  projectVersion = $state(0);
  /** Another object for every project that is opened: what is kept for a project is kept under it. */
  opening = $state.raw<object>({});
  #folder: string | null = null;
  #stale: readonly Part[] = [];
  #stop: (() => void)[] = [];

  constructor({ client, memory, now }: StudioStateOptions) {
    this.otherWindows = new OtherWindows(client);
    this.client = client;
    this.preferences = new Preferences(memory);
    this.history = new HistoryState(client, this.notices);
    this.project = new ProjectState(client, () => {
      this.navigation.leaveStart();
      this.#meet();
    });
    this.stimuli = new StimuliState(client);
    this.ratingStudy = new RatingStudyState(client);
    this.corpora = new CorporaState(client);
    this.devices = new DevicesState(client);
    this.augmentation = new AugmentationState(client);
    this.queue = new QueueState(client, now, (runs) => this.#tellEnd(runs));
    this.experiments = new ExperimentsState(client, this.queue, (error) => this.reportError(error));
    this.results = new ResultsState(client);
    this.folders = new FolderBrowsing(client);
    this.publishing = new PublishingState(client);
    this.reporting = new ReportState(client);
  }

  /** Reads everything and listens. After a lost connection everything is read again. */
  async start(): Promise<void> {
    this.#stop.push(
      this.client.onEvent((event) => void this.hear(event)),
      this.client.onConnection((next) => {
        const isBack = (this.connection === 'lost' || this.connection === 'refused') && next === 'open';
        this.connection = next;
        if (isBack) void this.readProject();
      }),
    );
    await this.project.start();
    await this.#readParts();
  }

  /** Goes to the screen the address names. */
  follow(hash: string): void {
    const before = this.navigation.screen;
    this.navigation.follow(hash);
    if (this.navigation.screen !== before) {
      this.notices.moveOn();
      this.project.isFirstStart = false;
    }
    if (this.navigation.screen === 'results') this.results.choose(configurationIn(hash));
    if (this.#folder === null) return;
    void this.#readShown();
    void this.results.show(this.navigation.screen === 'results');
  }

  async hear(event: StudioEvent): Promise<void> {
    switch (event.type) {
      case 'projectOpening':
        this.otherWindows.hear(event, this.project.current);
        return;
      case 'projectChanged':
        return this.readProject();
      case 'experimentsChanged':
        this.#stale = [...this.#stale, 'experiments'];
        return this.#readShown();
      case 'devicesChanged':
        await this.devices.document.refresh();
        return;
      case 'resultsChanged':
        await Promise.all([this.results.markStale(), this.reporting.markStale()]);
        return;
      case 'corpusDecoding':
      case 'corpusDecoded': {
        const failure = await this.corpora.hear(event);
        if (failure !== null) this.notices.add('bad', failure);
        return;
      }
      case 'analysisChanged':
        await this.results.hearAnalysis();
        return;
      case 'analysisProgressed':
        this.results.hearProgress(event.progress);
        return;
      case 'spaceProgressed':
      case 'placingProgressed':
      case 'queueProgressed':
        return; // the screen that asked, or the state of the queue, hears it itself
      case 'publishingProgressed':
        this.publishing.hear(event.part, event.progress);
        return;
      case 'epochEnded':
        this.experiments.addEpoch(event.key, event.row);
        return;
      default:
        event satisfies never;
    }
  }

  /** Reads the open project with all that hangs on it. What belonged to another project is forgotten first. */
  async readProject(): Promise<void> {
    await this.project.summary.refresh();
    await this.#readParts();
  }

  async #readParts(): Promise<void> {
    this.#meet();
    if (this.#folder === null) return;
    this.results.isShown = this.navigation.screen === 'results';
    this.projectVersion++;
    this.#stale = allParts;
    await Promise.all([
      this.history.changes.refresh(),
      this.#readShown(),
      this.corpora.refreshDecoding(),
      this.corpora.classes.value === null ? null : this.corpora.classes.refresh(),
      this.augmentation.proof.value === null ? null : this.augmentation.proof.refresh(),
      this.queue.refresh(),
      this.results.markStale(),
      this.reporting.markStale(),
    ]);
  }

  /** Nothing of one project is shown, or asked for, as if it were of another. */
  #meet(): void {
    const folder = this.project.current?.folder ?? null;
    // At the very first reading there is nothing to forget, but perhaps a choice a quick reader has made already.
    if (this.#folder !== null && folder !== this.#folder) {
      this.#forget();
      this.#stale = allParts;
    }
    this.#folder = folder;
  }

  async #readShown(): Promise<void> {
    const reading = {
      stimuli: () => this.stimuli.cards.refresh(),
      corpora: () => this.corpora.cards.refresh(),
      experiments: () => this.experiments.refresh(),
    } satisfies Record<Part, () => Promise<void>>;
    const shown: readonly Part[] = partsOf[this.navigation.screen];
    const wanted = shown.filter((part) => this.#stale.includes(part));
    this.#stale = this.#stale.filter((part) => !shown.includes(part));
    await Promise.all(wanted.map((part) => reading[part]()));
  }

  #tellEnd(runs: number): void {
    const see = { label: t().queue.seeResults, run: () => (window.location.hash = hashOf('results', this.experiments.preset)) };
    this.notices.add('good', t().queue.finished(runs), see);
  }

  /** Shows a failure as a message; hands on whether it went well. */
  report(answer: Answer<unknown>): boolean {
    if (!answer.ok) this.reportError(answer.error);
    return answer.ok;
  }

  reportError(error: ErrorReport): void {
    this.notices.add('bad', error.message);
  }

  dispose(): void {
    for (const stop of this.#stop) stop();
    this.#stop = [];
    this.client.dispose();
  }

  #forget(): void {
    this.opening = {};
    this.figureViews.taken();
    this.project.isFirstStart = false;
    if (this.navigation.dialog === 'problems') this.navigation.dialog = null;
    this.history.changes.clear();
    this.stimuli.cards.clear();
    this.ratingStudy.forget();
    this.stimuli.judgements.clear();
    this.stimuli.forget();
    this.corpora.cards.clear();
    this.corpora.decoding = [];
    this.augmentation.forget();
    this.corpora.classes.clear();
    this.experiments.list.clear();
    this.experiments.forgetRuns();
    this.results.forget();
    this.reporting.forget();
  }
}
