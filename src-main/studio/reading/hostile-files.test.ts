/**
 * Files made to hang or fill the program, read with the processes as they are shipped: each is refused by name within its time, and this
 * process, which stands for the host, is never held up.
 */
import { existsSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { createGraph, encodeModel, type Graph } from '../../engines/onnx/graph/graph-builder';
import type { ImportPlan } from '../../contract/importing/import';
import { forkCompute } from '../../hosts/fork-compute';
import { writeStimuli } from '../../store/files/tables';
import { createImports } from '../import/imports';
import { createProject } from '../projects/create-project';
import { replaceDrawing } from '../stimuli/edit-stimuli';
import { listStimuli } from '../stimuli/list-stimuli';
import { buildCompute, watchLoop, type BuiltCompute } from '../test-support/built-compute';
import { entityBomb, hugeView, nestedData, outsideReference, pngOf, slowFilter, slowPath, useBomb } from '../test-support/hostile-images';
import { testContext } from '../test-support/mini-sample';
import { workbook } from '../test-support/spoiled-files';
import { openReading, type Reading } from './open-reading';

const place = mkdtempSync(join(tmpdir(), 'hostile-'));
const shared = join(import.meta.dirname, '..', '..', '..', '..', 'shared', 'cases', 'hostile'); // where it is there
let built: BuiltCompute;
let started = 0;
let reading: Reading;
const open = (): Reading =>
  openReading(
    (output) => (started++, forkCompute(built.script, output)),
    join(place, 'user'),
    () => 0,
    place,
  );
beforeAll(async () => {
  built = await buildCompute('hostile-files');
  reading = open();
}, 120_000);
afterAll(async () => {
  await reading.dispose();
  await built.remove();
  rmSync(place, { recursive: true, force: true });
});

const longestBlockMs = 100;
const put = (name: string, content: string | Uint8Array): string => {
  const path = join(place, name);
  writeFileSync(path, content);
  return path;
};
const sharedFile = (name: string): [string, string | Uint8Array][] =>
  existsSync(join(shared, name)) ? [[name, readFileSync(join(shared, name))]] : [];

describe('images', () => {
  it.each<[string, string | Uint8Array]>([
    ['filters.svg', slowFilter()],
    ['crossings.svg', slowPath()],
    ['uses.svg', useBomb()],
    ['entities.svg', entityBomb],
    ['view.svg', hugeView],
    ['outside.svg', outsideReference],
    ['nested.svg', nestedData()],
    ['claims.png', pngOf(40_000, 40_000)],
    ['short.png', pngOf(3000, 3000)],
    ['half.png', pngOf(200, 200).subarray(0, 60)],
    ...sharedFile('morph2.svg'),
    ...sharedFile('gz.svg'),
  ])(
    '%s is drawn or refused in time, whatever is asked about it',
    async (name, content) => {
      const path = put(name, content);
      const { answer, blockedMs, ms } = await watchLoop(async () => [
        await reading.images.ask({ does: 'look', source: { path } }),
        await reading.images.ask({ does: 'describe', source: { path } }),
        await reading.images.ask({ does: 'draw', source: { path }, size: 64, invert: false }),
      ]);
      for (const { does } of answer) expect(['look', 'describe', 'draw', 'failed']).toContain(does);
      expect(blockedMs).toBeLessThan(longestBlockMs);
      expect(ms).toBeLessThan(8000); // what was in vain once is not tried again
    },
    30_000,
  );

  it('a project of six hostile drawings is described while everything else goes on, and a restart does not pay again', async () => {
    const folder = join(place, 'project');
    await createProject(folder);
    const stimuli = Array.from({ length: 6 }, (_, i) => ({ id: `s${i}`, name: `s${i}`, category: '', image: `s${i}.svg` }));
    stimuli.forEach(({ image }, i) => writeFileSync(join(folder, image), slowFilter(60 + i)));
    await writeStimuli(folder, stimuli);
    const first = await watchLoop(() => listStimuli({ ...testContext(place, folder), images: reading.images }));
    expect(first.answer.map(({ problems }) => problems[0]?.kind)).toEqual(stimuli.map(() => 'drawing-unreadable'));
    expect(first.blockedMs).toBeLessThan(longestBlockMs);
    await reading.dispose();
    reading = open();
    const before = started;
    stimuli.forEach(({ image }, i) => writeFileSync(join(folder, `again-${image}`), slowFilter(60 + i)));
    await writeStimuli(
      folder,
      stimuli.map((stimulus) => ({ ...stimulus, image: `again-${stimulus.image}` })),
    );
    const again = await watchLoop(() => listStimuli({ ...testContext(place, folder), images: reading.images }));
    expect(again.answer.map(({ problems }) => problems[0]?.kind)).toEqual(stimuli.map(() => 'drawing-unreadable'));
    expect(again.ms).toBeLessThan(1000);
    expect(started).toBe(before);
  }, 60_000);

  it('a hostile drawing does not take the place of another', async () => {
    const folder = join(place, 'replaced');
    await createProject(folder);
    await writeStimuli(folder, [{ id: 'owl', name: 'owl', category: '', image: '' }]);
    const context = { ...testContext(place, folder), images: reading.images };
    const { answer, blockedMs } = await watchLoop(() =>
      replaceDrawing(context, { id: 'owl', file: put('bad.svg', slowFilter(90)) }).catch((error: unknown) => String(error)),
    );
    expect(answer).toContain('takes longer than 5 seconds');
    expect(blockedMs).toBeLessThan(longestBlockMs);
    expect(existsSync(join(folder, 'stimuli', 'owl.svg'))).toBe(false);
  }, 30_000);
});

describe('tables', () => {
  const folder = join(place, 'of-tables');
  const plan = (path: string): ImportPlan => ({
    target: { kind: 'open' },
    images: null,
    tables: [{ source: { kind: 'path', path }, reading: {}, content: {}, space: null, mode: 'add' }],
    names: {},
  });
  const columns = (cells: number): string =>
    Array.from({ length: cells }, (_, i) => `<c r="${String.fromCharCode(65 + (i % 26))}${i + 1}"><v>1</v></c>`).join('');
  const names = `name,FORM\n${Array.from({ length: 60_000 }, (_, i) => `thing ${i.toString(36)}x,0.5`).join('\n')}\n`;
  beforeAll(async () => {
    await createProject(folder);
    await writeStimuli(
      folder,
      Array.from({ length: 60 }, (_, i) => ({
        id: `s${i}`,
        name: `drawing ${'abcdefghij'[i % 10]}${'klmnop'[i % 6]}`,
        category: '',
        image: '',
      })),
    );
  });

  it.each<[string, string | Uint8Array]>([
    ['names.csv', names],
    ['wide.xlsx', workbook(`<row r="1">${columns(200_000)}</row>`)],
    ['deep.xlsx', workbook('<row><a>'.repeat(300_000))],
    ['quotes.csv', '"'.repeat(3_000_000)],
    ...sharedFile('bomb39mb.xlsx'),
    ...sharedFile('far-row-noaddr.xlsx'),
  ])(
    '%s is read or refused in time, and the program goes on',
    async (name, content) => {
      const imports = createImports(testContext(place, folder), reading.images, reading.imports);
      const path = put(name, content);
      const { answer, blockedMs, ms } = await watchLoop(() => imports.preview(plan(path)));
      expect(answer.tables).toHaveLength(1);
      expect(blockedMs).toBeLessThan(longestBlockMs);
      expect(ms).toBeLessThan(12_000);
      if (name === 'names.csv')
        expect(answer.problems[0]).toMatch(
          /names\.csv (has 60,000 different names, more than the 10,000|cannot be read: reading it takes longer)/,
        ); // the latter on a machine that computes something else
    },
    40_000,
  );

  const crowd = `first,second,dissimilarity\n${Array.from({ length: 30_000 }, (_, i) => `a${i}x,b${i}x,0.${1 + (i % 9)}`).join('\n')}\n`;
  const bomb = '"'.repeat(8_000_000);
  it.each<[string, () => Promise<unknown>]>([
    ['matrix.csv', () => reading.tables.read('dissimilarities', put('matrix.csv', bomb), {})],
    ['crowd.csv', () => reading.tables.read('dissimilarities', put('crowd.csv', crowd), {})],
    ['places.csv', () => reading.tables.read('coordinates', put('places.csv', bomb))],
    ['mine_f0_log.csv', () => reading.tables.read('log', put('mine_f0_log.csv', bomb), 'mine_f0_log.csv')],
    ['devzero', () => reading.tables.read('triplets', '/dev/zero', {})],
    ['nowhere.csv', () => reading.tables.read('triplets', join(place, 'nowhere.csv'), {})],
  ])(
    '%s is refused with a sentence wherever it is given, and the program goes on',
    async (_, read) => {
      const { answer, blockedMs, ms } = await watchLoop(() =>
        read().then(
          () => 'read',
          (error: unknown) => String(error),
        ),
      );
      expect(answer).toMatch(
        /AppError: .*(matrix\.csv|crowd\.csv (has 60,000|cannot be read)|places\.csv|mine_f0_log\.csv|\/dev\/zero|nowhere\.csv)/,
      );
      expect(blockedMs).toBeLessThan(longestBlockMs);
      expect(ms).toBeLessThan(15_000);
    },
    40_000,
  );
});

describe('networks', () => {
  const network = (build: (graph: Graph, sum: string) => string): Uint8Array => {
    const graph = createGraph('test');
    const sum = graph.node('ReduceMean', [graph.input('image', 'float', ['n', 3, 64, 64])], { axes: [2, 3], keepdims: 0 });
    graph.output('out', graph.node('Add', [sum, build(graph, sum)]), 'float', ['n', 3]);
    return encodeModel(graph);
  };
  const hungry = network((graph) =>
    graph.node('ReduceMax', [graph.node('Expand', [graph.scalar(1), graph.ints([10_000_000_000])])], { keepdims: 0 }),
  );
  const chain = network((graph, sum) => Array.from({ length: 10_000 }).reduce<string>((value) => graph.node('Relu', [value]), sum));

  it.each<[string, string | Uint8Array]>([
    ['hungry.onnx', hungry],
    ['chain.onnx', chain],
    ['half.onnx', chain.subarray(0, 5000)],
    ...sharedFile('loop.onnx'),
    ...sharedFile('expand40gb.onnx'),
  ])(
    '%s is opened or refused in time and memory',
    async (name, content) => {
      const file = put(name, content);
      const { answer, blockedMs, ms } = await watchLoop(() =>
        reading.networks.layers(file).then(
          (layers) => `${layers.length} layers`,
          (error: unknown) => String(error),
        ),
      );
      expect(answer).toMatch(name === 'chain.onnx' ? /layers|cannot be used/ : /hungry\.onnx|half\.onnx|loop\.onnx|expand40gb\.onnx/);
      expect(blockedMs).toBeLessThan(longestBlockMs);
      expect(ms).toBeLessThan(15_000);
    },
    40_000,
  );
});
