/** What headers say in the words of a language: for each meaning, words without accents, in lower case. */
export const headerMeanings = [
  'rater',
  'first',
  'second',
  'third',
  'odd',
  'reference',
  'chosen',
  'other',
  'item',
  'pair',
  'judgement', // a value of any direction
  'similarity',
  'dissimilarity',
  'time',
  'condition',
  'trial', // a number of a trial, a counter
  'practice',
  'validation',
  'category',
  'count',
  'spread', // of judgements behind a mean, and how sure or right an answer is
  'person', // about the rater: age, sex
  'date',
] as const;
export type HeaderMeaning = (typeof headerMeanings)[number];

/** A word of five letters or more is also found at either end of a compound, as in Reaktionszeit. */
export type HeaderWords = Readonly<Record<HeaderMeaning, readonly string[]>>;
