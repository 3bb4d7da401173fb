/** The five networks (or regressions on features) of one row of the results, open to say where they put an image. */
import { say } from '../../contract/message';
import { AppError } from '../../contract/app-error';
import type { RegressionConfiguration, TrainingConfiguration } from '../../contract/running/configuration';
import type { RunRecord } from '../../contract/running/run';
import { predictLinear, type LinearModel } from '../../core/regression/matrix/matrix';
import { openWarmNetwork } from '../../engines/onnx/evaluation/warm-network';
import { plainRecipe } from '../../pipeline/augment/copy-recipe';
import type { CopyRecipe } from '../../pipeline/augment/copy-geometry';
import { readCoefficients } from '../../store/runs/coefficient-store';
import { readBest } from '../training/checkpointing';
import { fitAgain } from '../runs/regression-run';
import type { RunControl } from '../runs/run-control';
import { openFrozenNetwork, type FrozenNetwork } from '../features/stimulus-features';
import type { Workbench } from '../runs/workbench';

/** What one network makes of n images, row by row. */
export interface Seen {
  readonly places: Float32Array | Float64Array; // n x dims
  readonly features: Float32Array; // n x its number of features
  readonly logits: Float32Array | null; // n x classes
}

export interface FoldNetworks {
  readonly dims: number;
  readonly recipe: CopyRecipe;
  /** In the order of the folds. */
  see(images: Float32Array, n: number): Promise<Seen[]>;
  dispose(): Promise<void>;
}

/** `records`: one for each fold, in their order, of one configuration. */
export async function openFoldNetworks(
  folder: string,
  records: readonly RunRecord[],
  bench: Workbench,
  control: RunControl,
): Promise<FoldNetworks> {
  const { configuration } = records[0]!;
  const opened =
    configuration.kind === 'training'
      ? await openTrained(folder, records, configuration)
      : await openRegressions(folder, records, configuration, bench, control);
  const { imageSize, ...networks } = opened;
  return { ...networks, dims: configuration.dims, recipe: plainRecipe(imageSize, configuration.augmentation.minimumSize) };
}

type Opened = Pick<FoldNetworks, 'see' | 'dispose'> & { readonly imageSize: number };

async function openTrained(folder: string, records: readonly RunRecord[], { network }: TrainingConfiguration): Promise<Opened> {
  const networks = await Promise.all(
    records.map(async ({ key, label }) => {
      const best = await readBest(folder, key);
      if (best === null) throw new AppError('not-available', say`The weights of ‘${label}’ are not in the project. Start its step again.`);
      return openWarmNetwork(best.network, best.state.weights);
    }),
  );
  return {
    imageSize: network.imageSize,
    async see(images) {
      const seen: Seen[] = [];
      for (const each of networks) {
        const { mapping, bottleneck, logits } = await each.evaluate(images);
        seen.push({ places: mapping, features: bottleneck, logits });
      }
      return seen;
    },
    dispose: async () => void (await Promise.all(networks.map((each) => each.dispose()))),
  };
}

async function openRegressions(
  folder: string,
  records: readonly RunRecord[],
  configuration: RegressionConfiguration,
  bench: Workbench,
  control: RunControl,
): Promise<Opened> {
  const models: LinearModel[] = [];
  for (const record of records)
    models.push((await readCoefficients(folder, record.key)) ?? (await fitAgain(folder, record, configuration, bench, control)));
  // A photograph network is the same for all folds: an image goes through it once.
  const isShared = configuration.features.source === 'photograph';
  const frozen: FrozenNetwork[] = [];
  for (const record of isShared ? records.slice(0, 1) : records) frozen.push(await openFrozenNetwork(folder, record, configuration, bench));
  return {
    imageSize: frozen[0]!.imageSize,
    async see(images, n) {
      const features: Float32Array[] = [];
      for (const network of frozen) features.push(await network.run(images, n));
      return models.map((model, fold) => {
        const own = features[isShared ? 0 : fold]!;
        const x = { rows: n, columns: own.length / n, data: own };
        return { places: predictLinear(model, x), features: own, logits: null };
      });
    },
    dispose: async () => void (await Promise.all(frozen.map((each) => each.dispose()))),
  };
}
