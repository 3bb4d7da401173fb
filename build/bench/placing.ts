/**
 * From the lifted pen to the mark on the map: npm run bench:placing -- [--project DIR] [--strokes 20] [--bound 50] [--chromium FILE].
 * Draws in the built window with the networks of the sample (or of a project); then asks five networks of the study's size about one image.
 */
import { spawn } from 'node:child_process';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { createInterface } from 'node:readline';
import { chromium, type Page } from 'playwright';
import { initialState } from '../../src-main/core/network/initial-state';
import { createStream } from '../../src-main/core/random/stream';
import { openWarmNetwork } from '../../src-main/engines/onnx/evaluation/warm-network';
import { benchSetup } from '../../src-main/hosts/bench/bench-setup';

const root = join(import.meta.dirname, '..', '..');
const studyBoundMs = 150;
const median = (values: readonly number[]): number => values.toSorted((a, b) => a - b)[Math.floor(values.length / 2)] ?? Number.NaN;

export async function run(argv: readonly string[]): Promise<void> {
  const option = (name: string): string | null => (argv.includes(name) ? (argv[argv.indexOf(name) + 1] ?? null) : null);
  const bound = Number(option('--bound') ?? 50);
  const folder = mkdtempSync(join(tmpdir(), 'bench-placing-'));
  try {
    const usual = await inWindow(option('--project'), folder, Number(option('--strokes') ?? 20), option('--chromium'));
    console.log(`quick networks, pen lifted to mark painted: median ${usual} ms, as the Devices screen has it (bound ${bound} ms)`);
    const study = await studyNetworks();
    console.log(
      `five networks of the study's size, one image: median ${study.toFixed(0)} ms; with the rest of a stroke about ${(study + usual).toFixed(0)} ms (bound ${studyBoundMs} ms)`,
    );
    if (!(usual <= bound && study + usual <= studyBoundMs)) process.exitCode = 1;
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
}

async function inWindow(project: string | null, folder: string, count: number, executablePath: string | null): Promise<number> {
  const at = project ?? join(folder, 'sample');
  const environment = { ...process.env, SHAPE_SPACE_USER_FOLDER: join(folder, 'user') };
  const cli = join(root, 'out', 'main', 'cli.js');
  if (project === null)
    await ended(spawn(process.execPath, [cli, 'project', 'create', at, '--sample'], { env: environment, stdio: 'ignore' }));
  const server = spawn(process.execPath, [cli, 'serve', at, '--port', '0', '--no-open', '--root', tmpdir()], {
    env: environment,
    stdio: ['ignore', 'pipe', 'inherit'],
  });
  const browser = await chromium.launch(executablePath === null ? {} : { executablePath, args: ['--no-sandbox'] });
  try {
    const page = await browser.newPage({ viewport: { width: 1280, height: 800 } });
    await page.goto(await addressOf(server.stdout));
    await page.getByRole('link', { name: 'Place', exact: true }).click();
    await page.getByRole('application').first().waitFor({ timeout: 60_000 });
    await page.waitForTimeout(4000); // the networks open and warm up
    for (let stroke = 0; stroke < count; stroke++) await drawStroke(page, stroke);
    await page.getByRole('link', { name: 'Devices', exact: true }).click();
    const said = await page.getByText('From the lifted pen').textContent();
    return Number(/: (\d+) ms/.exec(said ?? '')?.[1]);
  } finally {
    await browser.close();
    server.kill();
  }
}

async function drawStroke(page: Page, stroke: number): Promise<void> {
  const box = await page.getByRole('application').first().locator('canvas').boundingBox();
  if (box === null) throw new Error('There is no pad on the screen.');
  const [x, y] = [0.15 + 0.14 * (stroke % 6), 0.15 + 0.14 * (Math.floor(stroke / 6) % 6)];
  for (let k = 0; k <= 20; k++) {
    await page.mouse.move(box.x + (x + 0.1 * Math.cos(k / 3)) * box.width, box.y + (y + 0.1 * Math.sin(k / 3)) * box.height);
    if (k === 0) await page.mouse.down();
  }
  await page.mouse.up();
  await page.waitForTimeout(500);
}

async function studyNetworks(): Promise<number> {
  const { network } = benchSetup(1, false);
  const { imageSize } = network.spec;
  const opened = [];
  for (let fold = 0; fold < 5; fold++) {
    const { weights } = initialState(network, createStream(1, 'bench', fold));
    opened.push(await openWarmNetwork(network, weights));
  }
  const image = new Float32Array(imageSize ** 2).fill(1);
  const taken: number[] = [];
  for (let time = 0; time < 9; time++) {
    const begun = performance.now();
    for (const each of opened) await each.evaluate(image);
    taken.push(performance.now() - begun);
  }
  for (const each of opened) await each.dispose();
  return median(taken.slice(2));
}

async function addressOf(output: NodeJS.ReadableStream): Promise<string> {
  for await (const line of createInterface({ input: output })) {
    const found = /http:\/\/127\.0\.0\.1:\d+\/\S*/.exec(line)?.[0];
    if (found !== undefined) return found;
  }
  throw new Error('The program did not say where it serves.');
}

function ended(child: ReturnType<typeof spawn>): Promise<void> {
  return new Promise((resolve, reject) =>
    child.on('exit', (code) => (code === 0 ? resolve() : reject(new Error(`The sample could not be made (${String(code)}).`)))),
  );
}
