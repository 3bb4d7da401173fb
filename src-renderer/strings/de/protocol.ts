/** German: wie Experimente durchgeführt werden, über das hinaus, was die Größe sagt. */
import type { networkCheckEn, protocolEn } from '../en/protocol';

export const protocolDe: typeof protocolEn = {
  network: {
    title: 'Wie es Bilder bekommt',
    meaning:
      'So, wie das Netz trainiert wurde; seine Dokumentation sagt es. Merkmale eines Netzes, das Bilder anders bekommt, sagen wenig.',
    normalisation: 'Normalisierung',
    normalisations: {
      unit: '0 bis 1, wie sie sind',
      symmetric: '−1 bis 1',
      imagenet: 'Mittel und SD von ImageNet',
      clip: 'Mittel und SD von CLIP',
      own: 'Eigene Zahlen',
    },
    mean: 'Mittelwerte',
    sd: 'Standardabweichungen',
    numberOf: (of, channel) => `${of}: ${['Rot', 'Grün', 'Blau'][channel]}`,
    channels: 'Reihenfolge der Kanäle',
    orders: { rgb: 'Rot, Grün, Blau', bgr: 'Blau, Grün, Rot' },
    polarity: 'Polarität',
    polarities: { usual: 'Schwarze Linien auf Weiß', 'white-on-black': 'Weiße Linien auf Schwarz' },
    tokens: 'Von Karten und Tokens',
    tokensOf: { all: 'Mittel aller Stellen', class: 'Klassentoken (das erste)', others: 'Mittel der Tokens ohne das erste' },
    size: 'Bildgröße in Pixeln, wo das Netz jede nimmt',
    lines: 'Jede Seite einer Linie breiter um (Prozent der Zeichnung, 0 bis 3)',
    further: 'Weitere Netze',
    furtherMeaning:
      'Jedes weitere Netz hat eigene Zeilen in den Schritten 1 und 5, und in Schritt 3, wo Merkmale zusammengefügt werden. Nächster Nachbar und Schichten haben alle, sobald die Analyse gerechnet ist. Fertige Ergebnisse eines entfernten Netzes bleiben unter seinem Namen.',
    add: 'Netz hinzufügen\u00a0…',
    addTitle: 'Fotonetz hinzufügen',
    addThis: 'Dieses Netz hinzufügen',
    remove: 'Entfernen',
    removeNamed: (name) => `${name} entfernen`,
  },
  filter: 'Merkmalsfilter der Regressionen',
  filters: { usual: 'Unter 1 % der größten SD', '0': 'Auch ohne', standardise: 'Auch standardisiert' },
  filterMeaning:
    'Lineare und Lasso-Regression lassen Merkmale aus, die kaum variieren; die Studie ließ keine aus. „Ohne“ passt sie noch einmal an alle Merkmale an, „standardisiert“ auch die Ridge-Regression, jedes Merkmal auf gleicher SD. Jede ist eine eigene Zeile; wie viele Merkmale benutzt wurden, steht in ihren Einzelheiten.',
  extras: { fourTrainingFolds: 'Auch vier Trainingsteile', joined: 'Auch zusammengefügte Merkmale' },
  extraMeanings: {
    fourTrainingFolds:
      'Die veröffentlichten Regressionen wurden an vier Teile angepasst. Hier wählt der vierte die Strafe; damit werden sie mit der gewählten Strafe noch einmal an alle vier angepasst.',
    joined:
      'Regressionen von Schritt 3 noch einmal auf den Merkmalen des Fotonetzes und des Encoders zusammen, jede Gruppe auf gleiche Größe gebracht.',
  },
  asPublished: (copies) => `Wie veröffentlicht: über alle ${copies} veränderten Kopien (Mittel der Teile)`,
  hours: 'Verfügbare Stunden',
  plan: 'Planen',
  planning: 'Plant\u00a0…',
  hoursMeaning:
    'Aus dem gemessenen Tempo dieses Rechners: welche Bildgröße, Breite und Epochenzahl in dieser Zeit am meisten bringen, für die Schritte 1 bis 5. Die Zeit läuft ab dem Start; Dimensionen, für die keine bleibt, fallen weg, die vom Ziel entferntesten zuerst, und was nach der Klassifikation übrig ist, kommt dem Multi-Task-Lernen zugute.',
  planned: (takes, pixels, width, epochs, copies, together, features, stimulusCopies) =>
    `Geplant: Bilder von ${pixels} Pixeln, Breite ${width}; ${epochs} Epochen Klassifikation mit ${copies} Kopien jeder Skizze, dann ${together} Multi-Task-Lernen von diesem Netz aus${stimulusCopies === null ? '' : ` mit ${stimulusCopies} Kopien jeder Zeichnung`}; Regressionen auf ${features} Kopien. Dauert etwa ${takes}. Nicht wie in der Studie; jedes Ergebnis sagt das.`,
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

/** Was ein eigenes Netz bekommt und daraus macht. */
export const networkCheckDe: typeof networkCheckEn = {
  button: 'Prüfen',
  checking: 'Wird geprüft\u00a0…',
  title: 'Was das Netz sieht',
  fine: (drawings) => `Nichts spricht gegen diese Merkmale: ${drawings} Zeichnungen bekommen verschiedene.`,
  doubts: {
    'not-finite': 'Manche Merkmale sind keine Zahlen. Prüfen Sie die Normalisierung, oder wählen Sie eine andere Schicht.',
    'all-equal':
      'Jede Zeichnung bekommt dieselben Merkmale: Daraus lässt sich nichts lernen. Wählen Sie eine andere Schicht, oder prüfen Sie Normalisierung und Polarität.',
    'some-equal':
      'Zwei verschiedene Zeichnungen bekommen dieselben Merkmale. Prüfen Sie die Normalisierung, oder wählen Sie eine andere Schicht.',
    'mostly-constant':
      'Mehr als die Hälfte der Merkmale ist bei allen diesen Zeichnungen gleich. Eine frühere Schicht unterscheidet Zeichnungen vielleicht besser.',
    probabilities:
      'Die Merkmale sind positiv und ergeben zusammen 1: Es sind die Wahrscheinlichkeiten der Klassen. Eine frühere Schicht unterscheidet Zeichnungen besser.',
    'flat-input':
      'Die Werte, die das Netz bekommt, unterscheiden sich kaum. Mittelwerte und Standardabweichungen für 0 bis 255 müssen durch 255 geteilt werden.',
    'far-input':
      'Die Werte, die das Netz bekommt, liegen weit von dem, woran Netze lernen. Prüfen Sie Mittelwerte und Standardabweichungen: Sie gelten für Werte von 0 bis 1.',
    'size-fixed': 'Das Netz nimmt Bilder nur in einer Größe; die verlangte Größe wird nicht benutzt.',
    'little-ink': 'In dieser Größe ist kaum ein Pixel einer Zeichnung dunkel. Machen Sie ihre Linien breiter (Linienstärke).',
  },
  picture: (drawing) => `${drawing}, wie das Netz es bekommt`,
  size: 'Bild',
  pixels: (pixels, channels) => `${pixels} × ${pixels} Pixel, ${channels === 1 ? '1 Kanal' : `${channels} Kanäle`}`,
  given: 'Gegebene Werte',
  givenChannel: (channel) => `Gegebene Werte, Kanal ${channel + 1}`,
  range: (least, most, mean, sd) => `${least} bis ${most}, Mittel ${mean}, SD ${sd}`,
  features: 'Merkmale',
  constant: (features, constant) => (constant === 0 ? `${features}` : `${features}, davon ${constant} bei allen diesen Zeichnungen gleich`),
  answered: 'Werte der Merkmale',
  nearest: 'Am ähnlichsten',
  nearestPair: (a, b, percent) => `${a} und ${b}, Abstand ${percent} % der Länge eines Merkmalsvektors`,
};
