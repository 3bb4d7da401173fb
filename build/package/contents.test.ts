import { expect, it } from 'vitest';
import { faultsOf } from './contents.mjs';

const sound = [
  'package.json',
  'out/main/desktop.js',
  'out/main/cli.js',
  'out/main/compute.js',
  'out/main/pipeline-worker.js',
  'out/main/space-worker.js',
  'out/preload/index.cjs',
  'out/renderer/index.html',
  'out/assets/ready.json',
  'out/assets/photograph-network/model.onnx',
  'out/assets/sample/owl.png',
  'node_modules/zod/index.js',
  'node_modules/onnxruntime-node/bin/napi-v6/win32/x64/onnxruntime_binding.node',
  'node_modules/@img/sharp-win32-x64/lib/sharp.node',
];

it('a sound archive has no faults', () => expect(faultsOf(sound, 'win32', 'x64')).toEqual([]));

it.each(sound.slice(1).filter((path) => !path.includes('zod')))('%s is missed', (path) => {
  const without = sound.filter((other) => other !== path && !(path.endsWith('worker.js') && other.endsWith('worker.js')));
  expect(faultsOf(without, 'win32', 'x64')).toHaveLength(1);
});

it.each([
  'out/main/prepare.js',
  'out/main/cli.js.map',
  'src-main/core/random/stream.ts',
  'node_modules/vitest/index.js',
  'node_modules/@iconify-json/bi/icons.json',
  'node_modules/onnxruntime-node/bin/napi-v6/linux/x64/libonnxruntime.so',
  'e2e/app-test.ts',
  '.npmrc',
])('%s is too much', (path) => expect(faultsOf([...sound, path], 'win32', 'x64')).toHaveLength(1));
