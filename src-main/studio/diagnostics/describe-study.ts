/** What a project is like, in numbers: nothing in it names anything. */
import { AppError } from '../../contract/app-error';
import { describeProjectFolder } from '../projects/describe-project';
import { readCorpora } from '../../store/corpora/corpus-store';
import { listSpaces } from '../../store/project/space-store';
import { listRuns } from '../../store/runs/run-store';

export async function describeStudy(folder: string): Promise<object> {
  const { file, ...counts } = await describeProjectFolder(folder);
  const spaces = await orNone(() => listSpaces(folder));
  const corpora = await orNone(async () => (await readCorpora(folder)).corpora);
  const runs = await orNone(() => listRuns(folder));
  return {
    fileFormat: file.schemaVersion,
    isSample: file.tag !== null,
    stimuli: counts.stimuli,
    categories: counts.categories.length,
    ratings: counts.ratings,
    dissimilarities: counts.dissimilarities,
    triplets: counts.triplets,
    problems: counts.problems.length,
    settings: {
      targetDimensions: file.targetSpace?.dims ?? null,
      photographNetwork: file.photographNetwork === null ? 'as it comes with the program' : 'one of your own',
      lineThickness: file.lineThickness ?? null,
      protocol: file.protocol ?? null,
      fitted: file.fitted ?? null,
    },
    spaces: spaces.map(({ settings, dimensions }) => ({ method: settings.method, dimensions: dimensions.map(({ dims }) => dims) })),
    corpora: corpora.map(({ kind, images }) => ({
      kind,
      images: images.length,
      classes: new Set(images.map((image) => image.class)).size,
    })),
    runs: countBy(runs.map(({ state }) => state)),
    engines: countBy(runs.flatMap(({ engine }) => (engine === null ? [] : [engine]))),
    /** Only the sentence, without what stands in its gaps. */
    errors: countBy(
      runs.flatMap(({ error }) => (error === null ? [] : [`${error.code}: ${error.said?.template ?? '(written by an older version)'}`])),
    ),
  };
}

function countBy(values: readonly string[]): Record<string, number> {
  const counts: Record<string, number> = {};
  for (const value of values) counts[value] = (counts[value] ?? 0) + 1;
  return counts;
}

/** A project that is damaged is when help is asked for. */
async function orNone<T>(read: () => Promise<readonly T[]>): Promise<readonly T[]> {
  try {
    return await read();
  } catch (error) {
    if (error instanceof AppError) return [];
    throw error;
  }
}
