import { existsSync, mkdirSync, mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { createServer, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it, vi } from 'vitest';
import type { ProjectFile } from '../../contract/study/project';
import { createProjectFolder } from '../../store/project/project-store';
import type { LaunchCompute } from '../../studio/compute-process';
import { readerDouble } from '../../studio/experiments/compute-process.fixture';
import { writeMiniSample } from '../../studio/test-support/mini-sample';
import type { Places } from '../places';
import { terminalDouble, type TerminalDouble } from '../test-support/terminal-double';
import { runCli } from './run-cli';
import { lineThicknessesSchema } from '../../contract/study/project';
import { readLineThickness, readSteps } from './commands/running/run';

const place = mkdtempSync(join(tmpdir(), 'shape-space-cli-'));
const places: Places = {
  rendererFolder: join(place, 'renderer'),
  assetsFolder: join(place, 'assets'),
  computeScript: join(place, 'compute.js'),
  preloadScript: join(place, 'preload.cjs'),
  userFolder: join(place, 'user'),
  version: '1.2.3',
};
const project: ProjectFile = {
  schemaVersion: 1,
  id: 'p',
  name: 'Owls',
  tag: null,
  targetSpace: null,
  photographNetwork: null,
  seed: 1,
  attribution: [],
};
const occupied: Server = createServer();

async function cli(...argv: string[]): Promise<{ code: number; terminal: TerminalDouble }> {
  const terminal = terminalDouble({ folder: place });
  return { code: await start(terminal, argv), terminal };
}

async function check(...argv: string[]): Promise<{ code: number; terminal: TerminalDouble }> {
  const terminal = terminalDouble({ folder: place });
  return { code: await start(terminal, ['project', 'check', ...argv], readerDouble), terminal };
}

const launchNothing = (): never => {
  throw new Error('nothing is computed in this test');
};

function start(terminal: TerminalDouble, argv: readonly string[], launchCompute: LaunchCompute = launchNothing): Promise<number> {
  return runCli(argv, { places, terminal, launchCompute, now: () => 0 });
}

beforeAll(async () => {
  await writeMiniSample(places.assetsFolder);
  await createProjectFolder(join(place, 'owls'), project);
  for (const name of ['damaged', 'holiday', 'renderer']) mkdirSync(join(place, name));
  writeFileSync(join(place, 'damaged', 'project.json'), '{ "schemaVersion": 1, "name": ');
  writeFileSync(join(place, 'holiday', 'beach.jpg'), 'a photograph');
  writeFileSync(join(place, 'file'), 'a file');
  writeFileSync(join(place, 'renderer', 'index.html'), '<title>Shape Space Studio</title>');
  await new Promise<void>((resolve) => occupied.listen(0, '127.0.0.1', resolve));
});
afterAll(() => {
  occupied.close();
  rmSync(place, { recursive: true });
});

const commands = [
  'demo',
  'project create',
  'project import',
  'project check',
  'run',
  'results',
  'compare',
  'analyse rsa',
  'export',
  'engines',
  'bench',
  'serve',
];

describe('help', () => {
  it.each(commands)('of %s has examples, --json and exit codes', async (command) => {
    const { code, terminal } = await cli(...command.split(' '), '--help');
    expect(code).toBe(0);
    expect(terminal.out()).toContain(`Usage: shape-space ${command} `);
    expect(terminal.out()).toContain('--json');
    expect(terminal.out()).toMatch(/Examples:\n {2}shape-space /);
    expect(terminal.out()).toMatch(/Exit codes:\n {2}0 /);
  });

  it('lists every command', async () => {
    const { code, terminal } = await cli('--help');
    expect(code).toBe(0);
    for (const command of commands) expect(terminal.out()).toMatch(new RegExp(`^ {2}${command.split(' ')[0]}`, 'm'));
  });

  it('knows the version', async () => expect((await cli('--version')).terminal.out()).toBe('1.2.3\n'));
});

describe('sentences', () => {
  it('hands a terminal no commands that stand in a name, in sentences of errors either', async () => {
    const { code, terminal } = await cli('network', 'remove', 'owls', 'a\u001b]0;title\u0007\u001b[31mb\u009b2J');
    expect(code).toBe(2);
    expect(terminal.error()).toContain('‘a]0;title[31mb2J’');
    expect(terminal.error()).not.toMatch(/[^\P{Cc}\n\t]/u);
  });
});

describe('bad input', () => {
  const sweep: [string, () => string[], RegExp][] = [
    ['no command', () => [], /^Say what to do; add --help to see the commands\./],
    ['no command below project', () => ['project'], /^Say what to do/],
    ['an unknown command', () => ['rnu'], /^Unknown command 'rnu' \(Did you mean run\?\)\. Add --help/],
    ['an unknown command below project', () => ['project', 'chekc'], /Unknown command 'chekc'/],
    ['an unknown option', () => ['results', 'owls', '--jsn'], /^Unknown option '--jsn'/],
    ['a missing argument', () => ['run'], /^Missing required argument 'project'/],
    ['a missing option', () => ['export', 'owls'], /Required option '--out <folder>' not specified/],
    ['too much', () => ['results', 'owls', 'eagles'], /Too many arguments/],
    ['a missing project', () => ['results', 'eagles'], /eagles is not a project folder/],
    ['a missing project to run', () => ['run', 'eagles'], /eagles/],
    ['a missing project to export', () => ['export', 'eagles', '--out', 'x'], /eagles is not a project folder/],
    ['a missing project to check', () => ['project', 'check', 'eagles'], /eagles is not a project folder/],
    ['a missing project to serve', () => ['serve', 'eagles'], /eagles/],
    ['a damaged project', () => ['results', 'damaged'], /project\.json is not readable as JSON/],
    ['a damaged project to run', () => ['run', 'damaged'], /project\.json is not readable as JSON/],
    ['a file for a project', () => ['results', 'file'], /file is not a project folder/],
    [
      'steps that are none',
      () => ['run', 'owls', '--steps', '1,x'],
      /^--steps takes the numbers of steps, such as 1,2,3 or 1-5, not ‘1,x’\./,
    ],
    ['a step too far', () => ['run', 'owls', '--steps', '10'], /^--steps takes/],
    [
      'a preset that is none',
      () => ['run', 'owls', '--preset', 'huge'],
      /^--preset takes tiny, quick, first-study, study, fitted, not ‘huge’/,
    ],
    ['a report that is no page', () => ['report', 'owls', '--out', 'ratings.csv'], /^--out takes a file that ends with \.html/],
    ['a bundle that is no zip file', () => ['bundle', 'owls', '--out', 'owls'], /^--out takes a file that ends with \.zip/],
    ['a demo preset that is none', () => ['demo', '--preset', 'huge'], /^--preset takes/],
    ['a line thickness that is none', () => ['run', 'owls', '--line-thickness', '5'], /^--line-thickness takes percent from 0 to 3/],
    ['a seed that is none', () => ['run', 'owls', '--seed', '1.5'], /^--seed takes a whole number/],
    ['a trace of no steps', () => ['run', 'owls', '--trace', 'x', '--trace-steps', '0'], /^--trace-steps takes a whole number/],
    ['objectives of nothing', () => ['run', 'owls', '--objectives', 'mapping'], /^--objectives belongs to --trace/],
    [
      'objectives that are none',
      () => ['run', 'owls', '--trace', 'x', '--objectives', 'mapping,beauty'],
      /^--objectives takes .*not ‘beauty’/,
    ],
    [
      'objectives without weight',
      () => ['run', 'owls', '--trace', 'x', '--objectives', 'mapping=0'],
      /^--objectives takes .*not ‘mapping=0’/,
    ],
    ['a port that is none', () => ['serve', 'owls', '--port', '99999'], /^--port takes a number from 0 to 65535/],
    [
      'a port in use',
      () => ['serve', 'owls', '--port', String((occupied.address() as AddressInfo).port)],
      /^Port \d+ on this machine is used/,
    ],
    ['a bench of nothing', () => ['bench', '--engine', 'onnx', '--device', 'cpu', '--batch', '0'], /^--batch takes a whole number above 0/],
    ['a bench of an engine that is none', () => ['bench', '--engine', 'abacus'], /^There is no engine ‘abacus’ .* There are: onnx on cpu/],
    ['a missing study', () => ['project', 'import', 'new', '--study', 'nowhere'], /nowhere/],
    ['a missing study for the demo', () => ['demo', '--study', 'nowhere'], /nowhere/],
    ['a folder with other things', () => ['project', 'create', 'holiday'], /holiday is not empty/],
    ['a project that is there already', () => ['project', 'create', 'owls'], /owls already holds a project/],
    ['a demo in a folder with other things', () => ['demo', '--out', 'holiday'], /holiday is not empty/],
    ['a demo in a file', () => ['demo', '--out', 'file'], /file is a file, not a folder/],
    ['a demo where another project is', () => ['demo', '--out', 'owls'], /owls holds another project, ‘Owls’, which is left as it is/],
    [
      'a place that cannot be written to',
      () => ['export', 'owls', '--out', 'file/figures'],
      /cannot be written because a file stands where a folder is needed/,
    ],
  ];

  it.each(sweep)('%s gives one sentence and exit code 2', async (_case, argv, sentence) => {
    const { code, terminal } = await cli(...argv());
    expect(terminal.error()).toMatch(sentence);
    expect(terminal.error().trimEnd().split('\n')).toHaveLength(1);
    expect(code).toBe(2);
  });

  it('is an object on the last line of stdout with --json', async () => {
    const { code, terminal } = await cli('results', 'eagles', '--json');
    expect(code).toBe(2);
    expect(JSON.parse(terminal.out())).toEqual({
      error: { code: 'not-found', message: expect.stringContaining('eagles is not a project folder') },
    });
  });

  it('leaves what was there untouched', async () => {
    await cli('demo', '--out', 'holiday');
    await cli('project', 'create', 'holiday', '--sample');
    await cli('project', 'import', 'holiday', '--study', 'nowhere');
    expect(readdirSync(join(place, 'holiday'))).toEqual(['beach.jpg']);
    expect(readFileSync(join(place, 'damaged', 'project.json'), 'utf8')).toBe('{ "schemaVersion": 1, "name": ');
    expect(existsSync(join(place, 'new'))).toBe(false);
  });
});

describe('a project', () => {
  it('is created with a name, and reported as JSON alone on stdout', async () => {
    const { code, terminal } = await cli('project', 'create', 'birds', '--name', 'Bird study', '--json');
    expect(code).toBe(0);
    expect(JSON.parse(terminal.out())).toMatchObject({ folder: join(place, 'birds'), project: { name: 'Bird study', tag: null } });
    expect(terminal.error()).toContain(join(place, 'birds'));
  });

  it('is created as a sample that says it is one', async () => {
    const { code, terminal } = await cli('project', 'create', 'my-sample', '--sample', '--name', 'Mine', '--json');
    expect(code).toBe(0);
    expect(JSON.parse(terminal.out())).toMatchObject({ project: { name: 'Mine', tag: expect.stringMatching(/^Sample/) } });
    expect((await check('my-sample')).terminal.out()).toMatch(/^No problems in /);
  });

  it('with problems is named file by file, with exit code 2', async () => {
    await cli('project', 'create', 'torn', '--sample');
    rmSync(join(place, 'torn', 'stimuli', 'owl.svg'));
    const { code, terminal } = await check('torn', '--json');
    expect(code).toBe(2);
    expect(JSON.parse(terminal.out())).toMatchObject({ problems: [expect.stringMatching(/owl/)] });
  });

  it('without results says so', async () => {
    const { code, terminal } = await cli('results', 'owls');
    expect(code).toBe(0);
    expect(terminal.out()).toMatch(/^There are no results yet/);
    expect(JSON.parse((await cli('results', 'owls', '--json')).terminal.out())).toMatchObject({ steps: [], stimuli: [] });
  });
});

describe('serve', () => {
  it('prints an address that a browser can open, and ends in order with Ctrl-C', async () => {
    const terminal = terminalDouble({ folder: place });
    const ending = start(terminal, ['serve', 'owls']);
    await vi.waitFor(() => expect(terminal.out()).toMatch(/http:\/\/127\.0\.0\.1:\d+\/#token=\S+/));
    const url = /http:\S+/.exec(terminal.out())?.[0] ?? '';
    expect(await (await fetch(url)).text()).toContain('Shape Space Studio');
    terminal.interrupt();
    expect(await ending).toBe(0);
    await expect(fetch(url)).rejects.toThrow();
  });

  it('with --json prints the address at once and nothing more', async () => {
    const terminal = terminalDouble({ folder: place });
    const ending = start(terminal, ['serve', 'owls', '--json']);
    await vi.waitFor(() => expect(JSON.parse(terminal.out())).toMatchObject({ url: expect.stringMatching(/^http:/) }));
    const announced = terminal.out();
    terminal.interrupt();
    expect(await ending).toBe(0);
    expect(terminal.out()).toBe(announced);
  });
});

describe('--steps', () => {
  it.each([
    ['1,2,3', [1, 2, 3]],
    ['1-5', [1, 2, 3, 4, 5]],
    ['4, 1-2,1', [1, 2, 4]],
  ])('%s', (text, steps) => expect(readSteps(text)).toEqual(steps));

  it.each(['', '0', '1,,2', '3-1', '1-', '1.5', '١'])('‘%s’ is refused', (text) => expect(() => readSteps(text)).toThrow(/--steps takes/));
});

describe('--line-thickness', () => {
  it.each([
    [undefined, null],
    ['0.5', { photograph: 0.005, sketch: 0.005 }],
    ['0', { photograph: 0, sketch: 0 }],
    ['photograph=0.3', { photograph: 0.003 }],
    ['sketch=0.7, photograph = 0', { photograph: 0, sketch: 0.007 }],
  ])('%s', (text, wanted) => expect(readLineThickness(text)).toEqual(wanted));

  it.each(['', 'thick', '-1', '3.1', '0.5,0.2', 'sketch=', '1.2.3'])('‘%s’ is refused', (text) =>
    expect(() => readLineThickness(text)).toThrow(/--line-thickness takes percent/),
  );

  it.each([
    ['photograph=0.3,photograph=1', /names photograph twice/],
    ['0.001', /at least 0.01 percent/],
    ['sketch=0.009', /at least 0.01 percent/],
  ])('‘%s’ is refused', (text, sentence) => expect(() => readLineThickness(text)).toThrow(sentence));

  it.each([{ foo: 0.01 }, { sketch: 1e-9 }, { sketch: 0 }])('%j in project.json is named', (lineThickness) => {
    expect(lineThicknessesSchema.safeParse(lineThickness).success).toBe(false);
  });
});
