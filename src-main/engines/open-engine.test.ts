import { expect, it } from 'vitest';
import { listEngines, openEngine } from './open-engine';

it('lists the processor as available and gives a reason for what is not', async () => {
  const engines = await listEngines();
  expect(engines.find(({ name, device }) => name === 'onnx' && device === 'cpu')).toMatchObject({ available: true, reason: null });
  for (const { available, reason } of engines) expect(available || (reason?.length ?? 0) > 20).toBe(true);
});

it('opens the processor and refuses an unknown device with a sentence', async () => {
  expect((await openEngine('onnx', 'cpu')).describe()).toMatchObject({ name: 'onnx', device: 'cpu', precision: 'float32' });
  await expect(openEngine('onnx', 'abacus')).rejects.toMatchObject({ code: 'not-available' });
});
