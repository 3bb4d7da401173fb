/** How experiments are carried out beside what a preset says: seeds and what results over several of them mean. */
export const protocolEn = {
  hours: 'Hours there are',
  plan: 'Plan',
  planning: 'Planning\u00a0…',
  hoursMeaning:
    'From the measured speed of this computer: which image size, width and number of epochs serve best in that time, for steps 1 to 5. The time begins with Start; dimensions that there is no time for are left out, the farthest from the target first.',
  planned: (takes: string, pixels: number, width: string, epochs: number, copies: number, together: number, features: number) =>
    `Planned: images of ${pixels} pixels, width ${width}; ${epochs} epochs of classification with ${copies} copies of each sketch, then ${together} of multi-task learning from that network; regressions on ${features} copies. Takes about ${takes}. Not as in the study, and every result says so.`,
  title: 'Protocol',
  meaning: 'Adds runs to what the preset says. What is finished stays and keeps its name.',
  seeds: 'Seeds of each configuration',
  seedsMeaning:
    'Everything is carried out with so many seeds (first weights, order, copies, noise): results are then means and standard deviations over folds × seeds, and tests know how much a training varies by itself. Takes so many times as long. 1: as in the study.',
  seed: (seed: number) => `seed ${seed}`,
  seedsOf: (name: string, seed: number) => `${name}, seed ${seed}`,
  overSeeds: (seeds: number) =>
    `Some rows were computed with ${seeds} seeds: their values are means over seeds, ± is the standard deviation over folds × seeds, and “pooled” is the mean of the pooled value of each seed. Maps show the first seed.`,
  inSeed: (seed: number) => `Seed ${seed}`,
  fixed:
    'Each configuration was trained once per fold: that one training counts as fixed. What another seed would change is in neither interval nor p; more seeds (Experiments, Protocol) put it there.',
  fixedOne: (side: string) => `${side} was computed with one seed, which counts as fixed; tests over folds use that seed alone.`,
  paired: (seeds: number) =>
    `Both with ${seeds} seeds: errors of a drawing are means over seeds, and the fold test is over folds × seeds (Bouckaert & Frank 2004).`,
};
