/** Every number of a bundle that can be computed again is, in a copy that is thrown away, and laid beside the published one. */
import { AppError } from '../../../contract/app-error';
import type { BundleFile, Finding, Verification, VerifiedPart } from '../../../contract/results/bundle';
import { phrase } from '../../../contract/message';
import { splitCsv } from '../../../store/files/csv';
import { listRuns } from '../../../store/runs/run-store';
import { checkProject } from '../../../store/project/project-check';
import { sha256 } from '../../../store/runs/run-key';
import type { LaunchCompute } from '../../compute-process';
import type { Reading } from '../../reading/open-reading';
import type { TellWork } from '../../work-progress';
import { checkDataset } from '../writing/check-dataset';
import { compareTexts, finding, unknown } from './compare-numbers';
import { derivedTables } from '../writing/derived-tables';
import { openBundle, type OpenBundle } from './open-bundle';
import { recomputeAnalysis } from './recompute-analysis';
import { recomputeDissimilarities, recomputeMetrics, recomputeSpaces } from './recompute-data';
import { recomputeRuns, type Bench } from './recompute-runs';
import { withTemporaryFolder } from './temporary-folder';
import { unpackProject } from './unpack-bundle';

export interface VerifyInput {
  readonly path: string;
  readonly withTrainings: boolean;
}

export interface Verifier {
  readonly assetsFolder: string;
  readonly launch: LaunchCompute;
  readonly reading: Pick<Reading, 'images' | 'networks'>;
  readonly now: () => number;
  /** What is being looked at, and how far that is. */
  readonly tell: (part: VerifiedPart, done: number, total: number) => void;
}

/** Throws for a file that is no bundle at all; whatever is wrong within one is a finding. */
export async function verifyBundle({ path, withTrainings }: VerifyInput, verifier: Verifier): Promise<Verification> {
  const open = await openBundle(path);
  try {
    const findings = await withTemporaryFolder('verify', (aside) => look(open, aside, withTrainings, verifier));
    const { project, program, licence } = open.bundle;
    return {
      bundle: { name: project.name, tag: project.tag, program: `${program.name} ${program.version}`, licence },
      holds: findings.every(({ outcome }) => outcome !== 'differs'),
      findings,
    };
  } finally {
    open.close();
  }
}

async function look(open: OpenBundle, folder: string, withTrainings: boolean, verifier: Verifier): Promise<Finding[]> {
  const { assetsFolder, launch, reading, now, tell } = verifier;
  const files = await checkFiles(open, (done, total) => tell('files', done, total));
  tell('dataset', 0, 1);
  const findings = [...files, ...(await checkDescription(open))];
  await unpackProject(open, folder, () => undefined); // said among the files
  const bench: Bench = { folder, assetsFolder, launch, images: reading.images };
  const parts: readonly (readonly [VerifiedPart, (tell: TellWork) => Promise<Finding[]>])[] = [
    ['project', () => checkProjectFiles(open, folder)],
    ['tables', () => compareTables(open, folder)],
    ['metrics', () => recomputeMetrics(folder)],
    ['regressions', (told) => recomputeRuns(bench, 'regression', told)],
    ['analysis', (told) => recomputeAnalysis(bench, reading.networks, now, told)],
    ...(withTrainings ? ([['trainings', (told: TellWork) => recomputeRuns(bench, 'training', told)]] as const) : []),
    ['dissimilarities', async () => [await recomputeDissimilarities(folder)].filter((each) => each !== null)],
    ['spaces', async (told) => gather(recomputeSpaces(folder, told))], // last: what else is computed reads them as they were published
  ];
  for (const [part, compute] of parts) {
    tell(part, 0, 1);
    findings.push(...(await attempt(part, open.bundle.notShared.length > 0, () => compute((done, total) => tell(part, done, total)))));
  }
  if (!withTrainings) findings.push(...(await sayUntrained(folder)));
  return findings;
}

async function sayUntrained(folder: string): Promise<Finding[]> {
  const trainings = (await listRuns(folder)).filter(({ state, configuration }) => state === 'done' && configuration.kind === 'training');
  return trainings.length === 0
    ? []
    : [unknown('trainings', phrase`${trainings.length} not computed again`, phrase`trainings are repeated only when they are asked for`)];
}

