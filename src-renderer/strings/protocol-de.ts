/** German: wie Experimente durchgeführt werden, über das hinaus, was die Größe sagt. */
import type { protocolEn } from './protocol-en';

export const protocolDe: typeof protocolEn = {
  title: 'Ablauf',
  meaning: 'Fügt Läufe zu dem hinzu, was die Voreinstellung sagt. Was fertig ist, bleibt und behält seinen Namen.',
  seeds: 'Startwerte je Konfiguration',
  seedsMeaning:
    'Alles wird mit so vielen Startwerten durchgeführt (erste Gewichte, Reihenfolge, Kopien, Rauschen): Ergebnisse sind dann Mittel und Standardabweichungen über Teile × Startwerte, und Tests wissen, wie sehr ein Training von selbst schwankt. Dauert so viele Male so lange. 1: wie in der Studie.',
  seed: (seed) => `Startwert ${seed}`,
  seedsOf: (name, seed) => `${name}, Startwert ${seed}`,
  overSeeds: (seeds) =>
    `Einige Zeilen wurden mit ${seeds} Startwerten berechnet: Ihre Werte sind Mittel über die Startwerte, ± ist die Standardabweichung über Teile × Startwerte, „gepoolt“ das Mittel der gepoolten Werte der Startwerte. Karten zeigen den ersten Startwert.`,
  inSeed: (seed) => `Startwert ${seed}`,
  fixed:
    'Jede Konfiguration wurde je Teil einmal trainiert; dieses eine Training gilt als fest. Was ein anderer Startwert ändern würde, steht weder im Intervall noch in p; mehr Startwerte (Experimente, Ablauf) bringen es hinein.',
  fixedOne: (side) => `${side} wurde mit einem Startwert berechnet, der als fest gilt; Tests über Teile benutzen nur diesen.`,
  paired: (seeds) =>
    `Beide mit ${seeds} Startwerten: Fehler einer Zeichnung sind Mittel über die Startwerte, der Test geht über Teile × Startwerte (Bouckaert & Frank 2004).`,
};
