import { wordsDe } from '../../../strings/de/words/index';
import type { learningEn } from '../en/learning';

export const learningDe: typeof learningEn = {
  plateauSigns: {
    loss: 'der Verlust ist der einer immer gleichen Antwort',
    accuracy: 'die Trefferquote ist die des Zufalls',
    spread: 'die Vorhersagen liegen dicht beieinander',
  },
  plateau: (name, folds, why) =>
    `${name} hat das Plateau des Anfangs nicht verlassen (Teil ${folds}): ${why}. Was hilft: ein anderer Anfang (He), das Netz des vorigen Schritts als Anfang, mehr Epochen, eine höhere Lernrate oder mehr Gewicht auf der Abbildung; von den Größen eine größere als Winzig.`,
  onPlateau: 'hat das Plateau nicht verlassen',
  departs: (count) =>
    count === 1 ? 'Weicht in einer Einstellung von der Studie ab' : `Weicht in ${count} Einstellungen von der Studie ab`,
  asInStudy: 'Wie in der Studie',
  departure: wordsDe.departure,
};
