/** Of every step, the configurations that it has runs of, with how many are finished of how many. */
import type { Configuration } from '../../contract/running/configuration';
import type { ExperimentFile, Step, StepConfiguration } from '../../contract/running/experiment';
import type { ProjectFile } from '../../contract/study/project';
import type { RunRecord } from '../../contract/running/run';
import { allSteps, isCurve, stepMethods } from '../../core/catalogue/steps';
import { recogniseRun, type RecognisedRun } from '../../core/experiments/recognise';
import { hashOfSet, isOf, listBases } from '../results/result-sets';
import { isRowOf } from '../results/find-results';
import { describeRun, namedByPlans, settle } from '../results/rows/finished-runs';

/** Recognising hundreds of runs takes a noticeable while. */
const recognised = new WeakMap<Configuration, RecognisedRun>();

/** A run that was computed once more, on other data or another device, counts once. `plans`: the present ones first. */
export function stepConfigurations(
  records: Iterable<RunRecord>,
  plans: readonly ExperimentFile[],
  project: ProjectFile,
): ReadonlyMap<Step, readonly StepConfiguration[]> {
  const named = namedByPlans(plans);
  const described = [...records].map((record) => {
    const known = recognised.get(record.configuration) ?? recogniseRun(record.configuration);
    recognised.set(record.configuration, known);
    return { ...describeRun(record, named.get(record.key), project, known), isDone: record.state === 'done' };
  });
  const runs = settle(described, project);
  const bases = listBases(runs, plans);
  return new Map(
    allSteps.map((step): [Step, StepConfiguration[]] => [
      step,
      bases.flatMap((base) => {
        const own = runs.filter((run) => stepMethods[step].includes(run.method) && isOf(run, base) && isRowOf(step, run, base));
        const plan = plans.find(({ runs: [first], ...each }) => {
          const isNamed = each.step === step && each.preset === base.size && each.space === base.space && each.dims === base.dims;
          return isNamed && own.some(({ key }) => key === first?.key);
        });
        if (isCurve(step) && plan === undefined && own.every(({ dims }) => dims === base.dims)) return [];
        const slotsOf = (some: typeof own): number =>
          new Set(some.map(({ method, dims, variant, fold, seed }) => JSON.stringify([method, dims, variant, fold, seed]))).size;
        const done = slotsOf(own.filter(({ isDone }) => isDone));
        if (done === 0) return [];
        const { size, numbers, space, dims } = base;
        const about = numbers.words === '' ? [] : [numbers.words];
        return [
          { configuration: hashOfSet(base), about, size, space, dims, done, planned: Math.max(plan?.runs.length ?? 0, slotsOf(own)) },
        ];
      }),
    ]),
  );
}
