/** What a person has said in the import wizard so far, and the preview that follows every change of it. */
import { isMendedBy, mends, type Mend } from '../../../src-main/contract/running/image-task';
import type {
  ImagePreview,
  ImagesPlan,
  ImportPlan,
  ImportPreview,
  ImportSource,
  NameDecision,
  TablePlan,
  TablePreview,
  UnusedFile,
} from '../../../src-main/contract/importing/import';
import { tableNamePattern } from '../../../src-main/contract/importing/table-endings';
import { imageNamePattern } from '../../../src-main/contract/study/image-names';
import { unusedReasonOf } from '../../../src-main/contract/study/unused-files';
import type { ProjectSummary } from '../../../src-main/contract/study/project';
import type { Answer } from '../../../src-main/contract/window/rpc';
import type { StudioClient } from '../../api/studio-client';
import { Resource } from '../resource.svelte';

export const wizardSteps = ['images', 'tables', 'names', 'finish'] as const;
export type WizardStep = (typeof wizardSteps)[number];

export interface NamedSource {
  readonly source: ImportSource;
  readonly files: number; // of a drop; 0 for a path
}

export class ImportWizard {
  step = $state<WizardStep>('images');
  sources = $state.raw<readonly NamedSource[]>([]);
  invert = $state.raw<ImagesPlan['invert']>('detected');
  leaveOut = $state.raw<readonly string[]>([]);
  mend = $state.raw<NonNullable<ImagesPlan['mend']>>({ noted: [], chosen: {} });
  tables = $state.raw<readonly TablePlan[]>([]);
  chosenTable = $state(0);
  names = $state.raw<Readonly<Record<string, NameDecision>>>({});
  target = $state<'open' | 'new'>('new'); // never into a project unasked
  folder = $state('');
  projectName = $state('');
  rescale = $state(false);
  isImporting = $state(false);
  readonly preview: Resource<ImportPreview>;
  #client: StudioClient;
  #batches: string[] = [];
  #unusedDrops = $state.raw<readonly UnusedFile[]>([]);

  constructor(client: StudioClient) {
    this.#client = client;
    this.preview = new Resource(() => client.call('previewImport', this.plan));
  }

  get plan(): ImportPlan {
    const { noted, chosen } = this.mend;
    const isMended = noted.length > 0 || Object.keys(chosen).length > 0;
    const images = {
      sources: this.sources.map(({ source }) => source),
      invert: this.invert,
      leaveOut: [...this.leaveOut],
      ...(isMended ? { mend: this.mend } : {}),
    };
    return {
      target: this.target === 'open' ? { kind: 'open' } : { kind: 'new', folder: this.folder.trim(), name: this.projectName.trim() },
      images: this.sources.length === 0 ? null : images,
      tables: [...this.tables],
      ...(this.rescale ? { rescale: true } : {}),
      names: { ...this.names },
    };
  }

  get hasInput(): boolean {
    return this.sources.length > 0 || this.tables.length > 0;
  }

  get shownTable(): TablePreview | null {
    return this.preview.value?.tables[this.chosenTable] ?? null;
  }

  /** There is something to import, and it is said where to. What else stands in the way is found out when it is asked for. */
  get canImport(): boolean {
    return this.hasInput && (this.target === 'open' || this.folder.trim() !== '') && !this.isImporting;
  }

