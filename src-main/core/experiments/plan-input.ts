/** What the runs of a step are planned from. */
import type { TrainingConfiguration } from '../../contract/running/configuration';
import type { PresetName } from '../../contract/running/experiment';
import type { Fitted } from '../../contract/running/fitted';
import type { NetworkInput } from '../../contract/running/network-input';
import type { LineThicknesses } from '../../contract/study/project';
import type { Protocol } from '../../contract/window/protocol';
import type { FoldScheme } from '../catalogue/variants';

/** As configurations name it; its lines are part of the augmentation there. */
export interface NamedNetwork {
  readonly network: string;
  readonly layer: string;
  readonly input?: NetworkInput | undefined;
  readonly lineThickness?: number | undefined;
}

export interface PlanInput {
  readonly preset: PresetName;
  /** The target space, and all numbers of dimensions it has coordinates in. */
  readonly space: string;
  readonly dims: number;
  readonly availableDims: readonly number[];
  /** `network`: 'inception-v3' for the bundled one, else a path. */
  readonly photograph: { readonly network: string; readonly layer: string; readonly input?: NetworkInput | undefined };
  /** Beside it, each in rows of its own; those that are the first once more are none. */
  readonly furtherNetworks?: readonly NamedNetwork[];
  /** Labelled corpora only, without drawing pools. */
  readonly corpora: readonly { readonly id: string; readonly images: number }[];
  readonly engine: TrainingConfiguration['engine'];
  readonly device: string;
  readonly seed: number;
  readonly protocol?: Protocol;
  /** Of the preset of that name. */
  readonly fitted?: Fitted;
  readonly lineThickness?: LineThicknesses;
  /** Of the folds that regressions are carried out on besides the study's; absent: none. */
  readonly schemes?: readonly FoldScheme[];
}
