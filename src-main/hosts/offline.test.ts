import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, it } from 'vitest';
import './offline';

it('tells ONNX Runtime to report nothing, before any host loads anything else', () => {
  expect(process.env['ORT_DISABLE_TELEMETRY']).toBe('1');
  for (const host of ['cli', 'desktop']) {
    const [first] = readFileSync(join(import.meta.dirname, host, 'main.ts'), 'utf8').match(/^import .*$/m) ?? [];
    expect(first, host).toBe("import '../offline';");
  }
});