/** A damaged file must not keep the others from being looked at; `lacks`: files were left out, so that one that is missing tells nothing. */
async function attempt(part: VerifiedPart, lacks: boolean, compute: () => Promise<Finding[]>): Promise<Finding[]> {
  try {
    return await compute();
  } catch (error) {
    if (!(error instanceof AppError)) throw error;
    if (lacks && error.code === 'not-found') return [unknown(part, phrase`all`, error.message)];
    return [{ part, item: phrase`all`, outcome: 'differs', numbers: 0, detail: error.message }];
  }
}

async function checkFiles({ bundle, read, surplus }: OpenBundle, tell: TellWork): Promise<Finding[]> {
  const findings: Finding[] = [];
  const differs = (item: string, detail: string): Finding => ({ part: 'files', item, outcome: 'differs', numbers: 0, detail });
  for (const [i, file] of bundle.files.entries()) {
    tell(i, bundle.files.length);
    const bytes = await read(file);
    if (bytes === null) findings.push(differs(file.path, phrase`it is missing, cut off or of another size`));
    else if (sha256(bytes) !== file.sha256) findings.push(differs(file.path, phrase`it was altered after it was published`));
  }
  findings.push(...surplus.map((path) => differs(path, phrase`it was added after the bundle was published`)));
  const whole = bundle.files.length - findings.filter(({ item }) => !surplus.includes(item)).length;
  const left =
    bundle.notShared.length === 0 ? null : phrase`${bundle.notShared.length} files of the project were left out when it was published`;
  return [
    ...findings,
    { part: 'files', item: phrase`${whole} files as they were published`, outcome: 'identical', numbers: 0, detail: left },
  ];
}

async function checkDescription({ bundle, read }: OpenBundle): Promise<Finding[]> {
  const byPath = new Map(bundle.files.map((file) => [file.path, file]));
  const text = async (path: string): Promise<string> => ((await read(byPath.get(path) as BundleFile)) ?? Buffer.alloc(0)).toString('utf8');
  const problems = await checkDataset([...byPath.keys()], text);
  if (problems.length === 0)
    return [{ part: 'dataset', item: phrase`a Psych-DS data set`, outcome: 'identical', numbers: 0, detail: null }];
  return problems.map((detail) => ({ part: 'dataset' as const, item: 'Psych-DS', outcome: 'differs' as const, numbers: 0, detail }));
}

async function checkProjectFiles({ bundle }: OpenBundle, folder: string): Promise<Finding[]> {
  const problems = await checkProject(folder);
  if (problems.length === 0) return [{ part: 'project', item: phrase`opens as a project`, outcome: 'identical', numbers: 0, detail: null }];
  const outcome = bundle.notShared.length > 0 ? 'unknown' : 'differs'; // drawings that were left out are missing
  return problems.map((detail) => ({ part: 'project' as const, item: phrase`opens as a project`, outcome, numbers: 0, detail }));
}

/** Tables that were made of the project's files are made again. */
async function compareTables({ bundle, read }: OpenBundle, folder: string): Promise<Finding[]> {
  const again = new Map((await derivedTables(folder)).map(({ path, text }) => [path, text]));
  const findings: Finding[] = [];
  for (const file of bundle.files) {
    if (file.project !== null || !file.path.startsWith('data/')) continue;
    const published = (await read(file))?.toString('utf8') ?? '';
    const text = again.get(file.path);
    if (text === undefined) findings.push(unknown('tables', file.path, phrase`what it is made of is not in here`));
    else if (bundle.leftOut.includes('drawings') || bundle.leftOut.includes('corpora'))
      findings.push(finding('tables', file.path, compareTexts(withoutStaleness(published), withoutStaleness(text))));
    else findings.push(finding('tables', file.path, compareTexts(published, text)));
  }
  return findings;
}

/** Where drawings or sketches are missing nobody can tell whether runs are older than the data. */
function withoutStaleness(table: string): string {
  const { header, rows } = splitCsv(table, 'a table');
  const kept = header.flatMap((name, column) => (name === 'stale' || name === 'tag' ? [] : [column]));
  return rows.map(({ cells }) => kept.map((column) => cells[column]).join(',')).join('\n');
}

async function gather(findings: AsyncIterable<Finding>): Promise<Finding[]> {
  const all: Finding[] = [];
  for await (const each of findings) all.push(each);
  return all;
}
