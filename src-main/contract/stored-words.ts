/** Sentences that the program itself writes into projects. They stand there in English; a window shows them in its reader's language. */
export const storedWords = {
  sampleTag: 'Sample: stand-in drawings, simulated ratings',
  fromSimulated: 'computed from the simulated ratings',
  fromPublished: 'computed from the published dissimilarities',
  fromProject: 'computed from the dissimilarities of this project',
  fromTriplets: 'computed from the triplets of this project',
} as const;
export type StoredWord = keyof typeof storedWords;
