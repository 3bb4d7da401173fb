/** Puts the results document together from the files of a project, and from nothing else. */
import { allSteps, baselineStep, isCurve } from '../../../core/catalogue/steps';
import type { Corpus } from '../../../contract/study/corpus';
import { type RowMethod, type RowStep } from '../../../contract/running/experiment';
import { isControl, isTraining } from '../../../core/catalogue/methods';
import {
  isTrial,
  type ResultChoice,
  type ResultSize,
  type ResultPrediction,
  type ResultRow,
  type ResultsDocument,
  type ResultStimulus,
} from '../../../contract/results/results';
import type { RunKey } from '../../../contract/running/run';
import { isIncluded } from '../../../contract/study/stimulus';
import { describePhotographNetwork, namedNetwork } from '../../../core/experiments/photograph-network';
import { readCorpora } from '../../../store/corpora/corpus-store';
import { readProject } from '../../../store/project/project-store';
import { readSpace, readSpaceDescription } from '../../../store/project/space-store';
import { readStimuli } from '../../../store/files/tables';
import { nameNetwork } from '../../../core/catalogue/network-name';
import { schemeOf, withNetwork } from '../../../core/catalogue/variants';
import { mappingError } from '../../../core/catalogue/metrics';
import { foldCount } from '../../../core/folds/folds';
import { baselineRows, readLooksAlike } from './baseline-rows';
import { classCounts, summariseBaselines } from './baseline-tables';
import { findBestRows, type Contender } from './best-rows';
import { findResults, type FoundGroup } from '../find-results';
import { readJudgedDistances, type JudgedDistances } from '../judged-distances';
import { isSpaceStale } from '../../spaces/space-staleness';
import { placedSpaceOf, type PlacedSpace } from '../placed-space';
import { createGroupReader, nameRow } from './run-groups';
import { tagOf } from './tag-of';
import { howTrained } from './how-trained';
import { meanOverCopies, ofFirstSeed, seedsIn, summariseFolds, summariseTables, type FoldResult } from './summarise-folds';

/**
 * Of the finished results that are asked for: one row for each method and dimension of each step that has at least one finished fold. Predictions are those in the
 * target space, in the order of the rows: the runs of step 5 in other dimensions have rows, but their places are no places of
 * the target space, and those in its own dimensions stand under steps 1, 3 and 4 already when these were started.
 */
export async function buildResults(folder: string, choice: ResultChoice = {}): Promise<ResultsDocument> {
  const [project, stimuli, { corpora }] = await Promise.all([readProject(folder), readStimuli(folder), readCorpora(folder)]);
  const labelled = corpora.filter(({ kind }) => kind === 'corpus');
  const { sets, chosen, experiments, records } = await findResults(folder, project, choice);
  const target = chosen === null ? project.targetSpace : { name: chosen.space, dims: chosen.dims };
  const truth = target === null ? null : placedSpaceOf(stimuli, await readSpace(folder, target.name, target.dims));
  const rows: ResultRow[] = [];
  const contenders: Contender[] = [];
  const seen = new Set<RunKey>();
  const predictions = new Map<string, ResultPrediction[]>(stimuli.map(({ id }) => [id, []]));
  const judged = await readJudgedDistances(folder, stimuli);
  const read = createGroupReader(folder, judged, project.seed);
  const groups = experiments.flatMap((experiment) => experiment.groups.map((group) => ({ experiment, group })));
  const everyFolds = await Promise.all(groups.map(({ group }) => read.folds(group))); // asks the disk for all files at once
  for (const [i, { experiment, group }] of groups.entries()) {
    const { step } = experiment;
    const folds = everyFolds[i]!;
    if (folds.length === 0) continue;
    const places = await placesFor(folds, () => read.space(stimuli, experiment.space, group.dims, group.variant));
    const row = {
      ...describeRow(experiment, group, folds, places, labelled, project.seed, judged),
      ...howTrained(records, group.runs),
    };
    rows.push(row);
    if (group.dims !== target?.dims || schemeOf(group.variant) !== null) continue; // other folds are a question of their own
    if (!isCurve(step) && !isControl(group.method))
      contenders.push({ row, data: { step, method: group.method, dims: group.dims, variant: group.variant, folds, places } });
    if (group.variant !== undefined && !isTraining(group.method)) continue; // maps show the usual settings
    for (const fold of folds) {
      if (fold.key === null || seen.has(fold.key)) continue;
      seen.add(fold.key);
      addPredictions(predictions, step, group, fold, fold.seed === folds[0]!.seed);
    }
  }
  const looksAlike = await readLooksAlike(folder, project, experiments);
  const placing = rows.filter(({ metrics }) => metrics[mappingError] !== undefined).map(({ dims }) => dims);
  const baselines: ResultRow[] = [];
  const held = rows.flatMap(({ dims, variant }) => (schemeOf(variant) === 'categories' ? [{ dims, variant }] : []));
  const asked = [...new Set(placing)]
    .sort((a, b) => a - b)
    .flatMap((dims) => [{ dims }, ...held.filter((row) => row.dims === dims).slice(0, 1)]);
  for (const { dims, variant } of asked as { readonly dims: number; readonly variant?: string }[]) {
    const { space, size } = chosen!;
    const places = await read.space(stimuli, space, dims, variant);
    const networks = (project.furtherNetworks ?? []).map((each) => nameNetwork(namedNetwork(each)));
    for (const { method, network, folds } of baselineRows(places, judged, looksAlike, networks)) {
      const own = network === undefined ? variant : (withNetwork(variant ?? null, network) ?? undefined);
      const group = {
        method,
        dims,
        ...(own === undefined ? {} : { variant: own }),
        runs: [],
        isWhole: folds.length === foldCount,
        isStale: false,
      };
      const row = describeRow({ step: baselineStep, size, space }, group, folds, places, labelled, project.seed, judged);
      baselines.push(row);
      if (dims !== target?.dims || own !== undefined) continue; // maps show the usual settings
      contenders.push({ row, data: { step: baselineStep, method, dims, folds, places } });
      for (const fold of folds) addPredictions(predictions, baselineStep, group, fold, true);
    }
  }
  const stale = {
    steps: allSteps.flatMap((value) => (rows.some(({ step, stale }) => stale && step === value) ? [value] : [])),
    rows: rows.filter((row) => row.stale).length,
    space: target !== null && (await isSpaceStale(folder, await readSpaceDescription(folder, target.name))),
  };
  const size = chosen?.size ?? 'other';
  return {
    schemaVersion: 1,
    project: {
      name: project.name,
      tag: tagOf(project.tag, { isTrial: chosen !== null && isTrial(chosen.size), isStale: stale.rows > 0 || stale.space }),
      ownTag: project.tag,
      ...(chosen === null ? {} : { configuration: chosen.configuration }),
      size,
      space: target?.name ?? '',
      dims: target?.dims ?? 0,
      seed: project.seed,
      corpora: labelled.map(({ id, name }) => ({ id, name })),
      photographNetwork: describePhotographNetwork(project.photographNetwork),
      isPublishedSpace: target !== null && (await isPublished(folder, target.name, project.attribution)),
    },
    sets: sets.map(({ configuration, about, size, space, dims, runs, isPresent }) => ({
      configuration,
      about,
      size,
      space,
      dims,
      runs,
      isPresent,
    })),
    stale,
    ...judgeTarget(truth, judged),
    steps: [...baselines, ...rows],
    best: findBestRows(contenders, project.seed),
    stimuli: stimuli.filter(isIncluded).map(({ id, name, category }): ResultStimulus => {
      return { id, name, category, truth: truth?.rowOf(id) ?? [], predictions: predictions.get(id) ?? [] };
    }),
  };
}

