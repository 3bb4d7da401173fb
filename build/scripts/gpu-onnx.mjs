// npm run gpu:onnx: fetches ONNX Runtime's CUDA libraries, which are too large for the npm package. Needs an NVIDIA card to be of use.
import { existsSync } from 'node:fs';
import { join } from 'node:path';
import { installMissing, root, run } from './install.mjs';

installMissing();
if (process.platform !== 'linux' || process.arch !== 'x64') {
  console.error(
    'CUDA libraries exist for Linux on x64 only. On Windows the device dml, elsewhere webgpu, uses the graphics card without them.',
  );
  process.exit(1);
}
const script = join(root, 'node_modules', 'onnxruntime-node', 'script', 'install.js');
// A flag or 'cuda12' would be dropped without a word under npm; only this spelling downloads.
const code = run(process.execPath, [script], { env: { ONNXRUNTIME_NODE_INSTALL: 'true' } });
const library = join(root, 'node_modules', 'onnxruntime-node', 'bin', 'napi-v6', 'linux', 'x64', 'libonnxruntime_providers_cuda.so');
if (code !== 0 || !existsSync(library)) {
  console.error('The CUDA libraries could not be fetched. Check the connection (and proxy settings) and try again.');
  process.exit(1);
}
console.log('Fetched. Press "Measure again" on the Devices screen, or run: npm run --silent cli -- engines');
