// Everything CI runs: format, lint, types, unit tests (with the architecture test), build, bundle guard, end-to-end.
// Ends with 'N passed, N failed', counting each check as one and each test as one.
import { existsSync, mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { ensureBrowser } from './browser.mjs';
import { guardBundles } from './bundle-guard.mjs';
import { build } from './build.mjs';
import { check } from './check.mjs';
import { installMissing, root, run } from './install.mjs';

const bin = (path) => join(root, 'node_modules', path);
const failures = [];
const counts = { passed: 0, failed: 0, skipped: 0 };

function count(name, passed) {
  counts[passed ? 'passed' : 'failed'] += 1;
  if (!passed) failures.push(name);
}

function runUnitTests(reportFolder) {
  console.log('\n> unit tests');
  const file = join(reportFolder, 'unit.json');
  const code = run(process.execPath, [
    bin('vitest/vitest.mjs'),
    'run',
    '--reporter=default',
    '--reporter=json',
    `--outputFile.json=${file}`,
  ]);
  if (!existsSync(file)) return count('unit tests (did not start)', false);
  const report = JSON.parse(readFileSync(file, 'utf8'));
  counts.passed += report.numPassedTests;
  counts.failed += report.numFailedTests;
  counts.skipped += report.numPendingTests + (report.numTodoTests ?? 0);
  for (const suite of report.testResults) {
    for (const test of suite.assertionResults) {
      if (test.status === 'failed') failures.push(test.fullName);
      if (test.status === 'pending' || test.status === 'skipped') console.log(`skipped: ${test.fullName}`);
    }
  }
  if (code !== 0 && report.numFailedTests === 0) count('unit tests (a file failed to load, or an unhandled error)', false);
}

function runEndToEnd(reportFolder) {
  console.log('\n> end-to-end tests');
  const browser = ensureBrowser();
  if (browser === null) return count('end-to-end tests (no browser could be had)', false);
  const file = join(reportFolder, 'e2e.json');
  const env = {
    PLAYWRIGHT_JSON_OUTPUT_NAME: file,
    SHAPE_SPACE_STAND_IN: 'few',
    ...(browser === '' ? {} : { SHAPE_SPACE_BROWSER: browser }),
  };
  const code = run(process.execPath, [bin('playwright/cli.js'), 'test', '--reporter=list,json'], { env });
  if (!existsSync(file)) return count('end-to-end tests (did not start)', false);
  const { stats } = JSON.parse(readFileSync(file, 'utf8'));
  counts.passed += stats.expected + stats.flaky;
  counts.failed += stats.unexpected;
  counts.skipped += stats.skipped;
  if (stats.unexpected > 0) failures.push(`${stats.unexpected} end-to-end tests`);
  if (code !== 0 && stats.unexpected === 0) count('end-to-end tests (an error outside a test)', false);
}

installMissing();
const reportFolder = mkdtempSync(join(tmpdir(), 'shape-space-test-'));
try {
  for (const [name, passed] of Object.entries(check())) count(name, passed);
  runUnitTests(reportFolder);
  console.log('\n> build');
  build();
  count('build', true);
  const strays = guardBundles();
  strays.forEach((stray) => console.log(stray));
  count('bundle guard', strays.length === 0);
  runEndToEnd(reportFolder);
} finally {
  rmSync(reportFolder, { recursive: true, force: true });
}
if (failures.length > 0) console.log(`\nFailed:\n${failures.map((name) => `  ${name}`).join('\n')}`);
if (counts.skipped > 0) console.log(`\n${counts.skipped} skipped (named above)`);
console.log(`\n${counts.passed} passed, ${counts.failed} failed`);
process.exit(counts.failed > 0 ? 1 : 0);
