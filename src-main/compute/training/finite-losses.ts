/** Notices when a training blows up, and says which objective did it. */
import { AppError } from '../../contract/app-error';
import { say, type Message } from '../../contract/message';
import type { ObjectiveWeights } from '../../contract/running/configuration';
import type { TrainingState } from '../../core/network/training-state';
import type { StepLosses } from '../../engines/engine';

export const lossNames = ['total', 'classification', 'reconstruction', 'mapping'] as const satisfies readonly (keyof StepLosses)[];
const lossWords: Readonly<Record<(typeof lossNames)[number], Message>> = {
  total: say`total loss`,
  classification: say`classification loss`,
  reconstruction: say`reconstruction loss`,
  mapping: say`mapping loss`,
};
type Losses = Pick<StepLosses, (typeof lossNames)[number]>;

export interface BlowUpWatch {
  /** Throws AppError 'run-failed' at the first losses that are not finite. */
  look(where: Message, epoch: number, losses: Losses): void;
  /** The same for a state that is about to be written down: what is not finite never replaces a good checkpoint. */
  lookAtState(where: Message, epoch: number, state: TrainingState): void;
}

/**
 * Objectives share the encoder, so usually all of them stop being numbers at once. The one to blame is then the one that had grown most
 * over its smallest value of this sitting, or, when it came too suddenly for that, the one with the largest part in the total.
 */
export function createBlowUpWatch(weights: ObjectiveWeights): BlowUpWatch {
  const smallest: Partial<Record<keyof Losses, number>> = {};
  const latest: Partial<Record<keyof Losses, number>> = {};
  const growth = (name: keyof Losses): number => (latest[name] ?? 0) / (smallest[name] ?? Infinity);
  const part = (name: keyof Losses): number => (name === 'total' ? 0 : weights[name] * (latest[name] ?? 0));
  const worstOf = (names: readonly (keyof Losses)[]): keyof Losses => {
    const measure = names.some((name) => growth(name) > 10) ? growth : part;
    return names.reduce((most, name) => (measure(name) > measure(most) ? name : most), names[0] ?? 'total');
  };
  return {
    look(where, epoch, losses) {
      const blown = lossNames.filter((name) => !Number.isFinite(losses[name]));
      if (blown.length > 0) {
        const worst = worstOf(blown.filter((name) => name !== 'total'));
        const grown = growth(worst) > 10 ? latest[worst]!.toPrecision(3) : null;
        throw blownUp(
          grown === null
            ? say`In ${where} of epoch ${epoch} the ${lossWords[worst]} stopped being a number.`
            : say`In ${where} of epoch ${epoch} the ${lossWords[worst]} stopped being a number after it had grown to ${grown}.`,
        );
      }
      for (const name of lossNames) {
        latest[name] = losses[name];
        smallest[name] = Math.min(smallest[name] ?? Infinity, Math.max(losses[name], 1e-6));
      }
    },
    lookAtState(where, epoch, state) {
      if (isFiniteState(state)) return;
      const worst = worstOf(lossNames.filter((name) => name !== 'total' && weights[name] > 0));
      throw blownUp(
        say`After ${where} of epoch ${epoch} the network's weights or their gradients stopped being numbers, because of the ${lossWords[worst]}.`,
      );
    },
  };
}

function blownUp(what: Message): AppError {
  const mend = say`Lower the learning rate or the weight of this objective and start again; the checkpoint from before is kept.`;
  return new AppError('run-failed', say`${what} ${mend}`);
}

/** A step can spoil the weights or Adam's moments while its own losses, measured before the update, still look well. */
function isFiniteState({ weights, firstMoments, secondMoments }: TrainingState): boolean {
  return [weights, firstMoments, secondMoments].every((part) => Object.values(part).every(({ data }) => isFiniteData(data)));
}

function isFiniteData(data: Float32Array): boolean {
  let zero = 0;
  for (let i = 0; i < data.length; i++) zero += data[i]! * 0; // infinity times 0 is not a number, and stays so
  return zero === 0;
}
