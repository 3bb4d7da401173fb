/** Every method under every configuration that there are finished results of, and which configuration is ahead by more than luck. */
import type {
  BestConfiguration,
  ConfigurationGroup,
  ConfigurationRow,
  ConfigurationsDocument,
} from '../../../contract/results/configurations';
import { isTrial, resultSizeSchema } from '../../../contract/results/results';
import type { Stimulus } from '../../../contract/study/stimulus';
import { metricNamesOf } from '../../../core/catalogue/metrics';
import { allSteps, isCurve } from '../../../core/catalogue/steps';
import { schemeOf } from '../../../core/catalogue/variants';
import { readCorpora } from '../../../store/corpora/corpus-store';
import { readStimuli } from '../../../store/files/tables';
import { readProject } from '../../../store/project/project-store';
import { findEveryResult, type FoundGroup } from '../find-results';
import { readJudgedDistances, type JudgedDistances } from '../judged-distances';
import type { FoundSet } from '../result-sets';
import { rankBest } from '../rows/best-rows';
import { placesFor } from '../rows/build-results';
import { createGroupReader, type GroupReader } from '../rows/run-groups';
import { seedsIn, summariseFolds } from '../rows/summarise-folds';
import { tagOf } from '../rows/tag-of';
import { groupBy } from '../rows/versions';
import { foldTest, type RowData } from './compare-rows';

interface Found {
  readonly set: FoundSet;
  readonly data: RowData;
  readonly row: ConfigurationRow;
}

/** Methods of the curve over the numbers of dimensions have a figure of their own. */
export async function compareConfigurations(folder: string): Promise<ConfigurationsDocument> {
  const [project, stimuli, { corpora }] = await Promise.all([readProject(folder), readStimuli(folder), readCorpora(folder)]);
  const { sets, experimentsOf } = await findEveryResult(folder, project);
  const judged = await readJudgedDistances(folder, stimuli);
  const read = createGroupReader(folder, judged, project.seed);
  const asked = sets.flatMap((set) =>
    experimentsOf(set)
      .filter(({ step }) => !isCurve(step))
      .flatMap(({ step, groups }) => groups.map((group) => readRow(set, { ...group, step }, stimuli, judged, read))),
  );
  const found = (await Promise.all(asked)).filter((each) => each !== null);
  const groups = groupBy(found, ({ set, data }) => JSON.stringify([set.space, set.dims, data.step, data.method, schemeOf(data.variant)]));
  const rows = found.map(({ row }) => row);
  return {
    schemaVersion: 1,
    project: {
      name: project.name,
      tag: tagOf(project.tag, { isTrial: rows.some(({ size }) => isTrial(size)), isStale: rows.some(({ stale }) => stale) }),
      ownTag: project.tag,
      corpora: corpora.flatMap(({ id, name, kind }) => (kind === 'corpus' ? [{ id, name }] : [])),
    },
    groups: groups.map(describeGroup).sort((a, b) => allSteps.indexOf(a.step) - allSteps.indexOf(b.step)),
  };
}

/** Null where no fold is finished. */
async function readRow(
  set: FoundSet,
  group: FoundGroup & Pick<ConfigurationGroup, 'step'>,
  stimuli: readonly Stimulus[],
  judged: JudgedDistances,
  read: GroupReader,
): Promise<Found | null> {
  const { step, method, dims, variant, runs, isWhole, isStale } = group;
  const folds = await read.folds(group);
  if (folds.length === 0) return null;
  const places = await placesFor(folds, () => read.space(stimuli, set.space, dims, variant));
  const settings = variant === undefined ? {} : { variant };
  return {
    set,
    data: { step, method, dims, ...settings, folds, places },
    row: {
      ...{ configuration: set.configuration, size: set.size, about: [...set.about], ...settings },
      ...{ complete: isWhole && folds.length >= runs.length, stale: isStale, seeds: seedsIn(folds).length },
      metrics: summariseFolds(folds, places, judged),
    },
  };
}

/** Smaller sizes first, each in the order it was found. */
function describeGroup(found: readonly Found[]): ConfigurationGroup {
  const members = [...found].sort((a, b) => orderOf(a) - orderOf(b));
  const { set, data } = members[0]!;
  return {
    ...{
      step: data.step as ConfigurationGroup['step'],
      method: data.method,
      scheme: schemeOf(data.variant),
      space: set.space,
      dims: set.dims,
    },
    rows: members.map(({ row }) => row),
    best: findBest(members),
  };
}

const orderOf = ({ row }: Found): number => resultSizeSchema.options.indexOf(row.size);

/** Trials, what no longer fits the data and what lacks a fold do not compete; nor does a row against one that has a run in common with it. */
function findBest(members: readonly Found[]): Record<string, BestConfiguration> {
  const competing = members.filter(({ row }) => row.complete && !row.stale && !isTrial(row.size));
  const names = metricNamesOf(competing.flatMap(({ row }) => Object.keys(row.metrics)));
  return Object.fromEntries(
    names.map((metric) => {
      const { best, survives, largestP } = rankBest(
        withoutShared(competing),
        metric,
        'folds',
        (a, b) => foldTest(a.data, b.data, metric)?.p ?? null,
      );
      return [metric, { row: members.indexOf(best), survives, largestP }];
    }),
  );
}

/** A run may be the same in two configurations, as a regression on photographs is of any number of epochs: it stands once. */
function withoutShared(members: readonly Found[]): Found[] {
  const seen = new Set<string>();
  return members.filter(({ data }) => {
    const keys = data.folds.flatMap(({ key }) => key ?? []);
    const isShared = keys.some((key) => seen.has(key));
    for (const key of keys) seen.add(key);
    return !isShared;
  });
}
