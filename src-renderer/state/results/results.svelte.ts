/** The results document of the open project; gathering it is work for the host, so it is read only for a reader who looks at it. */
import type { ConfigurationsDocument } from '../../../src-main/contract/results/configurations';
import type { AnalysisProgress, AnalysisStatus } from '../../../src-main/contract/results/analysis';
import { allSteps } from '../../../src-main/core/catalogue/steps';
import type { ResultChoice, ResultsDocument } from '../../../src-main/contract/results/results';
import type { Answer } from '../../../src-main/contract/window/rpc';
import type { StudioClient } from '../../api/studio-client';
import { Resource } from '../resource.svelte';
import { hashOf } from '../window/address';

const begun: AnalysisProgress = { done: 0, total: 0, part: null, within: null };

export class ResultsState {
  /** Which of the finished results are looked at; {} leaves it to the host. Has nothing to do with the size of the next runs. */
  choice = $state.raw<ResultChoice>({});
  /** Another configuration was chosen than the one `document` still holds. */
  isChanging = $state(false);
  readonly document: Resource<ResultsDocument>;
  readonly analysis: Resource<AnalysisStatus>;
  /** Reads every run there is: asked for by those who look at it. */
  readonly configurations: Resource<ConfigurationsDocument>;
  /** Newer than what `analysis` says while it is computed. */
  #heard = $state.raw<AnalysisProgress | null>(null);
  /** What was asked of the host, which reads the whole project before it answers. */
  analysisAsked = $state<'start' | 'stop' | null>(null);
  isShown = false; // whether the screen of the results is open
  #isStale = true;
  readonly #client: StudioClient;

  constructor(client: StudioClient) {
    this.document = new Resource(() => client.call('readResults', this.choice));
    this.analysis = new Resource(() => client.call('describeAnalysis', {}));
    this.configurations = new Resource(() => client.call('compareConfigurations', {}));
    this.#client = client;
  }

  /** Computes what is missing of the analysis; news comes by events. */
  async startAnalysis(): Promise<void> {
    if (this.analysisAsked === 'start') return;
    this.analysisAsked = 'start';
    const answer = await this.#client.call('startAnalysis', {});
    if (this.analysisAsked === 'start') this.analysisAsked = null;
    if (answer.ok) this.analysis.set(answer.value);
    else this.analysis.error = answer.error;
  }

  /** Null unless it is being computed. */
  get analysisProgress(): AnalysisProgress | null {
    const read = this.analysis.value?.progress ?? (this.analysisAsked === 'start' ? begun : null);
    return read === null ? null : (this.#heard ?? read);
  }

  /** What has been computed by then stays. */
  async stopAnalysis(): Promise<void> {
    if (this.analysisAsked === 'stop') return;
    this.analysisAsked = 'stop';
    const answer = await this.#client.call('stopAnalysis', {});
    if (this.analysisAsked === 'stop') this.analysisAsked = null;
    if (answer.ok) this.analysis.set(answer.value);
    else this.analysis.error = answer.error;
  }

  hearProgress(progress: AnalysisProgress): void {
    this.#heard = progress;
  }

  /** As the address says it; undefined: what the host chooses. */
  choose(configuration: string | undefined): void {
    if (configuration === this.choice.configuration) return;
    this.choice = configuration === undefined ? {} : { configuration };
    this.#isStale = true;
    this.isChanging = this.document.value !== null;
  }

  /** The address that shows what is shown. */
  get address(): string {
    return hashOf('results', this.choice.configuration);
  }

  /** Computes again what no longer fits the data: the space first, as runs learn its places, then the steps. */
  async computeAgain(): Promise<Answer<unknown> | null> {
    const results = this.document.value;
    if (results === null) return null;
    const { project, stale, steps } = results;
    if (stale.space) {
      const space = await this.#client.call('listSpaces', {});
      if (!space.ok) return space;
      const found = space.value.find(({ name }) => name === project.space);
      if (found === undefined) return null;
      const most = Math.max(...found.dimensions.map(({ dims }) => dims));
      const answer = await this.#client.call('computeSpace', { name: found.name, settings: found.settings, maxDims: most });
      if (!answer.ok) return answer;
    }
    const wanted = stale.space ? allSteps.filter((value) => steps.some(({ step }) => step === value)) : stale.steps;
    if (wanted.length === 0 || project.size === 'other') return null;
    const target = { name: project.space, dims: project.dims };
    return this.#client.call('startExperiments', { steps: wanted, preset: project.size, target });
  }

  forget(): void {
    this.choice = {};
    this.isChanging = false;
    this.document.clear();
    this.analysis.clear();
    this.configurations.clear();
  }

  /** Another part of the analysis is there, or it ended. */
  async hearAnalysis(): Promise<void> {
    this.#heard = null;
    // The status bar says on every screen that it is computed.
    if (!this.isShown && (this.analysis.value?.progress ?? null) === null) return;
    await this.analysis.refresh();
    if (!this.isShown) return;
    // The nearest neighbours it found are rows of the results.
    if (this.analysis.value?.progress === null) await this.document.refresh();
  }

  /** There is news: read now when someone looks, else when someone does. */
  async markStale(): Promise<void> {
    this.#isStale = true;
    if (this.isShown) await this.#read();
  }

  async show(isShown: boolean): Promise<void> {
    this.isShown = isShown;
    if (isShown && this.#isStale) await this.#read();
    else if (isShown) await this.analysis.refresh();
  }

  async #read(): Promise<void> {
    this.#isStale = false;
    await Promise.all([this.document.refresh(), this.analysis.refresh()]);
    // An address of another project, or of a size nothing is finished of yet.
    const { steps, sets } = this.document.value ?? { steps: [], sets: [] };
    if (this.choice.configuration !== undefined && steps.length === 0 && sets.length > 0) {
      this.choice = {};
      await this.document.refresh();
    }
    this.isChanging = false;
  }
}
