import { expect, it } from 'vitest';
import { ratingStudySchema } from './rating-study';

const study = {
  ...{ schemaVersion: 1, pairs: 'all', newStimuli: [], ratingsPerPair: 15, pairsPerSession: 150, pairsPerBlock: 50 },
  ...{ practiceTrials: 5, language: 'de', instructions: { en: 'Look.', de: 'Sehen Sie hin.' }, seed: 1 },
};

it('reads the studies of before, whose texts are in English and German', () => {
  expect(ratingStudySchema.parse(study)).toMatchObject({ instructions: study.instructions, tripletInstructions: {} });
});

it('keeps texts in a language that this program does not speak', () => {
  const dutch = { ...study, language: 'nl', instructions: { nl: 'Kijk goed.' } };
  expect(ratingStudySchema.parse(dutch)).toMatchObject({ language: 'nl', instructions: { nl: 'Kijk goed.' } });
});

it('refuses what is no language', () => {
  for (const language of ['', '../de', 'German'.repeat(9)]) expect(ratingStudySchema.safeParse({ ...study, language }).success).toBe(false);
});
