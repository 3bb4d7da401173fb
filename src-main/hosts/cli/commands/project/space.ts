/** `shape-space space`: fits similarity spaces, scans numbers of dimensions, compares two spaces. */
import type { Command } from 'commander';
import { AppError } from '../../../../contract/app-error';
import { findElbow } from '../../../../core/spaces/judge/elbow';
import { isHollowFit, type SpaceSettings } from '../../../../contract/study/space';
import { doubtsAbout } from '../../../../core/spaces/judge/fit-doubts';
import type { SpaceFit } from '../../../../core/spaces/mds/fit-space';
import { procrustes } from '../../../../core/spaces/judge/procrustes';
import { toRows } from '../../../../studio/spaces/files/to-rows';
import { fitDimensions } from '../../../../studio/spaces/fit/fit-in-pool';
import { testStructure } from '../../../../studio/spaces/judge/judge-noise';
import { exitCodes, place, withReading, type Act, type CommandContext, type Outcome } from '../../command-context';
import {
  addFitOptions,
  readDims,
  readFitSettings,
  readScalingData,
  readWhole,
  type FitOptions,
  type ScalingData,
} from '../../options/space-arguments';
import { sayDoubts } from '../../output/say-doubts';
import { withProgress } from '../../output/show-work';
import { align } from '../../output/text-table';
import { addSpaceTriplets } from './space-triplets';

export function addSpace(program: Command, act: Act): void {
  const space = program.command('space').description('fit, scan and compare similarity spaces');
  addFitOptions(space.command('fit').description('compute spaces from dissimilarities or ratings'))
    .option('--json', 'print stress, coordinates and the rest as JSON on the last line')
    .addHelpText(
      'after',
      `
Examples:
  shape-space space fit --dissimilarities distance_matrix.csv --dims 4 --json
  shape-space space fit --ratings ratings.csv --aggregate median --method metric --scale interval
${exitCodes}`,
    )
    .action((project: string | undefined, options: FitOptions) => act((context) => fit(context, project, options)));
  addFitOptions(space.command('scan').description('stress by number of dimensions, its elbow, and a permutation test of structure'))
    .option('--permutations <number>', 'shuffled data sets of the permutation test; 0 leaves it out', '0')
    .option('--test-dims <number>', 'number of dimensions of the permutation test; the elbow unless given')
    .option('--json', 'print the scan as JSON on the last line')
    .addHelpText('after', `\nExamples:\n  shape-space space scan my-study --dims 1-10 --permutations 99\n${exitCodes}`)
    .action((project: string | undefined, options: ScanOptions) => act((context) => scan(context, project, options)));
  addSpaceTriplets(space, act);
  space
    .command('compare')
    .description('lay the second space over the first by Procrustes and say how well they match')
    .argument('<first>', 'coordinates, such as spaces/mean/4D.csv of a project: a name and numbers in each row')
    .argument('<second>', 'coordinates of the same stimuli; of fewer dimensions they are filled up with zeros')
    .option('--no-scaling', 'keep the size of the second space')
    .option('--json', 'print R², rotation and residuals as JSON on the last line')
    .addHelpText('after', `\nExamples:\n  shape-space space compare my-study/spaces/mean/4D.csv other/4D.csv\n${exitCodes}`)
    .action((first: string, second: string, options: { scaling: boolean }) =>
      act((context) => compare(context, first, second, options.scaling)),
    );
}

interface ScanOptions extends FitOptions {
  readonly permutations: string;
  readonly testDims?: string;
}

async function fit(context: CommandContext, project: string | undefined, options: FitOptions): Promise<Outcome> {
  const settings = readFitSettings(options);
  const data = await readScalingData(context, project, options);
  const fits = await withProgress(context, 'numbers of dimensions', (tell) =>
    fitDimensions(data.matrix, readDims(options.dims, data.ids.length), settings, { tell }),
  );
  sayData(context, data);
  sayFits(context, fits, settings);
  sayDoubts(
    context,
    fits.map((found) => ({ dims: found.dims, doubts: doubtsAbout(data.matrix, found, settings) })),
  );
  return {
    value: {
      stimuli: data.ids,
      ...describeData(data),
      fits: fits.map((found) => ({ ...describeFit(found, data.ids.length), doubts: doubtsAbout(data.matrix, found, settings) })),
    },
  };
}

async function scan(context: CommandContext, project: string | undefined, options: ScanOptions): Promise<Outcome> {
  const settings = readFitSettings(options);
  const permutations = readWhole(options.permutations, '--permutations', 0, 9999);
  const data = await readScalingData(context, project, options);
  const fits = await withProgress(context, 'numbers of dimensions', (tell) =>
    fitDimensions(data.matrix, readDims(options.dims, data.ids.length), settings, { tell }),
  );
  const elbow = findElbow(fits.map(({ dims, stress1 }) => ({ x: dims, y: stress1 })));
  sayData(context, data);
  sayFits(context, fits, settings);
  sayDoubts(
    context,
    fits.map((found) => ({ dims: found.dims, doubts: doubtsAbout(data.matrix, found, settings) })),
  );
  context.say(elbow === null ? 'No elbow: the curve does not bend.' : `Elbow at ${elbow} dimensions.`);
  const testDims = options.testDims === undefined ? (elbow ?? fits.at(-1)!.dims) : readDims(options.testDims, data.ids.length)[0]!;
  const structure =
    permutations === 0
      ? null
      : {
          dims: testDims,
          permutations,
          ...(await withProgress(context, 'permutation test', (tell) =>
            testStructure(data.matrix, testDims, settings, permutations, { tell }),
          )),
        };
  if (structure !== null)
    context.say(
      `Permutation test in ${testDims} dimensions: stress ${structure.stress1.toFixed(4)} against ${structure.shuffled[0]!.toFixed(4)} at best ` +
        `in ${permutations} shuffled data sets, p = ${structure.p.toFixed(4)}.`,
    );
  const dimensions = fits.map((found) => {
    const { dims, stress1, kendallTau, iterations, converged } = found;
    return { dims, stress1, kendallTau, iterations, converged, doubts: doubtsAbout(data.matrix, found, settings) };
  });
  return { value: { ...describeData(data), dimensions, elbow, structure } };
}

