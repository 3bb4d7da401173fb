/** What people read about whether and how networks were trained: plateaus, and settings other than the study's. */
import { englishWords } from '../../../src-main/core/report/manuscript';
import type { PlateauSign } from '../../../src-main/contract/running/run';

export const learningEn = {
  plateauSigns: {
    loss: 'its loss is that of a constant answer',
    accuracy: 'its accuracy is that of chance',
    spread: 'its predictions lie close together',
  } satisfies Record<PlateauSign, string> as Record<PlateauSign, string>,
  plateau: (name: string, folds: string, why: string) =>
    `${name} did not leave the plateau it began on (fold ${folds}): ${why}. What helps: another start (He), the network of the step before as a beginning, more epochs, a higher learning rate or more weight on the mapping; of the sizes, a larger one than Tiny.`,
  onPlateau: 'did not leave the plateau',
  departs: (count: number) => (count === 1 ? 'Departs from the study in one setting' : `Departs from the study in ${count} settings`),
  asInStudy: 'As in the study',
  departure: englishWords.departure,
};
