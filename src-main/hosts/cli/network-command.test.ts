import { existsSync, mkdtempSync, readdirSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import sharp from 'sharp';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { smallImageNetwork } from '../../engines/testing/small-image-network';
import { createSampleProject } from '../../studio/projects/create-sample';
import { readerDouble } from '../../studio/experiments/compute-process.fixture';
import { writeMiniSample } from '../../studio/test-support/mini-sample';
import { readProject } from '../../store/project/project-store';
import { terminalDouble } from '../test-support/terminal-double';
import { runCli } from './run-cli';

const place = mkdtempSync(join(tmpdir(), 'network-command-'));
const places = {
  rendererFolder: join(place, 'renderer'),
  assetsFolder: join(place, 'assets'),
  computeScript: '',
  preloadScript: '',
  userFolder: join(place, 'user'),
  version: '1',
};
const folder = join(place, 'study');

async function cli(...argv: string[]): Promise<{ code: number; said: string; value: Record<string, unknown> }> {
  const terminal = terminalDouble({ folder: place });
  const code = await runCli([...argv, '--json'], { places, terminal, launchCompute: readerDouble, now: Date.now });
  return { code, said: terminal.error(), value: JSON.parse(terminal.out().trim().split('\n').at(-1) ?? '{}') as Record<string, unknown> };
}
const names = ({ value }: { value: Record<string, unknown> }): string[] => (value.networks as { name: string }[]).map(({ name }) => name);

beforeAll(async () => {
  await writeMiniSample(places.assetsFolder);
  await createSampleProject(places.assetsFolder, folder);
  await smallImageNetwork(join(place, 'small.onnx'));
}, 60_000);
afterAll(() => rmSync(place, { recursive: true, force: true }));

it('layers are listed in the order of computation', async () => {
  expect((await cli('network', 'layers', 'small.onnx')).value).toEqual({ layers: [expect.any(String), 'maps', 'sums', 'dead'] });
});

it('networks are added with all their settings, listed, and removed; the file stays for what was computed with it', async () => {
  const added = await cli(
    'network',
    'add',
    'study',
    'small.onnx',
    '--layer',
    'maps',
    '--mean',
    '0.5,0.4,0.3',
    '--sd',
    '0.2,0.2,0.2',
    '--channels',
    'bgr',
    '--polarity',
    'white-on-black',
    '--size',
    '96',
    '--lines',
    '0.5',
  );
  expect(added).toMatchObject({ code: 0 });
  const { furtherNetworks = [], photographNetwork } = await readProject(folder);
  const input = { normalisation: { mean: [0.5, 0.4, 0.3], sd: [0.2, 0.2, 0.2] }, channels: 'bgr', polarity: 'white-on-black', size: 96 };
  expect(furtherNetworks).toEqual([
    { file: expect.stringMatching(/^networks\/small-[0-9a-f]{8}\.onnx$/) as string, layer: 'maps', input, lineThickness: 0.005 },
  ]);
  expect(photographNetwork).toBeNull();
  expect((await cli('network', 'add', 'study', 'small.onnx', '--layer', 'sums')).code).toBe(0);
  const again = await cli('network', 'add', 'study', 'small.onnx', '--layer', 'sums');
  expect(again).toMatchObject({ code: 2, said: expect.stringContaining('with these settings already') as string });
  const all = names(await cli('network', 'list', 'study'));
  expect(all).toHaveLength(3);
  expect(all[0]).toBe('inception-v3');
  expect(names(await cli('network', 'remove', 'study', '2'))).toEqual([all[0], all[2]]);
  expect(names(await cli('network', 'remove', 'study', all[2]!))).toEqual([all[0]]);
  expect(existsSync(join(folder, 'networks'))).toBe(true);
  expect(readdirSync(join(folder, 'networks'))).toHaveLength(1);
  expect(await readProject(folder)).not.toHaveProperty('furtherNetworks');
});

it('the first network can be chosen as well', async () => {
  const { code } = await cli('network', 'add', 'study', 'small.onnx', '--first', '--normalisation', 'imagenet', '--lines', '0.3');
  expect(code).toBe(0);
  expect(await readProject(folder)).toMatchObject({
    photographNetwork: { layer: 'dead', input: { normalisation: 'imagenet' } },
    lineThickness: { photograph: 0.003 },
  });
});

it('a check writes what the network is given, and says what speaks against its features', async () => {
  const fine = await cli(
    'network',
    'check',
    'study',
    'small.onnx',
    '--layer',
    'maps',
    '--size',
    '64',
    '--polarity',
    'white-on-black',
    '--out',
    'seen',
  );
  expect(fine).toMatchObject({ code: 0, value: { imageSize: 64, channels: 3, features: 8, doubts: [] } });
  const pictures = readdirSync(join(place, 'seen')).filter((name) => name.endsWith('.png'));
  expect(pictures).toHaveLength((fine.value.drawings as string[]).length);
  const { data, info } = await sharp(join(place, 'seen', pictures[0]!))
    .raw()
    .toBuffer({ resolveWithObject: true });
  expect(info).toMatchObject({ width: 64, height: 64, channels: 3 });
  expect([data[0], Math.max(...data)]).toEqual([0, 255]); // black paper, white lines
  expect(JSON.parse(readFileSync(join(place, 'seen', 'check.json'), 'utf8'))).toMatchObject({ network: { layer: 'maps' }, imageSize: 64 });
  const dead = await cli('network', 'check', 'study', 'small.onnx', '--layer', 'dead', '--mean', '123,116,103', '--sd', '58,57,57');
  expect(dead).toMatchObject({ code: 2, value: { doubts: ['all-equal', 'flat-input'] } });
  expect(dead.said).toContain('Every drawing gets the same features');
});

it.each([
  [['add', 'study', 'small.onnx', '--layer', 'pool'], 'has no layer ‘pool’. It has:'],
  [['add', 'study', 'small.onnx', '--mean', '1,2'], '--mean and --sd go together'],
  [['add', 'study', 'small.onnx', '--mean', '1,2,3', '--sd', '1,0,1'], '--sd takes numbers above 0'],
  [['add', 'study', 'small.onnx', '--mean', '1,2', '--sd', '1,1,1'], '--mean takes three numbers'],
  [['add', 'study', 'small.onnx', '--lines', '7'], '--lines takes percent from 0.01 to 3'],
  [['add', 'study', 'missing.onnx'], 'missing.onnx'],
  [['remove', 'study', '9'], 'The project has none.'],
  [['remove', 'study', '1'], 'The first network cannot be removed'],
] as const)('%j is refused with a sentence', async (argv, sentence) => {
  const { code, said } = await cli('network', ...argv);
  expect(code).toBe(2);
  expect(said).toContain(sentence);
});
