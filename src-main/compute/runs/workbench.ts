/** What a compute process keeps from one run to the next: engines, data, images, features. Nothing in it changes any number. */
import type { NetworkInput } from '../../contract/running/network-input';
import type { TrainingConfiguration } from '../../contract/running/configuration';
import type { Engine } from '../../engines/engine';
import { openImageNetwork, type ImageNetwork } from '../../engines/onnx/evaluation/image-network';
import { openEngine } from '../../engines/open-engine';
import type { DecodeImage } from '../../pipeline/decode/decode-image';
import type { LoaderOptions } from '../../pipeline/batch/batch-loader';
import type { LoaderPlan } from '../../pipeline/batch/loader-plan';
import { photographNetworkFile } from '../../studio/experiments/photograph-files';
import { DrawingMemory } from '../features/drawing-memory';
import { ActivationMemory } from '../training/frozen-convolutions';
import { FeatureMemory } from '../features/feature-memory';
import { EvaluationImages } from '../features/image-source';
import { createRunDataSource, type RunDataSource } from './run-data';

export interface Workbench {
  readonly data: RunDataSource;
  readonly images: EvaluationImages;
  readonly features: FeatureMemory;
  readonly drawings: DrawingMemory;
  readonly activations: ActivationMemory;
  /** Work may be lost by a crash for no longer than this. */
  readonly checkpointEveryMs: number;
  engine(name: TrainingConfiguration['engine'], device: string): Promise<Engine>;
  /** `network` as configurations name it: a bundled one by its name, another one by its path. */
  imageNetwork(folder: string, network: string, layer: string, input?: NetworkInput): Promise<ImageNetwork>;
  /** `steps`: how many batches the run will ask for. */
  loaderOptions(plan: LoaderPlan, steps: number): LoaderOptions;
  dispose(): Promise<void>;
}

/** Starting a thread takes as long as making the batches of about so many steps. */
const stepsWorthThread = 60;

/** `decode`: in place of the pipeline's own decoder. */
export function createWorkbench(assetsFolder: string, checkpointEveryMs = 120_000, decode?: DecodeImage): Workbench {
  const engines = new Map<string, Promise<Engine>>();
  let photograph: { readonly name: string; readonly network: Promise<ImageNetwork> } | null = null;
  const closePhotograph = async (): Promise<void> => {
    const open = photograph;
    photograph = null;
    await open?.network.then(
      (network) => network.dispose(),
      () => undefined,
    );
  };
  return {
    data: createRunDataSource(decode),
    images: new EvaluationImages(),
    features: new FeatureMemory(),
    drawings: new DrawingMemory(),
    activations: new ActivationMemory(),
    checkpointEveryMs,
    engine(name, device) {
      const key = `${name} ${device}`;
      const engine = engines.get(key) ?? openEngine(name, device);
      engines.set(key, engine);
      engine.catch(() => engines.delete(key));
      return engine;
    },
    async imageNetwork(folder, network, layer, input = {}) {
      const file = photographNetworkFile(folder, assetsFolder, network);
      const { size, tokens } = input;
      const name = JSON.stringify([file, layer, size, tokens]);
      if (photograph?.name === name) return photograph.network;
      await closePhotograph();
      photograph = { name, network: openImageNetwork(file, layer, { size, tokens }) };
      return photograph.network;
    },
    // Copies that are kept are soon all drawn; what is left of a batch is worth the start of one thread in longer runs only.
    loaderOptions: ({ sources }, steps) =>
      sources.every(({ rendered }) => rendered !== undefined) ? { workers: steps < stepsWorthThread ? 0 : 1 } : {},
    dispose: closePhotograph,
  };
}