  /** Files that were chosen or dropped and bring nothing, with the reason. */
  get unused(): readonly UnusedFile[] {
    return [...this.#unusedDrops, ...(this.preview.value?.unused ?? [])];
  }

  refresh(): void {
    if (this.hasInput) void this.preview.refresh();
    else this.preview.clear();
  }

  aimAt(target: 'open' | 'new'): void {
    this.target = target;
    this.names = {}; // ids of the one project mean nothing in the other
    this.refresh();
  }

  addImages(source: ImportSource, files = 0): void {
    this.sources = [...this.sources, { source, files }];
    this.refresh();
  }

  removeImages(index: number): void {
    this.sources = this.sources.filter((_, i) => i !== index);
    this.refresh();
  }

  addTable(source: ImportSource): void {
    this.tables = [...this.tables, { source, reading: {}, content: {}, space: null, mode: 'add' }];
    this.chosenTable = this.tables.length - 1;
    this.refresh();
  }

  removeTable(index: number): void {
    this.tables = this.tables.filter((_, i) => i !== index);
    this.chosenTable = Math.max(0, Math.min(this.chosenTable, this.tables.length - 1));
    this.refresh();
  }

  /** Images and tables of one drop go where they belong. Whether there was anything to use. */
  addBatch(batch: string, fileNames: readonly string[]): boolean {
    this.#batches.push(batch);
    const images = fileNames.filter((name) => imageNamePattern.test(name)).length;
    const tables = fileNames.filter((name) => tableNamePattern.test(name));
    if (images > 0) this.addImages({ kind: 'dropped', batch, name: null }, images);
    for (const name of tables) this.addTable({ kind: 'dropped', batch, name });
    const unused = fileNames.filter((name) => !imageNamePattern.test(name) && !tableNamePattern.test(name));
    this.#unusedDrops = [...this.#unusedDrops, ...unused.map((name): UnusedFile => ({ name, reason: unusedReasonOf(name) }))];
    if (images === 0 && tables.length > 0) this.step = 'tables';
    return images + tables.length > 0;
  }

  changeTable(change: Partial<TablePlan>): void {
    this.tables = this.tables.map((table, i) => (i === this.chosenTable ? { ...table, ...change } : table));
    this.refresh();
  }

  /** Another reading of the cells may make another table of them, so what was said of columns is guessed anew. */
  changeReading(change: TablePlan['reading']): void {
    const table = this.tables[this.chosenTable];
    if (table) this.changeTable({ reading: { ...table.reading, ...change }, content: {} });
  }

  changeContent(change: TablePlan['content']): void {
    const table = this.tables[this.chosenTable];
    if (table) this.changeTable({ content: 'kind' in change ? change : { ...table.content, ...change } });
  }

  /** Answers for good what the file does not say; what else was guessed may change with it. */
  answerTable(change: TablePlan['content']): void {
    const table = this.tables[this.chosenTable];
    if (table) this.changeTable({ content: { ...table.content, ...change } });
  }

  rescaleTables(isWanted: boolean): void {
    this.rescale = isWanted;
    this.refresh();
  }

  useImage(name: string, isUsed: boolean): void {
    this.leaveOut = isUsed ? this.leaveOut.filter((other) => other !== name) : [...this.leaveOut, name];
    this.refresh();
  }

  invertImages(names: 'detected' | readonly string[]): void {
    this.invert = names === 'detected' ? names : [...names];
    this.refresh();
  }

  /** All drawings that need it, also those something else was said of. */
  mendNoted(mend: Mend, isWanted: boolean): void {
    const change = (list: readonly Mend[], wanted: boolean): Mend[] =>
      mends.filter((each) => (each === mend ? wanted : list.includes(each)));
    const needing = (this.preview.value?.images ?? []).filter(({ notes, remaining }) =>
      [...notes, ...remaining].some((note) => isMendedBy(mend, note)),
    );
    const isNeeding = (name: string): boolean => needing.some((image) => image.name === name);
    const chosen = Object.entries(this.mend.chosen).map(([name, list]) => [name, isNeeding(name) ? change(list, isWanted) : list] as const);
    this.mend = { noted: change(this.mend.noted, isWanted), chosen: Object.fromEntries(chosen) };
    this.refresh();
  }

  mendImage(name: string, wanted: Mend[]): void {
    this.mend = { ...this.mend, chosen: { ...this.mend.chosen, [name]: wanted } };
    this.refresh();
  }

  /** At once, also while the preview is still being worked out. */
  mendsOf({ name, mends: found }: ImagePreview): readonly Mend[] {
    return Object.hasOwn(this.mend.chosen, name) ? (this.mend.chosen[name] ?? found) : found;
  }

  decide(name: string, decision: NameDecision): void {
    this.names = { ...this.names, [name]: decision };
    this.refresh();
  }

  /** Null when a look at the plan as it now stands shows that something is in the way; the preview then says what. */
  async carryOut(): Promise<Answer<ProjectSummary> | null> {
    this.isImporting = true;
    await this.preview.refresh();
    const { value, error } = this.preview;
    if (error !== null || value === null || value.problems.length > 0) {
      this.isImporting = false;
      return null;
    }
    const answer = await this.#client.call('importData', this.plan);
    this.isImporting = false;
    return answer;
  }

  /** Files that were sent need not be kept any longer. */
  close(): void {
    for (const batch of this.#batches) void this.#client.call('forgetDropped', { batch });
    this.#batches = [];
  }
}
