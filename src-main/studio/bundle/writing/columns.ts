/** What every column of a bundle's data files means: the codebook of the data set. */

/** By name; a column means the same in every file. */
const columns: Readonly<Record<string, string>> = {
  id: 'Identifier of a stimulus',
  name: 'Name of the stimulus, or of the row of results, in words',
  category: 'Category of the stimulus; decides, with the identifier, in which fold it is',
  image: 'File of the drawing, below materials/',
  excluded: 'Reason why this stimulus or rating takes no part; empty for what counts',
  source: 'File and mend that a drawing was made from, or where a judgement comes from if not from an imported table',
  rater: 'Who judged',
  first: 'First stimulus of a pair; of a triplet with a reference, the reference',
  second: 'Second stimulus of the pair or triplet',
  third: 'Third stimulus of the triplet',
  rating: 'Similarity of the pair as rated; higher is more similar',
  dissimilarity: 'Dissimilarity of the pair, aggregated over its ratings; 0 means identical',
  ratings: 'Number of ratings that the dissimilarity is aggregated over; 0 where that is not known',
  stimulus: 'Identifier of a stimulus',
  scale: 'How a feature was obtained, such as pre-attentive or attentive ratings',
  feature: 'Name of a feature of the drawings',
  value: 'Value of the feature, from -1 to 1',
  task: 'odd-one-out: which of three is the odd one; reference: which of two is more like the first',
  answer: 'Stimulus that was chosen: the odd one, or the one more like the reference',
  responseTimeMs: 'Response time in milliseconds',
  validation: 'yes for a triplet that spaces are judged by and not fitted to',
  fold: 'Fold from 1 to 5; of a run, of a prediction and of an epoch the fold that was held out for the test',
  run: 'Key of a run, the name of its folder below project/runs',
  steps: 'Steps of the study that the run belongs to',
  step: 'Step of the study; 0 for baselines that nothing is trained for',
  label: 'The run in words',
  method: 'How predictions come about: features and regression, or objectives of the network',
  variant: 'What sets the row or run apart from the usual settings of its method',
  dims: 'Number of dimensions of the space that is predicted',
  preset: 'Size of the networks and number of copies: tiny, quick, first-study or study',
  space: 'Name of the similarity space',
  engine: 'Library, device and threads that computed the run',
  duration_ms: 'How long the run took, in milliseconds',
  best_epoch: 'Epoch whose weights were evaluated, chosen on the validation fold',
  penalty: 'Penalty of the regression, chosen on the validation fold',
  configuration: 'Everything that determines the numbers of the run besides fold and data, as JSON',
  epoch: 'Epoch, from 1',
  role: 'What the stimulus was for in the run: train, validation or test',
  copy: 'Evaluation copy of the drawing, from 0; copies differ in size and place',
  complete: 'true where all five folds are there',
  stale: 'true where the data were changed after the run',
  baseline: 'Baseline that the line is about; empty for the row itself',
  metric: 'What is measured: mse, med (mean Euclidean distance), r2, kendall (tau with the dissimilarities), accuracies and others',
  mean_over_folds: 'Mean of the metric over the test folds',
  sd_over_folds: 'Standard deviation of the metric over the test folds (n - 1)',
  pooled_over_stimuli: 'The metric once over the test predictions of all folds',
  not_as_in_the_study: 'Where the procedure departs from that of the published study',
  folds_on_plateau: 'Folds whose training did not leave the plateau it began on',
  features_used: 'Number of features that the regression was fitted on, by fold',
  seed: 'Seed that the run was drawn with; empty where nothing was drawn',
  seeds: 'Seeds of the trainings that the line is over; empty where there is one',
  features_all: 'Number of features that the network has',
  step_a: 'Step of the first of two rows that are compared',
  step_b: 'Step of the second of two rows that are compared',
  method_a: 'Method of the first row',
  method_b: 'Method of the second row',
  variant_a: 'Settings of the first row, where they depart from the usual ones',
  variant_b: 'Settings of the second row, where they depart from the usual ones',
  value_a: 'The metric of the first row, the mean over the stimuli or folds that both rows have',
  value_b: 'The metric of the second row, likewise',
  difference: 'First minus second, the mean over stimuli or folds',
  interval_low: 'Lower end of the 95 % bootstrap percentile interval of the difference over stimuli',
  interval_high: 'Upper end of that interval',
  p: 'Two-sided p of the permutation test over stimuli',
  effect_size: 'Mean difference over stimuli divided by its standard deviation',
  draws: 'Number of resamples of the interval and of permutations',
  stream1: 'First of four 32-bit words of the state of the random generator (sfc32) before the first resample',
  stream2: 'Second word of that state',
  stream3: 'Third word of that state',
  stream4: 'Fourth word of that state, the counter',
  folds_t: 't of the corrected resampled t test over folds (Nadeau & Bengio, 2003)',
  folds_p: 'Two-sided p of that test',
  tag: 'Mark of the numbers: sample data, trial size, or computed before the data were changed',
};

/** By pattern: columns that are counted. */
const counted: readonly (readonly [RegExp, (digits: string) => string])[] = [
  [/^d(\d+)$/, (d) => `Coordinate on axis ${d} of the space; centroid 0, mean squared distance to the origin 1`],
  [/^true(\d+)$/, (d) => `True coordinate of the stimulus on axis ${d}`],
  [/^predicted(\d+)$/, (d) => `Predicted coordinate of the stimulus on axis ${d}`],
  [/^fold(\d)$/, (fold) => `The metric on test fold ${fold}`],
  [/^train_(\w+)$/, (part) => `Loss on the training data: ${lossWords(part)}`],
  [/^validation_(\w+)$/, (part) => `Loss on the validation data, without noise and dropout: ${lossWords(part)}`],
];

const lossWords = (part: string): string => (part === 'loss' ? 'the total, weighted' : `the part of the ${part} objective`);

/** Null for a column that nobody has described. */
export function describeColumn(name: string): string | null {
  const known = Object.hasOwn(columns, name) ? columns[name] : undefined;
  if (known !== undefined) return known;
  for (const [pattern, words] of counted) {
    const digits = pattern.exec(name)?.[1];
    if (digits !== undefined) return words(digits);
  }
  return null;
}
