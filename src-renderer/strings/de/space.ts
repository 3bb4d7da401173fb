/** Was die Seite Raum sagt, auf Deutsch. */
import type { spaceEn } from '../en/space';
import { count } from '../count';

export const spaceDe: typeof spaceEn = {
  space: 'Ähnlichkeitsraum',
  dims: 'Dimensionen',
  dimsOption: (dims) => `${dims}-D`,
  target: 'Zielraum',
  isTarget: (name, dims) => `Die Netze lernen, Plätze in ${name}, ${dims}-D, vorherzusagen.`,
  noTarget: 'Es ist noch kein Zielraum gewählt.',
  chooseTarget: (name, dims) => `${name}, ${dims}-D, als Zielraum verwenden`,
  targetChosen: (name, dims) => `Der Zielraum ist jetzt ${name}, ${dims}-D. Ergebnisse in anderen Räumen bleiben in ihren Dateien.`,
  name: 'Name des neuen Raums',
  nameHint: 'Buchstaben, Ziffern, Leerzeichen und Bindestriche.',
  method: 'Verfahren',
  methods: {
    classical: 'Klassische Skalierung',
    metric: 'Metrisch (SMACOF)',
    nonmetric: 'Nichtmetrisch (SMACOF)',
    ordinal: 'Ordinale Einbettung aus Tripeln',
    imported: 'Importiert',
  },
  ties: 'Gleiche Unähnlichkeiten',
  tieNames: {
    primary: 'Dürfen sich trennen (primär)',
    secondary: 'Bleiben gleich (sekundär)',
    tertiary: 'Bleiben im Mittel gleich (tertiär)',
  },
  starts: 'Zufällige Anfänge',
  seed: 'Startwert des Zufalls',
  advanced: 'Weitere Einstellungen',
  maxIterations: 'Größte Zahl der Schritte',
  computed: (name) => `Der Raum ${name} ist fertig.`,
  stale: (name: string) => `Der Raum „${name}“ wurde berechnet, bevor Stimuli oder Urteile geändert wurden.`,
  nameTaken: (name) => `Es gibt schon einen Raum namens „${name}“. Wählen Sie einen anderen Namen.`,
  map: 'Karte des Raums',
  scree: 'Stress nach Zahl der Dimensionen',
  screeNote:
    'Kruskals Stress-1: wie schlecht die Abstände die Ordnung der Unähnlichkeiten wahren. Von 0 bis 1; weniger ist besser, und mehr Dimensionen erlauben einen kleineren.',
  stressRises: (from, to) =>
    `Von ${from} zu ${to} Dimensionen steigt der Stress hier: Der beste Start in ${to}-D war nicht der beste, den es gibt. Mehr Zufallsstarts finden ihn vielleicht.`,
  noStress: 'Dieser Raum kam ohne Stress-Werte.',
  tau: 'Kendall-τ',
  tauMeaning: 'Rangkorrelation der Abstände im Raum mit den Unähnlichkeiten (τ-b). Von −1 bis 1; mehr ist besser.',
  converged: 'Konvergiert',
  yes: 'ja',
  no: 'nein',
  unknown: 'nicht bekannt',
  emptyTitle: 'Noch kein Ähnlichkeitsraum',
  emptyText: 'Ein Ähnlichkeitsraum wird aus den Unähnlichkeiten berechnet, die Menschen angaben, oder kommt mit einer importierten Studie.',
  live: 'Live, nicht gespeichert',
  liveName: (method, dims) => `${method}, ${dims}-D, nicht gespeichert`,
  how: 'Wie er berechnet wird',
  scale: 'Skala der Unähnlichkeiten',
  scales: {
    ratio: 'Im Verhältnis (Verhältnisskala)',
    interval: 'Auf einer Geraden ab 0 (Intervallskala)',
    'unbounded-interval': 'Auf jeder Geraden (Intervallskala ohne Grenze)',
  },
  from: 'Berechnet aus',
  froms: { stored: 'Den gespeicherten Unähnlichkeiten', mean: 'Mittelwerten der Urteile', median: 'Medianen der Urteile' },
  limit: 'Höchstens so viele Urteile je Paar',
  noLimit: 'alle',
  save: 'Als Raum speichern',
  saveNote: 'Speichert eine bis zehn Dimensionen.',
  onMap: 'Auf der Karte',
  overlays: {
    stress: 'Stress je Punkt',
    ellipses: 'Konfidenzellipsen (andere Urteilende)',
    directions: 'Richtungen der Merkmale',
    hulls: 'Bereiche der Kategorien',
  },
  alsoCompute: 'Außerdem berechnen',
  slow: { structure: 'Permutationstest des Stress', scatter: 'Konfidenzellipsen', ceiling: 'Rauschgrenze' },
  computingNow: 'wird berechnet …',
  fit: 'Anpassung',
  stressMeaning:
    'Kruskals Stress-1: wie schlecht die Abstände zu den Unähnlichkeiten passen. Von 0 bis 1; weniger ist besser. Was wenig ist, hängt von der Zahl der Zeichnungen und Dimensionen ab: Der Permutationstest sagt es.',
  iterations: 'Schritte',
  pairs: (rated, pairs) => `${rated} von ${pairs} Paaren beurteilt`,
  perPair: (total, least, most) =>
    least === most ? `${total} Urteile, ${most} je Paar` : `${total} Urteile, ${least} bis ${most} je Paar`,
  missingPairs: (n, examples) =>
    n === 1
      ? `1 Paar wurde nie beurteilt: ${examples}. Es redet bei der Anpassung nicht mit.`
      : `${n} Paare wurden nie beurteilt, darunter ${examples}. Sie reden bei der Anpassung nicht mit.`,
  distinct: (n) => count(n, 'Wert', 'verschiedene Werte'),
  notConverged:
    'Der beste Anfang war noch nicht zur Ruhe gekommen, als die größte Zahl der Schritte erreicht war. Erhöhen Sie sie unter Weitere Einstellungen.',
  tertiaryNote:
    'Bei tertiären Bindungen müssen nur die Mittelwerte gleicher Paare in der Ordnung sein. Bei so vielen gleichen Werten wie hier schafft das fast jede Anordnung: Stress nahe 0 und kleines τ heißen, dass die Plätze wenig sagen.',
  fitSaysLittle: 'Diese Anpassung sagt wenig.',
  doubts: (doubt) => {
    switch (doubt.code) {
      case 'near-zero-stress':
        return 'Der Stress ist fast 0: Beinahe jede Anordnung würde zu diesen Unähnlichkeiten passen.';
      case 'few-judged-pairs':
        return `${doubt.stimuli} Stimuli wurden in weniger als ${doubt.least} Paaren beurteilt, sodass ihre Plätze frei sind.`;
      case 'equal-dissimilarities':
        return 'Alle Unähnlichkeiten sind gleich.';
      case 'far-clusters':
        return `Die Stimuli zerfallen in zwei Gruppen von ${doubt.sizes[0]} und ${doubt.sizes[1]}, die weiter auseinanderliegen als jedes Paar in ihnen: Nichtmetrische Skalierung sieht nicht, was darin ist. Skalieren Sie jede für sich oder metrisch.`;
      case 'more-parameters':
        return `${doubt.parameters} freie Koordinaten stehen ${doubt.judged} beurteilten Paaren gegenüber: Nehmen Sie weniger Dimensionen oder lassen Sie mehr Paare beurteilen.`;
      case 'few-triplets':
        return `${doubt.stimuli} Stimuli wurden in weniger als ${doubt.least} Tripeln beurteilt, sodass ihre Plätze frei sind.`;
      case 'more-parameters-than-triplets':
        return `${doubt.parameters} freie Koordinaten stehen ${doubt.judged} Urteilen gegenüber: Nehmen Sie weniger Dimensionen oder lassen Sie mehr Tripel beurteilen.`;
      default:
        return doubt satisfies never;
    }
  },
  shepard: 'Shepard-Diagramm',
  shepardNote:
    'Jedes Paar einmal: sein Abstand im Raum über seiner Unähnlichkeit, und die angepasste Kurve. Punkte weit von der Kurve sind Paare, die der Raum falsch zeigt.',
  elbowNote: (dims) => `Am stärksten knickt die Kurve bei ${dims} Dimensionen: eine Faustregel, keine Entscheidung.`,
  structure: 'Permutationstest des Stress',
  structureResult: (p, count) =>
    `p = ${p}: Anteil der ${count} Datensätze mit zufällig auf die Paare verteilten Unähnlichkeiten, der echte mitgezählt, die mindestens so gut passen. Echte und vermischte Daten bekommen gleich wenige Anfänge.`,
  structureSummary: (p, stress, least) =>
    `p = ${p}. Stress ${stress} mit denselben wenigen Starts; durchmischte Daten erreichen bestenfalls ${least}.`,
  ceilingSummary: (mse, r2) => `Eine Hälfte der Urteile sagt die andere mit einem MSE von ${mse} und einem R² von ${r2} vorher.`,
  scatterSummary: (replicates) => `Aus ${replicates} Bootstrap-Stichproben der Urteile gezeichnet.`,
  showFigure: 'Zur Abbildung',
  ceiling: 'Rauschgrenze',
  ceilingNote: (splits) =>
    `Was eine vollkommene Abbildung erreichen könnte: Die Urteile jedes Paars werden ${splits}-mal zufällig halbiert, und der Raum der einen Hälfte gilt als Vorhersage für den der anderen. Mit allen Urteilen liegt die Grenze etwas höher.`,
  ceilingMean: 'Mittel',
  sd: 'SD',
  metric: 'Maß',
  directions: 'Richtungen der Merkmale',
  directionsNote:
    'Wohin ein beurteiltes Merkmal am schnellsten wächst: durch Regression über alle Zeichnungen und durch eine Support-Vector-Maschine zwischen dem obersten und dem untersten Viertel. Die besten werden gemittelt, wie in der Shapes-Studie.',
  noDirections: 'Das Projekt hat keine beurteilten Merkmale.',
  feature: 'Merkmal',
  ratedAs: 'Urteile',
  foundBy: 'Gefunden durch',
  models: { regression: 'Regression', svm: 'Support-Vector-Maschine' },
  bestBy: { kappa: 'Beste nach κ, gemittelt', spearman: 'Beste nach ρ, gemittelt' },
  kappa: 'Cohens κ',
  kappaMeaning: 'Wie gut die beste Schwelle auf der Richtung das oberste vom untersten Viertel trennt. Höchstens 1; 0 ist Zufall.',
  spearman: 'Spearman-ρ',
  regions: 'Bereiche der Kategorien',
  regionsNote: 'Eindringlinge sind Zeichnungen anderer Kategorien in der konvexen Hülle einer Kategorie, in allen Dimensionen des Raums.',
  flatNote:
    'Eine Kategorie hat nicht mehr Zeichnungen als der Raum Dimensionen: Ihre Hülle ist flach, nichts kann darin liegen, und 0 Eindringlinge sagen nichts.',
  members: 'Zeichnungen',
  intruders: 'Eindringlinge',
  size: 'Abstand zum Prototyp',
  allCategories: 'Alle Kategorien',
  baselines: {
    normal: (draws) => `Normalverteilte Plätze (${draws} Ziehungen)`,
    uniform: (draws) => `Gleichverteilte Plätze (${draws} Ziehungen)`,
    shuffled: (draws) => `Vertauschte Zeichnungen (${draws} Ziehungen)`,
  },
  pIntruders: 'p (Eindringlinge)',
  pSize: 'p (Abstand)',
  agreement: 'Vergleich der Abstandsmaße',
  agreementNote:
    'Kreuzvalidiert: Jede Dimension wird so gewichtet, wie es zu vier Fünfteln der Paare passt, und am Rest geprüft. Geteilt werden Paare, nicht Zeichnungen; die Werte sind daher zu günstig.',
  points: 'Punkte',
  ofSpace: 'Dieser Raum',
  ofPixels: (block) => `Bildpunkte, Blöcke zu ${block}`,
  distanceBy: 'Abstand',
  measures: { Euclidean: 'Euklidisch', Manhattan: 'Manhattan', cosine: 'Kosinus', 'inner product': 'Skalarprodukt' },
  weights: 'Gewichte',
  weightKinds: { fixed: 'fest', 'cross-validated': 'kreuzvalidiert' },
  pearson: 'Pearson-r',
  linearR2: 'Lineares R²',
  isotonicR2: 'Isotones R²',
  stressShareLabel: (share) => `Stress je Punkt ${share}`,
  needRatings: 'Braucht die einzelnen Urteile; dieses Projekt hat nur Unähnlichkeiten.',
  triplets: {
    loss: 'Verlust',
    losses: { logistic: 'Logistisch', student: 'Student (t-STE)', 'crowd-kernel': 'Crowd-Kernel' },
    lossTerm: 'Was das bedeutet',
    lossMeaning:
      'Wie aus Abständen Antworten werden. Logistisch: stochastische Tripel-Einbettung, bei drei Zeichnungen Softmax über die Paare. t-STE: breite Enden, verzeiht weite Fehler. Crowd-Kernel: Das Verhältnis der Abstände zählt.',
    how: (loss, starts, seed) =>
      `Ordinale Einbettung aus Tripeln, Verlust ${loss}, ${starts} ${starts === 1 ? 'Anfang' : 'Anfänge'}, Startwert ${seed}`,
    heldOut: 'Zurückgehalten',
    heldOutMeaning:
      'Anteil der Urteile, an die der Raum nicht angepasst wurde und die seine Abstände vorhersagen: die Validierungstripel, oder fünf Teile der Tripel im Wechsel, wo es keine gibt. Von 0 bis 1; höher ist besser.',
    fitted: 'Angepasst an',
    fittedMeaning:
      'Anteil der Urteile, an die angepasst wurde und die von den Abständen vorhergesagt werden. Mit mehr Dimensionen wird er immer größer; bei zurückgehaltenen Tripeln nicht.',
    ceiling: 'Obergrenze',
    ceilingMeaning: (triplets, judgements, others) =>
      `${triplets} Tripel wurden mehr als einmal beurteilt (${judgements} Urteile): Dieser Anteil davon ist die häufigste Antwort auf das Tripel, mehr kann kein Raum vorhersagen. Die häufigste Antwort der anderen trifft in ${others}.`,
    noCeiling: 'Kein Tripel wurde zweimal beurteilt: Wie weit die Leute übereinstimmen, ist nicht bekannt.',
    guessing: (share) => `Raten ${share}`,
    judgements: (judgements, people) =>
      people === 0 ? `${judgements} Urteile` : `${judgements} Urteile von ${people} ${people === 1 ? 'Person' : 'Personen'}`,
    kinds: { reference: (n) => `${n} mit Bezugsreiz`, oddOneOut: (n) => `${n} mit Außenseiter` },
    validation: (kept) =>
      `${kept} Validierungstripel bleiben beiseite: Der Raum wird an die anderen angepasst, und diese beurteilen seine Dimensionen.`,
    times: (median, known) => `Mittlere Antwortzeit (Median) ${median} s (bekannt von ${known} Urteilen).`,
    fast: (n, share) =>
      `${n} Antworten (${share}) kamen in weniger als 0,2 s, schneller, als jemand hinsehen kann: geraten oder verrutscht. Sie zählen wie alle anderen.`,
    noTimes: 'Antwortzeiten sind nicht bekannt.',
    scan: 'Vorhergesagte Tripel nach Zahl der Dimensionen',
    scanNote: 'Nehmen Sie wenige Dimensionen: Wo die Kurve der zurückgehaltenen Tripel nicht mehr steigt, folgen weitere nur dem Zufall.',
    elbow: (dims) =>
      `${dims} ${dims === 1 ? 'Dimension sagt' : 'Dimensionen sagen'} zurückgehaltene Tripel so gut vorher wie jede andere Zahl, innerhalb eines Standardfehlers: eine Faustregel, keine Entscheidung.`,
    noHeldOut: 'Es gibt zu wenige verschiedene Tripel, um welche zurückzuhalten.',
    ellipses: 'Vertrauensellipsen (andere Personen)',
    resampled: (people, replicates) =>
      `Ellipsen: 95 % der Plätze in ${replicates} Räumen aus neu gezogenen ${people ? 'Personen' : 'einzelnen Urteilen (weniger als fünf Personen)'}.`,
    noDissimilarities:
      'Aus Tripeln gibt es keinen Stress, also keinen Permutationstest dafür; ihre Obergrenze steht bei der Anpassung, über der Karte.',
  },
  coordinatesCsv: 'Koordinaten als CSV',
};