/** Null where nothing was placed. */
export async function placesFor(folds: readonly FoldResult[], space: () => Promise<PlacedSpace>): Promise<PlacedSpace | null> {
  return folds.some(({ predictions }) => predictions.length > 0) ? space() : null;
}

function describeRow(
  { step, size, space }: { readonly step: RowStep; readonly size: ResultSize; readonly space: string },
  { method, dims, variant, runs, isWhole, isStale }: DescribedGroup,
  folds: readonly FoldResult[],
  places: PlacedSpace | null,
  corpora: readonly Corpus[],
  seed: number,
  judged: JudgedDistances,
): ResultRow {
  return {
    step,
    name: nameRow(step, { method, dims, variant }),
    method,
    ...(variant === undefined ? {} : { variant }),
    space,
    dims,
    preset: size,
    ...(seedsIn(folds).length < 2 ? {} : { seeds: seedsIn(folds) }),
    ...featuresOf(ofFirstSeed(folds)),
    complete: isWhole && folds.length >= runs.length,
    stale: isStale,
    metrics: summariseFolds(folds, places, judged),
    ...scoredAsPublished(folds),
    baselines: summariseBaselines(ofFirstSeed(folds), places, classCounts(corpora), seed, judged),
  };
}

/** Nothing where there are no triplets. */
function judgeTarget(truth: PlacedSpace | null, { triplets, tripletCeiling }: JudgedDistances): Pick<ResultsDocument, 'triplets'> {
  const { triplets: targetSpace } = truth === null ? {} : triplets(truth.stimuli, [...truth.coordinates]);
  return targetSpace === undefined ? {} : { triplets: { targetSpace, ceiling: tripletCeiling?.majority ?? null } };
}

/** Where every fold has been scored so. */
function scoredAsPublished(folds: readonly FoldResult[]): Pick<ResultRow, 'asPublished'> {
  const found = folds.flatMap(({ metrics: { asPublished } }) => asPublished ?? []);
  if (found.length === 0 || found.length < folds.length) return {};
  return {
    asPublished: {
      copies: found[0]!.copies,
      metrics: summariseTables(
        found.map(({ test }) => test),
        {},
      ),
    },
  };
}

/** Runs of before the number was kept have none. */
function featuresOf(folds: readonly FoldResult[]): Pick<ResultRow, 'features'> {
  const found = folds.flatMap(({ metrics: { features } }) => features ?? []);
  if (found.length === 0 || found.length < folds.length) return {};
  return { features: { used: found.map(({ used }) => used), all: found[0]!.all } };
}

/** Of the runs of a step, or a baseline without any. */
interface DescribedGroup {
  readonly method: RowMethod;
  readonly dims: number;
  readonly variant?: string;
  readonly runs: FoundGroup['runs'];
  readonly isWhole: boolean;
  readonly isStale: boolean;
}

function addPredictions(
  predictions: ReadonlyMap<string, ResultPrediction[]>,
  step: RowStep,
  { method, dims }: Pick<DescribedGroup, 'method' | 'dims'>,
  { fold, predictions: rows, seed }: FoldResult,
  isFirstSeed: boolean,
): void {
  const drawn = isFirstSeed || seed === undefined ? {} : { seed };
  for (const { stimulus, role, at } of meanOverCopies(rows))
    predictions.get(stimulus)?.push({ step, method, dims, fold, role, at, ...drawn });
}

/** The mean space of the study, as it was published and not computed again. */
async function isPublished(folder: string, name: string, attribution: readonly { readonly url: string }[]): Promise<boolean> {
  if (name !== 'mean' || !attribution.some(({ url }) => url.endsWith('lbechberger/LearningPsychologicalSpaces'))) return false;
  return (await readSpaceDescription(folder, name)).settings.method === 'imported';
}