async function compare(context: CommandContext, first: string, second: string, scaling: boolean): Promise<Outcome> {
  const paths = [first, second].map((path) => place(context, path)) as [string, string];
  const [a, b] = await withReading(context, ({ tables }) =>
    Promise.all([tables.read('coordinates', paths[0]), tables.read('coordinates', paths[1])]),
  );
  const ids = a.ids.filter((id) => b.rows.has(id));
  if (ids.length < 3)
    throw new AppError(
      'bad-input',
      `${first} and ${second} have ${ids.length} stimuli in common; comparing them needs at least 3. Use the same names in both.`,
    );
  const dims = Math.max(a.dims, b.dims);
  const flat = (rows: ReadonlyMap<string, readonly number[]>): number[] =>
    ids.flatMap((id) => Array.from({ length: dims }, (_, k) => rows.get(id)![k] ?? 0));
  const target = flat(a.rows);
  const { r2, scale, rotation, shift, aligned } = procrustes(target, flat(b.rows), ids.length, dims, { scaling });
  const residuals = ids.map((id, i) => ({
    id,
    distance: Math.hypot(...Array.from({ length: dims }, (_, k) => target[i * dims + k]! - aligned[i * dims + k]!)),
  }));
  const leftOut = { first: a.ids.filter((id) => !b.rows.has(id)), second: b.ids.filter((id) => !a.rows.has(id)) };
  context.say(`Procrustes R² = ${r2.toFixed(4)} over ${ids.length} stimuli in ${dims} dimensions, scale ${scale.toFixed(4)}.`);
  const missing = leftOut.first.length + leftOut.second.length;
  if (missing > 0) context.say(`${missing} stimuli stand in one of the files only and are left out.`);
  const farthest = [...residuals].sort((p, q) => q.distance - p.distance).slice(0, 5);
  context.say(`Farthest apart: ${farthest.map(({ id, distance }) => `${id} ${distance.toFixed(3)}`).join(', ')}.`);
  return {
    value: {
      stimuli: ids.length,
      dims,
      r2,
      scale,
      rotation: toRows(rotation, dims, dims),
      shift: [...shift],
      aligned: toRows(aligned, ids.length, dims),
      residuals,
      leftOut,
    },
  };
}

function describeFit(found: SpaceFit, n: number): object {
  const { dims, stress1, stressPerPoint, coordinates, kendallTau, iterations, converged } = found;
  return {
    dims,
    stress1,
    stressPerPoint: [...stressPerPoint],
    coordinates: toRows(coordinates, n, dims),
    kendallTau,
    iterations,
    converged,
  };
}

function describeData({
  ids,
  matrix: { values },
  aggregation,
  tag,
}: ScalingData): { pairs: object } & Pick<ScalingData, 'aggregation' | 'tag'> {
  const n = ids.length;
  const missing: [string, string][] = [];
  for (let i = 0; i < n; i++) for (let j = i + 1; j < n; j++) if (Number.isNaN(values[i * n + j])) missing.push([ids[i]!, ids[j]!]);
  return { pairs: { all: (n * (n - 1)) / 2, missing }, aggregation, tag };
}

function sayData(context: CommandContext, data: ScalingData): void {
  for (const line of data.says) context.say(line);
  const { missing, all } = describeData(data).pairs as { missing: unknown[]; all: number };
  if (data.tag !== null) context.say(data.tag);
  context.say(`${data.ids.length} stimuli, ${all} pairs${missing.length > 0 ? `, ${missing.length} of them never rated` : ''}`);
}

function sayFits(context: CommandContext, fits: readonly SpaceFit[], { method, ties }: SpaceSettings): void {
  const rows = fits.map(({ dims, stress1, kendallTau, iterations, converged }) => [
    `${dims}-D`,
    stress1.toFixed(4),
    Number.isFinite(kendallTau) ? kendallTau.toFixed(3) : '–', // all dissimilarities are equal
    String(iterations),
    converged ? 'yes' : 'no',
  ]);
  for (const line of align([['', 'Stress-1', 'Kendall τ', 'iterations', 'converged'], ...rows])) context.say(line);
  if (method === 'nonmetric' && fits.some((fit) => isHollowFit(ties, fit)))
    context.say(
      'With tertiary ties only the means of tied pairs must be in order. With as many ties as here nearly any arrangement does that: a stress near 0 and a low τ mean that the places say little.',
    );
}
