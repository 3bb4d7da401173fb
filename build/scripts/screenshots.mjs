// Takes the screenshots of README and user guide from the built app on a project with results (default: ./demo).
import { spawn } from 'node:child_process';
import { existsSync, mkdirSync } from 'node:fs';
import { join, resolve } from 'node:path';
import { createInterface } from 'node:readline';
import { findBrowser } from './browser.mjs';
import { buildIfStale } from './build.mjs';
import { installMissing, root } from './install.mjs';

const screens = ['Stimuli', 'Space', 'Corpora', 'Experiments', 'Results', 'Devices'];

installMissing();
buildIfStale();
const project = resolve(process.argv[2] ?? join(root, 'demo'));
if (!existsSync(join(project, 'project.json'))) {
  console.error(`There is no project in ${project}: please run npm run demo first, or name a project folder.`);
  process.exit(2);
}
const { chromium } = await import('playwright');
const out = join(root, 'docs', 'images');
mkdirSync(out, { recursive: true });
const server = spawn(process.execPath, [join(root, 'out', 'main', 'cli.js'), 'serve', project, '--port', '0', '--no-open'], {
  stdio: ['ignore', 'pipe', 'inherit'],
});
const browser = await chromium.launch({
  executablePath: findBrowser() ?? undefined,
  args: ['--no-sandbox', '--disable-background-networking'],
});
try {
  const page = await browser.newPage({ viewport: { width: 1280, height: 800 }, locale: 'en-US' });
  for await (const line of createInterface({ input: server.stdout })) {
    const url = /http:\/\/127\.0\.0\.1:\d+\/\S*/.exec(line)?.[0];
    if (url === undefined) continue;
    await page.goto(url);
    break;
  }
  for (const screen of screens) {
    await page
      .getByRole('navigation')
      .getByRole('link', { name: screen })
      .or(page.getByRole('navigation').getByRole('button', { name: screen }))
      .first()
      .click();
    await page.waitForTimeout(2500);
    await page.screenshot({ path: join(out, `${screen.toLowerCase()}.png`) });
    console.log(`docs/images/${screen.toLowerCase()}.png`);
  }
} finally {
  await browser.close();
  server.kill();
}
