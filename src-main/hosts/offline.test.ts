import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, it, vi } from 'vitest';

it('tells ONNX Runtime to report nothing, before any host loads anything else', async () => {
  vi.stubEnv('ORT_DISABLE_TELEMETRY', undefined); // as tests have it from their configuration
  await import('./offline');
  expect(process.env['ORT_DISABLE_TELEMETRY']).toBe('1');
  for (const host of ['cli', 'desktop']) {
    const [first] = readFileSync(join(import.meta.dirname, host, 'main.ts'), 'utf8').match(/^import .*$/m) ?? [];
    expect(first, host).toBe("import '../offline';");
  }
});
