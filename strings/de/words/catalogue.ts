/** What metrics, methods and steps are called and mean, in German. */
import { describeNetworkName, type NetworkWords } from '../../../src-main/core/catalogue/network-name';
import type { MetricDictionary } from '../../../src-main/core/catalogue/name-metric';
import type { MethodDictionary, stepNames } from '../../../src-main/core/catalogue/words-en';

export const networkWordsDe: NetworkWords = {
  settings: {
    symmetric: 'Werte von −1 bis 1',
    imagenet: 'Mittel und SD von ImageNet',
    clip: 'Mittel und SD von CLIP',
    bgr: 'Blau, Grün, Rot',
    'white-on-black': 'weiß auf schwarz',
    'tokens: class': 'Klassentoken',
    'tokens: others': 'Tokens ohne das erste',
  },
  pixels: (size) => `${size} Pixel`,
  lines: (share) => `Linien + ${share}`,
};

export const catalogueDe: MetricDictionary & MethodDictionary = {
  metrics: {
    mse: {
      name: 'MSE',
      meaning:
        'Mittlerer quadrierter Abstand zwischen vorhergesagtem und wahrem Platz, über die Dimensionen summiert. Ab 0; weniger ist besser.',
    },
    med: {
      name: 'Mittlerer Abstand',
      meaning: 'Mittlerer euklidischer Abstand zwischen vorhergesagtem und wahrem Platz, in Einheiten des Raums. Ab 0; weniger ist besser.',
    },
    r2: {
      name: 'R²',
      meaning:
        'Anteil der Varianz der wahren Plätze, den die Vorhersagen erklären, im Mittel der Dimensionen. Höchstens 1; mehr ist besser. Schlechter als stets der Mittelwert ist negativ.',
    },
    rank: {
      name: 'Rang',
      meaning:
        'Platz der Zeichnung selbst, wenn alle nach dem Abstand von ihrer Vorhersage geordnet werden. Von 1 bis zur Zahl der Zeichnungen; weniger ist besser.',
    },
    knn: {
      name: 'Trefferquote bei k = 5',
      meaning:
        'Anteil der Zeichnungen, die unter den fünf nächsten ihrer eigenen Vorhersage sind. Von 0 bis 1; mehr ist besser. Der Zufall erreicht 5 geteilt durch die Zahl der Zeichnungen.',
    },
    neighbours: {
      name: 'Nachbarschaftserhaltung',
      meaning:
        'Anteil der fünf nächsten Nachbarn des wahren Platzes, die auch unter den fünf nächsten der Vorhersage sind. Von 0 bis 1; höher ist besser. Der Zufall erreicht 5 geteilt durch die Zahl der übrigen Zeichnungen.',
    },
    bce: {
      name: 'Rekonstruktionsverlust',
      meaning:
        'Binäre Kreuzentropie je Bildpunkt zwischen rekonstruiertem und sauberem Bild. Ab 0; weniger ist besser. Immer Mittelgrau erreicht 0,69.',
    },
    triplets: {
      name: 'Tripel-Trefferquote',
      meaning:
        'Anteil der Tripel-Urteile, die von den Abständen der Vorhersagen getroffen werden. Von 0 bis 1; höher ist besser. Raten erreicht 1/2 mit Bezugsreiz, 1/3 beim Außenseiter; die häufigste Antwort auf jedes Tripel ist die Obergrenze.',
    },
    kendall: {
      name: 'Kendall-τ',
      meaning:
        'Rangkorrelation der Abstände zwischen Vorhersagen mit den Unähnlichkeiten aus den Urteilen. Von −1 bis 1; mehr ist besser. Kein Zusammenhang ergibt 0; das Nullmodell hat keinen Wert, weil seine Orte alle gleich sind.',
    },
  },
  corpusMetrics: {
    accuracy: (corpus) => ({
      name: `Genauigkeit, ${corpus}`,
      meaning: `Anteil der ungesehenen Skizzen von ${corpus}, die unter den Klassen dieses Korpus ihre richtige Klasse bekamen. Von 0 bis 1; mehr ist besser. Das Nullmodell antwortet immer mit einer Klasse.`,
    }),
  },
  trainings: {
    classification: 'Klassifikation von Skizzen',
    'multi-task': 'Multi-Task-Lernen',
    reconstruction: 'Rekonstruktion von Skizzen',
    'multi-task-reconstruction': 'Multi-Task-Lernen mit Rekonstruktion',
  },
  features: {
    photograph: 'Transfer von ImageNet-Merkmalen',
    sketch: 'Transfer von Skizzen',
    reconstruction: 'Transfer von der Rekonstruktion',
  },
  regressors: { lasso: 'Lasso', linear: 'linear', ridge: 'Ridge' },
  control: (regressor) => `Kontrolle: ${regressor}, vertauschte Plätze`,
  baselines: {
    'category-mean': {
      name: 'Kategoriemittel (sieht kein Bild)',
      meaning:
        'Der mittlere Platz der Trainingszeichnungen derselben Kategorie. Sieht kein Bild: Was ein Netz darüber hinaus erreicht, ist mehr als das Unterscheiden von Kategorien.',
    },
    'nearest-pixels': {
      name: 'Nächster Nachbar (Pixel)',
      meaning: 'Der Platz der Trainingszeichnung mit den ähnlichsten Grauwerten (28 × 28). Nichts wird gelernt.',
    },
    'nearest-photograph': {
      name: 'Nächster Nachbar (ImageNet-Merkmale)',
      meaning: 'Der Platz der Trainingszeichnung, deren Merkmale im Fotonetz am ähnlichsten sind. Nichts wird an den Raum angepasst.',
    },
    'nearest-sketch': {
      name: 'Nächster Nachbar (Skizzenmerkmale)',
      meaning:
        'Der Platz der Trainingszeichnung, deren Merkmale im Encoder von Schritt 2 (gleicher Teil) am ähnlichsten sind. Nichts wird an den Raum angepasst.',
    },
    'nearest-reconstruction': {
      name: 'Nächster Nachbar (Rekonstruktionsmerkmale)',
      meaning:
        'Der Platz der Trainingszeichnung, deren Merkmale im Encoder von Schritt 6 (gleicher Teil) am ähnlichsten sind. Nichts wird an den Raum angepasst.',
    },
  },
  plainBaselines: {
    zero: 'Nullmodell',
    mean: 'Mittel der Trainingsplätze',
    normal: 'Zufällig gezogen (normal)',
    draw: 'Zufälliger Trainingsplatz',
  },
  variants: {
    'encoder-decay': (decay) => `Gewichtsabbau ${decay}`,
    'encoder-dropout': (rate) => (rate === 0 ? 'ohne Dropout' : `Dropout ${rate}`),
    noise: (share) => `Rauschen ${share}`,
    bottleneck: (units) => `Engpass ${units}`,
    folds: (scheme) => ({ categories: 'neue Kategorien', random: 'zufällige Teile' })[scheme],
    'feature-filter': (filter) =>
      filter === 'standardise' ? 'Merkmale standardisiert' : filter === 0 ? 'alle Merkmale' : `Merkmale ab ${filter} der größten SD`,
    'training-folds': (folds) => `${folds} Trainingsteile`,
    joined: () => 'zusammen mit Fotomerkmalen',
    network: (name) => describeNetworkName(name, networkWordsDe),
  },
};

export const stepNamesDe: typeof stepNames = {
  1: 'Transfer von ImageNet-Merkmalen',
  2: 'Klassifikation von Skizzen',
  3: 'Transfer von Skizzen',
  4: 'Multi-Task-Lernen',
  5: 'Andere Zielräume',
  6: 'Rekonstruktion von Skizzen',
  7: 'Transfer von der Rekonstruktion',
  8: 'Multi-Task-Lernen mit Rekonstruktion',
  9: 'Andere Zielräume, mit Rekonstruktion',
};
