/** Reads two rows of the results from the files of a project and compares them. */
import { meanEuclideanDistance } from '../../../core/catalogue/metrics';
import { networkIn } from '../../../core/catalogue/variants';
import { baselineStep } from '../../../core/catalogue/steps';
import { AppError } from '../../../contract/app-error';
import { say } from '../../../contract/message';
import type { Bias, Comparison, RowReference } from '../../../contract/results/comparison';
import { isBaseline } from '../../../core/catalogue/methods';
import { isTrial, type ResultChoice } from '../../../contract/results/results';
import type { Stimulus } from '../../../contract/study/stimulus';
import { describeBias } from '../../../core/statistics/scores/prediction-bias';
import { readProject } from '../../../store/project/project-store';
import { readStimuli } from '../../../store/files/tables';
import { foldCount } from '../../../core/folds/folds';
import { baselineFolds, readLooksAlike } from '../rows/baseline-rows';
import { placesFor } from '../rows/build-results';
import { finiteOrNull, pairRows, scoresOf, sharedStimuli, type RowData } from './compare-rows';
import { findResults, type FoundExperiment } from '../find-results';
import { readJudgedDistances } from '../judged-distances';
import { createGroupReader, nameRow, type GroupReader } from '../rows/run-groups';
import { seedsIn } from '../rows/summarise-folds';
import { tagOf } from '../rows/tag-of';

/** Steps of p are 1 / (draws + 1). */
const draws = 9999;

export async function compareExperiments(
  folder: string,
  references: { readonly a: RowReference; readonly b: RowReference; readonly of?: ResultChoice | undefined },
): Promise<Comparison> {
  const [project, stimuli] = await Promise.all([readProject(folder), readStimuli(folder)]);
  const { experiments, chosen } = await findResults(folder, project, references.of);
  const judged = await readJudgedDistances(folder, stimuli);
  const read = createGroupReader(folder, judged, project.seed);
  const hasBaseline = references.a.step === baselineStep || references.b.step === baselineStep;
  const looksAlike = hasBaseline ? readLooksAlike(folder, project, experiments) : Promise.resolve(() => null);
  const readBaseline = async (reference: RowReference): Promise<ReadRow> => {
    const { step, method, dims } = reference;
    const name = nameRow(step, reference);
    const places = chosen === null ? null : await read.space(stimuli, chosen.space, dims, reference.variant);
    const folds =
      places === null || !isBaseline(method) ? [] : baselineFolds(method, places, judged, await looksAlike, networkIn(reference.variant));
    if (chosen === null || folds.length === 0)
      throw new AppError(
        'not-found',
        say`There is no ‘${name}’ to compare with: it needs results in ${dims}-D, more than one category, and for nearest neighbours the analysis (‘shape-space analyse rsa’).`,
      );
    const { space, size: preset } = chosen;
    return {
      data: { ...reference, folds, places },
      row: { ...reference, name, space, preset, complete: folds.length === foldCount, stale: false },
    };
  };
  const [a, b] = await Promise.all(
    [references.a, references.b].map((reference) =>
      reference.step === baselineStep ? readBaseline(reference) : readRow(experiments, reference, stimuli, read),
    ),
  );
  const pair = pairRows(a!.data, b!.data, draws, project.seed);
  if (pair.metrics.length === 0) {
    throw new AppError(
      'not-available',
      say`‘${a!.row.name}’ and ‘${b!.row.name}’ have nothing in common to compare: no stimulus tested by both and no metric of both. Choose two steps that predict places, or two that name sketches.`,
    );
  }
  const shared = sharedStimuli(a!.data, b!.data);
  const [left, right] = [scoresOf(a!.data, shared), scoresOf(b!.data, shared)];
  const byId = new Map(stimuli.map((stimulus) => [stimulus.id, stimulus]));
  const described = shared.map((id) => byId.get(id) ?? { id, name: id, category: '', image: '' });
  return {
    schemaVersion: 1,
    tag: tagOf(project.tag, { isTrial: chosen !== null && isTrial(chosen.size), isStale: a!.row.stale || b!.row.stale }),
    a: a!.row,
    b: b!.row,
    draws,
    seeds: { a: seedsIn(a!.data.folds).length, b: seedsIn(b!.data.folds).length },
    metrics: pair.metrics.map((metric) => pair.compare(metric)),
    bias: { a: biasOf(a!.data, described), b: biasOf(b!.data, described) },
    stimuli: described.map(({ id, name, category }, i) => ({
      id,
      name,
      category,
      a: left!.scores[meanEuclideanDistance][i]!,
      b: right!.scores[meanEuclideanDistance][i]!,
    })),
  };
}

interface ReadRow {
  readonly data: RowData;
  readonly row: Comparison['a'];
}

async function readRow(
  experiments: readonly FoundExperiment[],
  reference: RowReference,
  stimuli: readonly Stimulus[],
  read: GroupReader,
): Promise<ReadRow> {
  const { step, method, dims, variant } = reference;
  const name = nameRow(step, { method, dims, ...(variant === undefined ? {} : { variant }) });
  const experiment = experiments.find((each) => each.step === step);
  const group = experiment?.groups.find((each) => each.method === method && each.dims === dims && each.variant === variant);
  const folds = group === undefined ? [] : await read.folds(group);
  if (experiment === undefined || group === undefined || folds.length === 0) {
    throw new AppError('not-found', say`There are no results of ‘${name}’ (step ${step}, ${dims}-D) to compare. Run step ${step} first.`);
  }
  const places = await placesFor(folds, () => read.space(stimuli, experiment.space, dims, variant));
  const { space, size } = experiment;
  return {
    data: { ...reference, folds, places },
    row: { ...reference, name, space, preset: size, complete: group.isWhole && folds.length === group.runs.length, stale: group.isStale },
  };
}

/** Null where nothing was placed. */
function biasOf(data: RowData, stimuli: readonly Stimulus[]): Bias | null {
  const found = scoresOf(
    data,
    stimuli.map(({ id }) => id),
  );
  if (found === null || data.places === null) return null;
  const { coordinates, dims } = data.places;
  const truth = Float64Array.from(found.owners.flatMap((owner) => Array.from({ length: dims }, (_, k) => coordinates[owner * dims + k]!)));
  const categories = stimuli.map(({ category }) => category);
  const { shrinkage, shift, slope, byCategory } = describeBias(truth, found.predicted, dims, categories);
  return {
    shrinkage: finiteOrNull(shrinkage),
    axes: [...shift].map((value, k) => ({ shift: value, slope: finiteOrNull(slope[k]!) })),
    categories: byCategory.map((each) => {
      const members = categories.flatMap((category, i) => (category === each.category ? [i] : []));
      const error = members.reduce((sum, i) => sum + found.scores[meanEuclideanDistance][i]! / members.length, 0);
      return { category: each.category, stimuli: members.length, shift: [...each.shift], error };
    }),
  };
}
