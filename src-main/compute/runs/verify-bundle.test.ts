/** A project is published, checked number by number, altered and checked again. */
import { execFile, spawnSync } from 'node:child_process';
import { cp, mkdir, mkdtemp, readdir, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { promisify } from 'node:util';
import { strToU8, unzipSync, zipSync } from 'fflate';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { bundleSchema, type Bundle, type LeaveOut, type Verification } from '../../contract/results/bundle';
import { sha256 } from '../../store/runs/run-key';
import type { StudioEvent } from '../../contract/window/events';
import { createPublishing } from '../../studio/bundle/publishing';
import { openAsProject } from '../../studio/bundle/verifying/unpack-bundle';
import { verifyBundle } from '../../studio/bundle/verifying/verify-bundle';
import { writeBundle } from '../../studio/bundle/writing/write-bundle';
import { createImageReader } from '../../studio/image-reader';
import { createNetworkReader } from '../../studio/reading/network-reader';
import { testContext } from '../../studio/test-support/mini-sample';
import { launchHere, writePublishedProject } from './published-project.fixture';

let place: string;
let project: string;
let published: Record<string, Uint8Array>;
/** The same without the analysis and the weights: what needs them is not computed again, and everything else as ever. */
let light: Record<string, Uint8Array>;
const images = createImageReader(null);
const program = { name: 'Shape Space Studio', version: '0' };

/** Figures take their time, and have tests of their own. */
async function drawNothing(_: string, out: string): Promise<string[]> {
  const path = join(out, 'map.svg');
  await writeFile(path, '<svg/>');
  return [path];
}

async function publish(name: string, leaveOut: LeaveOut[] = [], folder = project): Promise<string> {
  const out = join(place, name);
  await writeBundle(folder, { out, leaveOut, licence: 'CC-BY-4.0', authors: ['A. Author'] }, program, images, undefined, drawNothing);
  return out;
}

function verify(path: string, withTrainings = false): Promise<Verification> {
  const reading = { images, networks: createNetworkReader(null) };
  return verifyBundle({ path, withTrainings }, { assetsFolder: place, launch: launchHere, reading, now: () => 0, tell: () => undefined });
}

/** With some files changed, and with their hashes too if `hides`. */
async function altered(name: string, change: (files: Record<string, Uint8Array>) => void, hides = false): Promise<string> {
  const files = { ...light };
  change(files);
  if (hides) relist(files);
  const out = join(place, name);
  await writeFile(out, zipSync(files, { level: 0 }));
  return out;
}

/** The list of files has the hashes of what stands there. */
function relist(files: Record<string, Uint8Array>): void {
  const list = listOf(files);
  const rest = list.files.flatMap((file) =>
    files[file.path] ? [{ ...file, bytes: files[file.path]!.length, sha256: sha256(files[file.path]!) }] : [],
  );
  files['bundle.json'] = strToU8(JSON.stringify({ ...list, files: rest }));
}

function listOf(files: Record<string, Uint8Array>): Bundle {
  return bundleSchema.parse(JSON.parse(Buffer.from(files['bundle.json']!).toString('utf8')));
}

const text = (bytes: Uint8Array | undefined): string => Buffer.from(bytes ?? []).toString('utf8');
const wrong = ({ findings }: Verification): string[] => findings.flatMap(({ outcome, item }) => (outcome === 'differs' ? [item] : []));

beforeAll(async () => {
  place = await mkdtemp(join(tmpdir(), 'bundle-'));
  project = join(place, 'project');
  await writePublishedProject(project);
  published = unzipSync(await readFile(await publish('whole.zip')));
  const small = join(place, 'light');
  await cp(project, small, { recursive: true });
  await rm(join(small, 'analysis'), { recursive: true });
  for (const run of await readdir(join(small, 'runs')))
    for (const weights of ['model.onnx', 'checkpoint']) await rm(join(small, 'runs', run, weights), { recursive: true, force: true });
  light = unzipSync(await readFile(await publish('light.zip', [], small)));
}, 120_000);
afterAll(() => rm(place, { recursive: true, force: true }));

describe('a published project', () => {
  it('gives the same bytes each time', async () => {
    expect(await readFile(await publish('again.zip'))).toEqual(await readFile(join(place, 'whole.zip')));
  });

  it('shows its drawings where they may be shared', () => {
    expect(text(published['results/report.html'])).toContain('data:image');
  });

  it('has every number again: data, spaces, metrics, tables, regressions and, if asked, trainings', async () => {
    const verification = await verify(join(place, 'whole.zip'), true);
    expect(verification.holds).toBe(true);
    const numbers = (part: string): number =>
      verification.findings.filter((each) => each.part === part).reduce((sum, each) => sum + each.numbers, 0);
    for (const part of ['dissimilarities', 'spaces', 'metrics', 'tables', 'regressions', 'analysis', 'trainings'])
      expect(numbers(part), part).toBeGreaterThan(0);
    expect(verification.findings.filter(({ outcome }) => outcome === 'unknown').map(({ item }) => item)).toEqual([
      expect.stringMatching(/^layers of run/),
      'made',
    ]); // its weights serve no other run; imported
  });

  it('says of every column what it means', () => {
    const { variableMeasured } = JSON.parse(text(published['dataset_description.json'])) as {
      variableMeasured: { name: string; description: string }[];
    };
    expect(variableMeasured.length).toBeGreaterThan(30);
    expect(variableMeasured.filter(({ name, description }) => name === description)).toEqual([]);
  });

  const scripts = [
    ['R', 'Rscript', 'read_me.R'],
    ['Python', 'python3', 'read_me.py'],
  ] as const;
  for (const [language, program, script] of scripts)
    it.skipIf(spawnSync(program, ['--version']).status !== 0)(`has the same numbers in ${language}`, async () => {
      const folder = join(place, script);
      for (const [name, bytes] of Object.entries(published)) {
        await mkdir(dirname(join(folder, name)), { recursive: true });
        await writeFile(join(folder, name), bytes);
      }
      const { stdout } = await promisify(execFile)(program, [join(folder, 'analysis', script)]);
      const [, compared, differ] = /(\d+) numbers compared with those of the data set, (\d+) differ/.exec(stdout) ?? [];
      expect(Number(compared)).toBeGreaterThan(10);
      expect(differ).toBe('0');
      expect(stdout).toContain('95 % interval');
      expect(text(published['data/content-metrics_data.csv']).includes('7 8')).toBe(true);
      expect(stdout).toMatch(/multi-task +\d\.\d/); // of two seeds
    });

  it('says of every network that gives places how to place a drawing with it, and has the examples', () => {
    const descriptions = Object.keys(published).filter((name) => name.endsWith('/place.json'));
    expect(descriptions.length).toBeGreaterThan(0);
    for (const name of descriptions) {
      expect(published[name.replace('place.json', 'model.onnx')]).toBeDefined();
      const described = JSON.parse(text(published[name])) as { input: unknown; output: unknown };
      expect(described).toMatchObject({ input: { size: 64, longer_side: 56, lineThickness: 0 }, output: { axes: ['d1', 'd2'] } });
    }
    expect(text(published['analysis/place.py'])).toContain('def prepare');
    expect(text(published['analysis/place.R'])).toContain('reticulate');
  });

  it('opens as a project of its own', async () => {
    const copy = join(place, 'copy');
    await openAsProject(join(place, 'whole.zip'), copy);
    for (const name of ['project.json', 'ratings.csv', 'stimuli.csv', 'spaces/made/2D.csv'])
      expect(await readFile(join(copy, name)), name).toEqual(await readFile(join(project, name)));
  });
});

it('a project that changes while it is published is not published by halves', async () => {
  const small = join(place, 'light');
  const out = join(place, 'changed.zip');
  const path = join(small, 'ratings.csv');
  const ratings = await readFile(path, 'utf8');
  const change = async (folder: string, aside: string): Promise<string[]> => {
    await writeFile(path, ratings.replace(/,1,$/m, ',2,'));
    return drawNothing(folder, aside);
  };
  await expect(writeBundle(small, { out, leaveOut: [], licence: 'none', authors: [] }, program, images, undefined, change)).rejects.toThrow(
    /changed while it was published/,
  );
  await expect(readFile(out)).rejects.toThrow();
  await writeFile(path, ratings);
});

describe('what is left out', () => {
  it('is not in the file, but counted by its hash', async () => {
    const path = await publish('without.zip', ['drawings', 'raters', 'reasons', 'corpora']);
    const files = unzipSync(await readFile(path));
    const everything = Object.values(files).map(text).join('\n');
    expect(everything).not.toMatch(/ann@example|bea@example|pressed by mistake/);
    expect(text(files['data/content-ratings_data.csv'])).toMatch(/^rater-1,.*,excluded$/m);
    expect(Object.keys(files).filter((name) => /^materials|project\/corpora\//.test(name))).toEqual([]);
    const { notShared } = listOf(files);
    const drawing = await readFile(join(project, 'stimuli', 'boxes0.svg'));
    expect(notShared).toContainEqual({ path: 'stimuli/boxes0.svg', sha256: sha256(drawing) });
    expect(text(files['results/report.html'])).not.toContain('data:image');
    const verification = await verify(path);
    expect(wrong(verification)).toEqual([]);
  });
});

describe('an altered bundle', () => {
  it('is held against one that holds', async () => {
    const { holds, findings } = await verify(join(place, 'light.zip'));
    expect([holds, findings.filter(({ outcome }) => outcome === 'differs')]).toEqual([true, []]);
    expect(findings.filter(({ outcome }) => outcome === 'unknown').map(({ part }) => part)).toEqual(['regressions', 'spaces', 'trainings']);
  });

  const number = (files: Record<string, Uint8Array>, path: string, from: RegExp, to: string): void => {
    const changed = text(files[path]).replace(from, to);
    expect(changed).not.toBe(text(files[path]));
    files[path] = strToU8(changed);
  };
  const metrics = (): string =>
    Object.keys(light).find((name) => name.endsWith('metrics.json') && text(light[name]).includes('"penalty"'))!;
  const cases: readonly (readonly [string, string | (() => string), RegExp, string])[] = [
    ['a rating', 'data/content-ratings_data.csv', /,1,$/m, ',2,'],
    ['a coordinate', 'data/space-fromratings_dimensions-2_data.csv', /0\.(\d)/, '0.9$1'],
    ['a metric', metrics, /"mse": 0?\.?(\d)/, '"mse": 3$1'],
    ['a number of a table', 'data/content-metrics_data.csv', /mse,(\d)/, 'mse,7$1'],
  ];
  it.each(cases)('is found out by %s, and by computing where the hash was changed with it', async (what, where, from, to) => {
    const path = typeof where === 'string' ? where : where();
    const change = (files: Record<string, Uint8Array>): void => number(files, path, from, to);
    const open = await verify(await altered(`${what}.zip`, change));
    expect(wrong(open)).toContain(path);
    const hidden = await verify(await altered(`${what} hidden.zip`, change, true));
    expect(hidden.holds).toBe(false);
    expect(hidden.findings.find(({ outcome }) => outcome === 'differs')?.part).not.toBe('files');
  });

  it('does not keep anybody computing: a space of endless starts is left alone, and said', async () => {
    const path = await altered(
      'endless.zip',
      (files) =>
        number(
          files,
          'project/spaces/from ratings/space.json',
          /"starts": 2,\s*"maxIterations": 50/,
          '"starts": 10000, "maxIterations": 100000',
        ),
      true,
    );
    const { findings } = await verify(path);
    expect(findings.find(({ item, outcome }) => item === 'from ratings' && outcome === 'unknown')?.detail).toMatch(/more starts and steps/);
  });

  it('is found out though its list calls a table one of the project, or its drawings left out', async () => {
    const metricsTable = 'data/content-metrics_data.csv';
    const change = (files: Record<string, Uint8Array>): void => number(files, metricsTable, /mse,(\d)/, 'mse,7$1');
    const relisted = (rewrite: (list: Bundle) => Bundle) => (files: Record<string, Uint8Array>) => {
      change(files);
      files['bundle.json'] = strToU8(JSON.stringify(rewrite(listOf(files))));
    };
    const asProject = await altered(
      'as project.zip',
      relisted((list) => ({
        ...list,
        files: list.files.map((file) => (file.path === metricsTable ? { ...file, project: 'unused/metrics.csv' } : file)),
      })),
      true,
    );
    await expect(verify(asProject)).rejects.toThrow(/no study publishes there/);
    const excused = await verify(
      await altered(
        'excused.zip',
        relisted((list) => ({ ...list, leftOut: ['drawings'] })),
        true,
      ),
    );
    expect(wrong(excused)).toContain(metricsTable);
  });

  it('is found out by a drawing, a lost and a further file', async () => {
    const path = await altered('files.zip', (files) => {
      const drawing = files['materials/stimuli/boxes0.svg']!;
      files['materials/stimuli/boxes0.svg'] = drawing.map((byte, i) => (i === 90 ? byte ^ 1 : byte));
      delete files['materials/stimuli/boxes1.svg'];
      files['data/content-more_data.csv'] = strToU8('a\n1\n');
    });
    expect(wrong(await verify(path))).toEqual(
      expect.arrayContaining(['materials/stimuli/boxes0.svg', 'materials/stimuli/boxes1.svg', 'data/content-more_data.csv']),
    );
    await expect(openAsProject(path, join(place, 'never'))).rejects.toThrow(/altered after it was published/);
    await expect(readFile(join(place, 'never', 'project.json'))).rejects.toThrow();
  });
});

describe('what is no bundle', () => {
  const refused = async (files: Record<string, Uint8Array> | Buffer, sentence: RegExp): Promise<void> => {
    const path = join(place, 'bad.zip');
    await writeFile(path, Buffer.isBuffer(files) ? files : zipSync(files, { level: 1 }));
    await expect(verify(path)).rejects.toThrow(sentence);
    await expect(openAsProject(path, join(place, 'bad'))).rejects.toThrow(sentence);
  };
  const list = (change: (bundle: Bundle) => object): Uint8Array => strToU8(JSON.stringify(change(listOf(light))));

  it('is refused in a sentence', async () => {
    await refused(Buffer.from('not a zip'), /cannot be opened as a bundle/);
    await refused({ 'a.txt': strToU8('a') }, /is no bundle of this program/);
    await refused({ ...light, 'bundle.json': strToU8('{') }, /bundle\.json is no JSON/);
    await refused({ ...light, 'bundle.json': list((bundle) => ({ ...bundle, schemaVersion: 2 })) }, /newer version of this program/);
    await refused({ ...light, 'bundle.json': list((bundle) => ({ ...bundle, schemaVersion: 0 })) }, /whose bundles are no longer read/);
    await refused({ ...light, 'README.md/b.txt': strToU8('a') }, /is the folder of another one/);
    await refused({ ...light, '../out.txt': strToU8('a') }, /cannot be opened as a bundle/);
    await refused({ ...light, 'data/CON.csv': strToU8('a') }, /device of Windows/);
    await refused({ ...light, 'README.MD': strToU8('a') }, /two files of one name/);
    await refused({ ...light, 'zero.bin': new Uint8Array(70 * 2 ** 20) }, /unpack to more than/);
    await refused((await readFile(join(place, 'whole.zip'))).subarray(0, 5000), /cannot be opened as a bundle/);
  });

  it('is refused where its list leads out of the project, or a file is a link', async () => {
    const leading = (project: string) =>
      list((bundle) => ({ ...bundle, files: bundle.files.map((file, i) => (i === 0 ? { ...file, project } : file)) }));
    await refused({ ...light, 'bundle.json': leading('../../evil') }, /a path in bundle\.json leads out/);
    for (const name of ['lock.json', 'journal/journal.json', '.git/hooks/pre-commit', 'cache/bank.bin'])
      await refused({ ...light, 'bundle.json': leading(name) }, /no study publishes there/);
    const twice = list((bundle) => ({ ...bundle, files: [...bundle.files, bundle.files[0]!] }));
    await refused({ ...light, 'bundle.json': twice }, /names a file twice/);
    const outside = strToU8(text(light['project/corpora.json']).replace('"corpora/first"', '"/etc"'));
    const relisted = listOf(light).files.map((file) =>
      file.project === 'corpora.json' ? { ...file, bytes: outside.length, sha256: sha256(outside) } : file,
    );
    await refused(
      { ...light, 'project/corpora.json': outside, 'bundle.json': list((bundle) => ({ ...bundle, files: relisted })) },
      /sketch collections outside/,
    );
    const linked = zipSync({ ...light, link: [strToU8('/etc/passwd'), { os: 3, attrs: 0o120777 << 16 }] } as never);
    await refused(Buffer.from(linked), /has a link in it/);
  });
});

describe('from a window', () => {
  const parts = () => {
    const events: StudioEvent[] = [];
    const context = { ...testContext(place, project), emit: (event: StudioEvent) => void events.push(event) };
    const options = {
      assetsFolder: place,
      userFolder: place,
      host: 'browser',
      version: '0',
      launchCompute: launchHere,
      now: () => 0,
    } as const;
    return { events, publishing: createPublishing(context, options) };
  };

  it('never replaces a file of somebody’s', async () => {
    const { publishing } = parts();
    const taken = join(place, 'taken.html');
    await writeFile(taken, 'mine');
    await expect(publishing.report({ out: taken, language: 'en', numbers: 'apa' })).rejects.toThrow(/is there already/);
    await expect(publishing.report({ out: join(place, 'report.txt'), language: 'en', numbers: 'apa' })).rejects.toThrow(
      /must end with \.html/,
    );
    expect(await readFile(taken, 'utf8')).toBe('mine');
  });

  it('tells what is looked at, and ends when it is cancelled', async () => {
    const { events, publishing } = parts();
    const path = join(place, 'light.zip');
    const checking = publishing.verify(path);
    publishing.stop();
    await expect(checking).rejects.toThrow('The check was cancelled.');
    expect((await publishing.verify(path)).holds).toBe(true);
    const looked = events.flatMap((event) => (event.type === 'publishingProgressed' ? [event.part] : []));
    expect([...new Set(looked)]).toEqual([
      'files',
      'dataset',
      'project',
      'tables',
      'metrics',
      'regressions',
      'analysis',
      'dissimilarities',
      'spaces',
    ]);
  });
});
