/** Everything a report says of a project, read from its files. */
import type { MessageData } from '../../contract/message';
import type { Comparison } from '../../contract/results/comparison';
import type { ProjectFile } from '../../contract/study/project';
import type { ResultChoice, ResultsDocument } from '../../contract/results/results';
import type { RunRecord } from '../../contract/running/run';
import type { Space } from '../../contract/study/space';
import { isIncluded, type Stimulus } from '../../contract/study/stimulus';
import { raterAgreement } from '../../core/statistics/agreement/rater-agreement';
import { readCorpora } from '../../store/corpora/corpus-store';
import { readProject } from '../../store/project/project-store';
import { listRuns } from '../../store/runs/run-store';
import { listSpaces } from '../../store/project/space-store';
import { readDissimilarities, readIncludedRatings, readRatings, readStimuli } from '../../store/files/tables';
import { readIncludedTriplets } from '../../store/project/triplet-store';
import { buildResults } from '../results/rows/build-results';
import { compareLeading } from '../results/comparing/compare-leading';
import { settingsMessage } from '../spaces/files/settings-words';

export interface ReportData {
  readonly project: ProjectFile;
  readonly stimuli: readonly Stimulus[];
  readonly ratings: {
    readonly count: number;
    readonly excluded: number;
    readonly raters: number;
    /** Leave-one-out agreement, the mean over raters; null where it cannot be told. */
    readonly agreement: number | null;
  };
  readonly pairs: { readonly judged: number; readonly possible: number };
  readonly triplets: number;
  readonly spaces: readonly (Space & { readonly howComputed: MessageData | null })[];
  readonly corpora: readonly { readonly name: string; readonly images: number; readonly classes: number }[];
  readonly runs: readonly RunRecord[];
  readonly results: ResultsDocument;
  readonly comparison: Comparison | null;
}

export async function gatherReport(folder: string, choice: ResultChoice = {}): Promise<ReportData> {
  const [project, all, ratings, counted, pairs, triplets, spaces, { corpora }, runs, results] = await Promise.all([
    readProject(folder),
    readStimuli(folder),
    readRatings(folder),
    readIncludedRatings(folder),
    readDissimilarities(folder),
    readIncludedTriplets(folder),
    listSpaces(folder),
    readCorpora(folder),
    listRuns(folder),
    buildResults(folder, choice),
  ]);
  const stimuli = all.filter(isIncluded);
  const ids = new Set(stimuli.map(({ id }) => id));
  const isAmong = ({ first, second }: { readonly first: string; readonly second: string }): boolean => ids.has(first) && ids.has(second);
  const among = counted.filter(isAmong);
  const agreements = raterAgreement(among).flatMap(({ agreement }) => (agreement === null ? [] : [agreement]));
  return {
    project,
    stimuli,
    ratings: {
      count: among.length,
      excluded: ratings.length - among.length,
      raters: new Set(among.map(({ rater }) => rater)).size,
      agreement: agreements.length === 0 ? null : agreements.reduce((sum, value) => sum + value, 0) / agreements.length,
    },
    pairs: { judged: pairs.filter(isAmong).length, possible: (stimuli.length * (stimuli.length - 1)) / 2 },
    triplets: triplets.length,
    spaces: spaces.map((space) => ({ ...space, howComputed: settingsMessage(space.settings) })),
    corpora: corpora
      .filter(({ kind }) => kind === 'corpus')
      .map(({ name, images }) => ({
        name,
        images: images.length,
        classes: new Set(images.map((image) => image.class)).size,
      })),
    runs: runs.filter(({ state }) => state === 'done'),
    results,
    comparison: await compareLeading(folder, results, choice),
  };
}
