/** The settings the study tried in step 2 besides its default one: one at a time, then a grid (study facts, section 9). */
import { variantKey } from '../catalogue/variants';
import type { Regularisation } from '../../contract/running/configuration';

export interface GridSetting {
  /** What differs from the default; null where nothing does. */
  readonly variant: string | null;
  readonly regularisation: Partial<Regularisation>;
  /** Null is the preset's own. */
  readonly bottleneck: number | null;
}

interface Change {
  readonly decay?: number;
  readonly dropout?: 0;
  readonly noise?: number;
  readonly bottleneck?: number;
}

const oneAtATime: readonly Change[] = [
  ...[0, 0.0002, 0.001, 0.002].map((decay) => ({ decay })),
  { dropout: 0 },
  ...[0, 0.25, 0.55].map((noise) => ({ noise })),
  ...[2048, 256, 128, 64, 32, 16].map((bottleneck) => ({ bottleneck })),
];

/** decay {.0005, .001} x dropout x noise {.1, .25} x bottleneck {512, 256}; an absent value is the default. */
const grid: readonly Change[] = [{}, { decay: 0.001 }].flatMap((a) =>
  [{}, { dropout: 0 as const }].flatMap((b) =>
    [{}, { noise: 0.25 }].flatMap((c) => [{}, { bottleneck: 256 }].map((d): Change => ({ ...a, ...b, ...c, ...d }))),
  ),
);

/** Each once, without the default itself: 14 and 11 more. */
export const studyGrid: readonly GridSetting[] = [...oneAtATime, ...grid]
  .map(describe)
  .filter(({ variant }, i, all) => variant !== null && all.findIndex((other) => other.variant === variant) === i);

function describe({ decay, dropout, noise, bottleneck }: Change): GridSetting {
  return {
    variant: variantKey({
      ...(decay === undefined ? {} : { 'encoder-decay': decay }),
      ...(dropout === undefined ? {} : { 'encoder-dropout': dropout }),
      ...(noise === undefined ? {} : { noise }),
      ...(bottleneck === undefined ? {} : { bottleneck }),
    }),
    regularisation: {
      ...(decay === undefined ? {} : { encoderDecay: decay }),
      ...(dropout === undefined ? {} : { encoderDropout: dropout }),
      ...(noise === undefined ? {} : { noise }),
    },
    bottleneck: bottleneck ?? null,
  };
}
