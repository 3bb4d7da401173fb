/** What a project made elsewhere, a damaged one and one that cannot be written to may do when they are opened. */
import { existsSync, mkdirSync, mkdtempSync, readFileSync, rmSync, utimesSync, writeFileSync } from 'node:fs';
import { hostname, tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { runKeySchema } from '../contract/running/run';
import type { Answer } from '../contract/window/rpc';
import { checkProject } from '../store/project/project-check';
import { createSampleProject } from './projects/create-sample';
import { readerDouble } from './experiments/compute-process.fixture';
import { recordOf } from './experiments/queue/recorded-run.fixture';
import { createStudio, type Studio } from './studio';
import { writeMiniSample } from './test-support/mini-sample';

let place: string;
let folder: string;
let studio: Studio;
const start = (host: 'browser' | 'cli' = 'browser', user = 'user'): Studio =>
  createStudio({
    assetsFolder: join(place, 'assets'),
    userFolder: join(place, user),
    host,
    version: '1',
    launchCompute: readerDouble,
    now: Date.now,
  });
const valueOf = <T>(answer: Answer<T>): T => {
  if (answer.ok) return answer.value;
  throw new Error(answer.error.message);
};
const put = (path: string, content: unknown): void => {
  mkdirSync(dirname(join(folder, path)), { recursive: true });
  writeFileSync(join(folder, path), typeof content === 'string' ? content : JSON.stringify(content));
};
const read = (path: string): string => readFileSync(join(folder, path), 'utf8');

beforeEach(async () => {
  place = mkdtempSync(join(tmpdir(), 'foreign-project-'));
  folder = join(place, 'project');
  await writeMiniSample(join(place, 'assets'));
  await createSampleProject(join(place, 'assets'), folder);
  studio = start();
});
afterEach(async () => {
  await studio.dispose();
  rmSync(place, { recursive: true, force: true });
});

const pending = {
  id: 'x',
  change: { kind: 'stimulus-renamed', about: 'owl' },
  isChange: false,
  aim: { 'features.csv': null },
  journal: { schemaVersion: 1, done: 0, steps: [], known: null, interrupted: null },
};

describe('a project made elsewhere', () => {
  it('is opened without carrying out its journal until somebody agrees, and is asked about once', async () => {
    put('journal/pending.json', pending);
    const opened = valueOf(await studio.methods.openProject({ folder }));
    expect(opened.question).toEqual({ pending: pending.change, runs: 0, corpora: [] });
    expect(existsSync(join(folder, 'features.csv'))).toBe(true);
    const edit = await studio.methods.renameStimulus({ id: 'owl', name: 'barn owl' });
    expect(edit).toMatchObject({ ok: false, error: { code: 'not-allowed' } });
    expect(valueOf(await studio.methods.listStimuli({}))).toHaveLength(6);
    let isAnswered = false;
    const answering = studio.methods.answerForeignProject({ isAgreed: true }).finally(() => (isAnswered = true));
    const looks: ReturnType<typeof studio.methods.describeProject>[] = [];
    while (!isAnswered) {
      looks.push(studio.methods.describeProject({}));
      await new Promise(setImmediate);
    }
    expect(valueOf(await answering).question).toBeNull();
    for (const look of looks) expect(valueOf(await look)?.folder).toBe(folder); // it stays open meanwhile
    expect(existsSync(join(folder, 'features.csv'))).toBe(false);
    await studio.dispose();
    put('journal/pending.json', { ...pending, aim: { 'ratings.csv': null } });
    studio = start();
    expect(valueOf(await studio.methods.openProject({ folder })).question).toBeNull();
    expect(existsSync(join(folder, 'ratings.csv'))).toBe(false);
  });

  it('loses nothing where nobody agrees, and can then be worked with', async () => {
    put('journal/pending.json', pending);
    valueOf(await studio.methods.openProject({ folder }));
    valueOf(await studio.methods.answerForeignProject({ isAgreed: false }));
    valueOf(await studio.methods.renameStimulus({ id: 'owl', name: 'barn owl' }));
    expect(existsSync(join(folder, 'features.csv'))).toBe(true);
    expect(JSON.parse(read('journal/pending.json.set-aside-1'))).toEqual(pending);
  });

  it('reads images outside only when somebody agreed', async () => {
    const owl = readFileSync(join(place, 'assets', 'sample', 'stimuli', 'owl.svg'));
    const classes = ['birds', 'mammals'];
    const [there, here] = ['there', 'here'].map((name) => join(place, name)) as [string, string];
    for (const root of [there, here])
      for (const name of classes) {
        mkdirSync(join(root, name), { recursive: true });
        writeFileSync(join(root, name, 'a.svg'), owl);
      }
    const images = classes.map((name, fold) => ({ path: `${name}/a.svg`, class: name, fold }));
    put('corpora.json', { schemaVersion: 1, corpora: [{ id: 'a', name: 'A', kind: 'corpus', root: there, images }] });
    expect(valueOf(await studio.methods.openProject({ folder })).question?.corpora).toHaveLength(1);
    const image = () => studio.handleAsset(new Request('http://x/asset/corpus/a/0'));
    expect((await image()).status).toBe(403);
    valueOf(await studio.methods.answerForeignProject({ isAgreed: false }));
    expect((await image()).status).toBe(403);
    const [card] = valueOf(await studio.methods.listCorpora({}));
    expect(card).toMatchObject({ root: there, movedTo: '' });
    expect(card?.problems.join()).toContain('nobody has agreed');
    expect(await studio.methods.rescanCorpus({ id: 'a' })).toMatchObject({ ok: false, error: { code: 'not-allowed' } });
    const [moved] = valueOf(await studio.methods.relocateCorpus({ id: 'a', folder: here }));
    expect(moved).toMatchObject({ root: here, movedTo: null });
    expect((await image()).status).toBe(200);
    valueOf(await studio.methods.undo({}));
    expect((await image()).status).toBe(403); // an older place comes back without being agreed to
  });

  it('is refused on the command line without --trust', async () => {
    put('journal/pending.json', pending);
    const cli = start('cli', 'other');
    try {
      expect(await cli.methods.openProject({ folder })).toMatchObject({
        ok: false,
        error: { message: expect.stringContaining('Add --trust') as string },
      });
      expect(existsSync(join(folder, 'features.csv'))).toBe(true);
      valueOf(await cli.methods.openProject({ folder, trust: true }));
      expect(existsSync(join(folder, 'features.csv'))).toBe(false);
    } finally {
      await cli.dispose();
    }
  });

  it('with nothing but waiting runs can be worked with on the command line, and is still asked about in a window', async () => {
    const key = '0123456789abcdef01234567';
    put(`runs/${key}/run.json`, { ...recordOf(runKeySchema.parse(key)), state: 'interrupted' });
    const cli = start('cli');
    valueOf(await cli.methods.openProject({ folder }));
    valueOf(await cli.methods.renameStimulus({ id: 'owl', name: 'barn owl' }));
    await cli.dispose();
    expect(valueOf(await studio.methods.openProject({ folder })).question).toMatchObject({ runs: 1 });
  });

  it('that would do nothing by itself is opened without a question', async () => {
    expect(valueOf(await studio.methods.openProject({ folder })).question).toBeNull();
    valueOf(await studio.methods.renameStimulus({ id: 'owl', name: 'barn owl' }));
  });
});

describe('a damaged project', () => {
  it.each([
    'experiments/2.json',
    'experiments/device.json',
    'corpora.json',
    'views.json',
    'journal/pending.json',
    'journal/journal.json',
    'spaces/mean/space.json',
    'analysis/analysis.json',
    'analysis/nearest.json',
    'rating-study/study.json',
    'rating-study/answers/P01.json',
    'runs/0123456789abcdef01234567/run.json',
  ])(
    'with an unreadable %s opens, says so, keeps the file and can be edited',
    async (path) => {
      for (const content of ['{', '[]', '', '{"schemaVersion":1}', '\0\0\0']) {
        put(path, content);
        const summary = valueOf(await studio.methods.openProject({ folder }));
        expect(summary.question).toBeNull();
        expect(valueOf(await studio.methods.describeProject({}))!.problems.join('\n')).toContain(
          `${path} could not be read and was set aside as`,
        );
        expect((await checkProject(folder)).join('\n')).toContain(`${path} could not be read`);
        expect(read(`${path}.set-aside-1`)).toBe(content);
        const looks = [
          'listStimuli',
          'listSpaces',
          'listCorpora',
          'describeHistory',
          'describeRatingStudy',
          'describeAnalysis',
          'describeJudgements',
        ] as const;
        for (const look of looks) expect(await studio.methods[look]({}), look).toMatchObject({ ok: true });
        if (!path.startsWith('spaces')) expect(await studio.methods.readResults({})).toMatchObject({ ok: true });
        valueOf(await studio.methods.renameStimulus({ id: 'owl', name: `owl ${content.length}` }));
        await studio.dispose();
        rmSync(join(folder, `${path}.set-aside-1`));
        studio = start();
      }
    },
    60_000,
  );

  it('is not shut by a lock dated 2099, a folder in the place of the lock, or a list of recent projects that cannot be written', async () => {
    put('lock.json', { owner: 'x', pid: 1, machine: hostname(), token: 'x' });
    utimesSync(join(folder, 'lock.json'), new Date('2099-01-01'), new Date('2099-01-01'));
    mkdirSync(join(place, 'user', 'recent-projects.json'), { recursive: true });
    valueOf(await studio.methods.openProject({ folder }));
    await studio.dispose();
    studio = start();
    mkdirSync(join(folder, 'lock.json'));
    valueOf(await studio.methods.openProject({ folder }));
  });

  it('is shut by an unreadable project.json only', async () => {
    put('project.json', '{');
    expect(await studio.methods.openProject({ folder })).toMatchObject({ ok: false, error: { code: 'project-unreadable' } });
  });
});
