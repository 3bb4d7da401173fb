/** Sentences that the program itself writes into projects. They stand there in English; a window shows them in its reader's language. */
import { phrase } from './message';
export const storedWords = {
  sampleTag: phrase`Sample: stand-in drawings, simulated ratings`,
  fromSimulated: phrase`computed from the simulated ratings`,
  fromPublished: phrase`computed from the published dissimilarities`,
  fromProject: phrase`computed from the dissimilarities of this project`,
  fromTriplets: phrase`computed from the triplets of this project`,
} as const;
