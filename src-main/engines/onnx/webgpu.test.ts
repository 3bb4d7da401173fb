import { existsSync } from 'node:fs';
import * as ort from 'onnxruntime-node';
import { describe, expect, it, vi } from 'vitest';
import { describeNetwork } from '../../core/network/describe-network';
import { describeParity, parityCases } from '../testing/engine-parity';
import { exampleBatch, exampleState } from '../testing/example-batch';
import { webgpuTolerances } from '../testing/tolerances';
import { canAdd } from './machine/devices';
import { createOnnxEngine } from './onnx-engine';
import type { Feeds } from './machine/sessions';

// Without a graphics card, the software one that Chromium brings is as good for numbers.
const software = '/usr/lib/chromium/vk_swiftshader_icd.json';
if (existsSync(software)) process.env['VK_ICD_FILENAMES'] ??= software;

const hasAdapter = await canAdd('webgpu');
const narrow = parityCases.slice(0, 1).map((one) => ({ ...one, rows: 2, spec: { ...one.spec, widthMultiplier: 1 / 16 } }));

describe.skipIf(!hasAdapter)(
  'onnx engine on webgpu (needs an adapter; a software one will do)',
  () => {
    const engine = createOnnxEngine({ device: 'webgpu' });
    describeParity(
      'against the processor',
      () => engine,
      () => createOnnxEngine({ device: 'cpu' }),
      narrow,
      webgpuTolerances,
    );

    it('leaves the state on the device from step to step', async () => {
      const places: Set<string>[] = []; // of the state that each step is fed
      const { prototype } = ort.InferenceSession as unknown as { prototype: ort.InferenceSession };
      const { run } = prototype as unknown as {
        run: (this: ort.InferenceSession, feeds: Feeds) => Promise<ort.InferenceSession.ReturnType>;
      };
      const spy = vi.spyOn(prototype, 'run').mockImplementation(function (this: ort.InferenceSession, feeds) {
        const state = Object.entries(feeds as Feeds).filter(([name]) => /^(weights|first|second)\//.test(name));
        places.push(new Set(state.map(([, { location }]) => location)));
        return run.call(this, feeds);
      });
      for (const { spec, objectives, rows } of narrow) {
        const network = describeNetwork(spec);
        const program = await (await engine).compile(network, objectives, rows);
        await program.load(exampleState(network, 1));
        for (const seed of [1, 2, 3]) await program.steps([exampleBatch(network, rows, seed)]);
        await program.dispose();
      }
      spy.mockRestore();
      expect(places).toEqual([new Set(['cpu']), new Set(['gpu-buffer']), new Set(['gpu-buffer'])]);
    });
  },
  120_000,
);
