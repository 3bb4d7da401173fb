/** Was die Seite Ergebnisse sagt, auf Deutsch. */
import { baselineStep } from '../../../src-main/core/catalogue/steps';
import type { resultsEn } from '../en/results';

export const resultsDe: typeof resultsEn = {
  sets: 'Konfiguration',
  sizes: {
    tiny: 'Winzig',
    quick: 'Schnell',
    'first-study': 'Wie in der ersten Runde der Studie',
    study: 'Wie in der Studie',
    fitted: 'Wie die Zeit reicht',
    other: 'Andere Einstellungen',
  },
  set: (size, space, dims, runs) => `${size} · ${space}, ${dims}-D (${runs} ${runs === 1 ? 'Lauf' : 'Läufe'})`,
  marks: {
    trial: 'Probelauf (winzig): Diese Zahlen bedeuten nichts',
    trialMeaning: 'Für Ergebnisse, die man lesen kann, unter „Experimente“ eine größere Stufe wählen.',
    stale: 'Berechnet, bevor die Daten geändert wurden',
    staleRows: (rows, all) =>
      `${rows === all ? `Alle ${all}` : `${rows} von ${all}`} Zeilen dieser Ergebnisse wurden berechnet, bevor Stimuli, Zeichnungen, der Raum, die Korpora oder was Netze zu sehen bekommen geändert wurden.`,
    staleSpace: (space) =>
      `Der Raum „${space}“ wurde berechnet, bevor Stimuli oder Urteile geändert wurden, und damit alles, was an ihm gelernt wurde.`,
    computeAgain: 'Neu berechnen',
    computing: 'Wird berechnet\u00a0…',
    otherSize: 'Diese Läufe haben Einstellungen, die keine Stufe dieser Version hat. Die Schritte unter „Experimente“ neu starten.',
  },
  views: 'Zeigen',
  viewNames: {
    places: 'Plätze',
    methods: 'Verfahren',
    configurations: 'Konfigurationen',
    compare: 'Zwei vergleichen',
    layers: 'Schichten',
  },
  configurations: (method) => `${method}, in jeder Konfiguration`,
  configurationsOf: 'Verfahren',
  aheadOfAll: 'allen anderen voraus',
  oneConfiguration:
    'Jedes Verfahren hat nur in einer Konfiguration Ergebnisse. Unter „Experimente“ Schritte in einer anderen Stufe oder mit anderen Einstellungen laufen lassen; ihre Zeilen stehen dann hier nebeneinander.',
  configurationsSpread: 'Mittelwert ± SD über die fünf Testteile.',
  configurationsNote:
    'Fett mit einem +: schlägt jede andere Zeile auf 5 % in einem korrigierten t-Test über die Teile (Nadeau & Bengio, 2003). Probeläufe, Zeilen, denen ein Teil fehlt, und Zeilen, die vor einer Änderung der Daten berechnet wurden, treten nicht an.',
  ladder: 'Von den Vergleichsmodellen bis zur Rauschgrenze',
  ladderNote:
    'Kleine Punkte sind einzelne Teile. Ein fetter Name schlägt jedes andere Verfahren in einem gepaarten Test auf 5 %. Die Rauschgrenze sagt, wie gut die eine Hälfte aller Urteile die andere vorhersagt.',
  publishedNote: (source: string) =>
    `Veröffentlichte Werte: ${source}. Das R² veröffentlichter Netze war über Bilder gemittelt, was für Plätze nahe der Mitte ausufert; hier steht dafür 1 − MSE. Veröffentlichte Regressionen hatten vier Trainingsteile, keinen Merkmalsfilter und wurden über alle veränderten Kopien jeder Zeichnung bewertet (ein Klick auf eine Zeile der Tabelle zeigt sie so); Zeichnungen, Teile und Zahl der Kopien sind andere.`,
  analysisTitle: 'Woran die Ergebnisse zu messen sind',
  analysisText: (parts: number) =>
    `Das Pixelmodell, die nächsten Nachbarn, die Rauschgrenze der Urteile und die Schichten aller Netze werden einmal berechnet und behalten: ${parts} ${parts === 1 ? 'Teil fehlt' : 'Teile fehlen'}.`,
  analysisStart: 'Jetzt berechnen',
  analysisNothing: 'Noch lässt sich nichts untersuchen: Dafür braucht es Zeichnungen aller Stimuli und Urteile oder Unähnlichkeiten.',
  analysing: 'Wird berechnet\u00a0…',
  analysingPart: (part: number, total: number, name: string) => `Teil ${part} von ${total}: ${name}. Sie können weiterarbeiten.`,
  analysisParts: {
    'pixel-baseline': 'Pixelmodell (Lasso)',
    'pixel-ridge': 'Pixelmodell (Ridge)',
    'noise-ceiling': 'Rauschgrenze der Urteile',
    pixels: 'Pixel und Unähnlichkeiten',
    photograph: 'Schichten des Foto-Netzes',
    encoder: 'Schichten eines trainierten Netzes',
  },
  leftOfPart: (duration: string) => `noch etwa ${duration} für diesen Teil`,
  analysisCancelled: 'Abgebrochen. Was bis dahin berechnet war, bleibt.',
  analysisDone: 'Alle Teile sind berechnet.',
  ceilingFound: (mse: string) => `Rauschgrenze: MSE ${mse}.`,
  pixelsFound: (mse: string) => `Pixelmodell: MSE ${mse}.`,
  measure: 'Abstand der Aktivierungen',
  measures: { Euclidean: 'Euklidisch', Manhattan: 'Manhattan', cosine: 'Kosinus', 'inner product': 'Skalarprodukt' },
  statistic: 'Übereinstimmung mit den Unähnlichkeiten',
  statisticMeanings: {
    kendall:
      'Kendalls τ-b: Gehen größere Abstände mit größeren Unähnlichkeiten einher? Von −1 bis 1; höher ist besser. Kein Zusammenhang ergibt 0.',
    spearman: 'Korrelation der Ränge. Von −1 bis 1; höher ist besser. Kein Zusammenhang ergibt 0.',
    pearson: 'Korrelation der Werte. Von −1 bis 1; höher ist besser. Kein Zusammenhang ergibt 0.',
    linearR2: 'Anteil der Varianz der Unähnlichkeiten, den eine Gerade über den Abständen erklärt. Von 0 bis 1; höher ist besser.',
    isotonicR2:
      'Anteil der Varianz der Unähnlichkeiten, den eine steigende Kurve über den Abständen erklärt. Von 0 bis 1; höher ist besser.',
    weighted:
      'Kendalls τ-b, nachdem jede Einheit das am besten passende Gewicht bekam, für Schichten von höchstens 512 Einheiten. Geprüft wird an anderen Paaren derselben Zeichnungen, der Wert ist also zu günstig.',
  },
  networks: 'Netz',
  layersTitle: 'Schichten und die Unähnlichkeiten der Menschen',
  layersNote:
    'Vergleich der Repräsentationen: Alle Zeichnungen gehen durch das Netz, und die Abstände ihrer Aktivierungen in jeder Schicht werden mit den Unähnlichkeiten verglichen, die Menschen angaben. Encoder, die Plätze lernten, kennen die meisten dieser Zeichnungen: Ihre Werte gelten nicht für ungesehene.',
  noLayers:
    'Schicht für Schicht, wie gut Abstände zwischen den Aktivierungen eines Netzes zu den beurteilten Unähnlichkeiten passen. „Jetzt berechnen“ findet es heraus.',
  noNetwork:
    'Ein Netz dieser Art gibt es nicht. Selbst trainierte Encoder sind dabei, solange ihre Zwischenstände im Projektordner liegen.',
  sideA: 'Verfahren A',
  sideB: 'Verfahren B',
  swap: 'A und B tauschen',
  rowName: (step: number, method: string, dims: number) =>
    `${step === baselineStep ? 'Vergleichsmodell' : `Schritt ${step}`}: ${method}, ${dims}-D`,
  needTwo: 'Ein Vergleich braucht zwei Verfahren mit Ergebnissen.',
  compareSaid: (metric: string, a: string, b: string, p: string) => `${metric}: A ${a}, B ${b}; p ${p}.`,
  compareLuck: 'Der Unterschied kann Zufall sein.',
  compareBetter: (side: string) => `${side} ist besser, um mehr als Zufall.`,
  baselines: 'Vergleichsmodelle',
  comparing: 'Wird verglichen\u00a0…',
  compareTitle: (a: string, b: string) => `A: ${a} · B: ${b}`,
  pairedTitle: 'Gepaart über die Zeichnungen',
  pairedNote: (n: number, draws: string) =>
    `Über die ${n} Zeichnungen, die beide geprüft haben, jede so platziert vom Teil, der sie nicht kannte. Intervall: 95 %, Bootstrap über Zeichnungen. p: Permutation, ${draws} Ziehungen, zweiseitig.`,
  foldsNote:
    'Fünf Teile sind keine fünf unabhängigen Stichproben: Sie teilen Trainingszeichnungen. Der Test über Teile ist der korrigierte t-Test (Nadeau & Bengio 2003), der den gewöhnlichen dafür verbreitert.',
  noDrawingsPaired: 'Diese beiden haben keine Testvorhersagen derselben Zeichnungen; nur die Teile lassen sich vergleichen.',
  difference: 'A − B',
  differenceMeaning: 'Mittlere Differenz über die Zeichnungen. Ob unter oder über 0 besser ist, hängt vom Maß ab.',
  interval: '95-%-Intervall',
  intervalMeaning:
    'Wo die Differenz bei anderen Zeichnungen derselben Art läge (Bootstrap, Perzentile). Enthält es 0, kann sie Zufall sein.',
  p: 'p',
  pMeaning:
    'Wie oft der Zufall allein eine mindestens so große Differenz ergibt (Vorzeichen der Differenzen getauscht). Klein überrascht; unter 0,05 gilt als mehr als Zufall.',
  effect: 'd',
  effectMeaning:
    'Effektstärke: mittlere Differenz geteilt durch die Standardabweichung der Differenzen (Cohens d für Paare). 0,2 ist klein, 0,5 mittel, 0,8 groß.',
  foldP: 'p über Teile',
  foldPMeaning: 'Korrigierter t-Test über die Teile (Nadeau & Bengio 2003). Bei fünf Teilen findet er nur große Differenzen.',
  better: (side: string) => `${side} ist besser`,
  biasTitle: 'Wie die Vorhersagen danebenliegen',
  shrinkage: 'Schrumpfungssteigung',
  shrinkageMeaning:
    'Vorhergesagter Abstand von der Mitte je Einheit des wahren (kleinste Quadrate). 1: nichts geht verloren; 0: alles landet in der Mitte, wie beim Nullmodell.',
  shiftAxis: (axis: number) => `Verschiebung auf Achse ${axis}`,
  shiftMeaning: 'Mittel von vorhergesagter minus wahrer Koordinate. 0 ist am besten: weder zu weit hierhin noch dorthin.',
  slopeAxis: (axis: number) => `Steigung auf Achse ${axis}`,
  slopeMeaning: 'Vorhergesagte Koordinate je Einheit der wahren. 1 ist am besten; 0 heißt, dass die Achse nicht gelernt ist.',
  byCategory: 'Mittlerer Fehler nach Kategorie',
  biasView: 'Gezeigte Verzerrung',
  biasViewNames: { slope: 'Schrumpfung', shift: 'Verschiebung', error: 'Nach Kategorie' },
  biasFigures: { slope: 'Was von den Abständen bleibt', shift: 'Verschiebung auf jeder Achse', error: 'Fehler jeder Kategorie' },
  errorsTitle: 'Fehler jeder Zeichnung, A gegen B',
  noBias: 'So lassen sich nur Verfahren betrachten, die Zeichnungen platzieren.',
  map: 'Wahre und vorhergesagte Plätze',
  method: 'Vorhersagen von',
  step: (step, method) => (step === baselineStep ? `Vergleichsmodell: ${method}` : `Schritt ${step}: ${method}`),
  which: 'Vorhersagen zeigen als',
  roles: { test: 'Test', validation: 'Validierung', train: 'Training' },
  rolesMeaning:
    'Jede Zeichnung wird von dem einen Teil geprüft, der sie nie gesehen hat; in einem anderen diente sie der Wahl der Epoche, in dreien dem Training. Nur die Test-Vorhersage sagt, wie gut neue Zeichnungen gesetzt werden.',
  notTest: 'Vorhersagen aus Training und Validierung sehen besser aus, als das Netz ist: Es hat diese Zeichnungen gesehen.',
  comparison: 'Vergleich der Verfahren',
  comparisonNote:
    'Spalten „Mittel der Teile“: Mittel ± Standardabweichung über die fünf Teile; „gepoolt“: einmal über die Testvorhersagen aller Teile berechnet. Alle Werte gelten für ungesehene Zeichnungen. Fett: das beste, wo es jedes andere Verfahren in einem gepaarten Test auf 5 % schlägt.',
  schemeNote:
    'Neue Kategorien: Ganze Kategorien bleiben ausgelassen; jede geprüfte Zeichnung gehört zu einer Kategorie ohne Trainingszeichnungen. Alle anderen Zeilen prüfen Zeichnungen bekannter Kategorien. Zufällige Teile: ohne Rücksicht auf Kategorien gezogen. Beide nehmen am Test auf die beste Zeile nicht teil.',
  rowMethod: 'Verfahren',
  zero: 'Nullmodell',
  zeroMeaning:
    'Antwortet immer mit der Mitte des Raums (bei der Genauigkeit: immer mit derselben Klasse). Das muss jedes brauchbare Verfahren schlagen.',
  baselineNote:
    'Kategoriemittel: der mittlere Platz der Trainingszeichnungen aus der Kategorie der Zeichnung; sieht kein Bild. Nächster Nachbar: der Platz der Trainingszeichnung mit den ähnlichsten Merkmalen.',
  featuresUsed: (used, all) => {
    const [least, most] = [Math.min(...used), Math.max(...used)];
    const some = least === most ? String(most) : `${least} bis ${most}`;
    return most === all
      ? `Angepasst an alle ${all} Merkmale.`
      : `Angepasst an ${some} von ${all} Merkmalen: Solche, die kaum schwanken (SD unter einem festgelegten Anteil der größten), bleiben weg.`;
  },
  foldsOf: (method) => `Teile von ${method}`,
  incomplete: 'noch nicht alle Teile',
  pooled: 'über alle Testzeichnungen auf einmal',
  fold: (fold) => `Teil ${fold}`,
  preset: { tiny: 'winzig', quick: 'schnell', 'first-study': 'wie in ihrer ersten Runde', study: 'wie in der Studie' },
  dimensions: 'Nach Zahl der Dimensionen',
  metric: 'Maß',
  noDimensions: 'Die Kurve über die Zahl der Dimensionen erscheint, sobald Schritt 5 Ergebnisse hat.',
  zeroGets: (value) => `Hier erreicht das Nullmodell ${value}.`,
  formNames: { pooled: (name) => `${name} (gepoolt)`, folds: (name) => `${name} (Mittel der Teile)` },
  formMeanings: {
    pooled: 'Gepoolt: einmal über die Testvorhersagen aller Teile zusammen berechnet.',
    folds:
      'Mittel der Teile: in jedem Teil für sich berechnet, dann gemittelt. R² und τ von einem Dutzend Zeichnungen liegen niedriger als die aller Zeichnungen zusammen.',
  },
  card: (name, category) => `${name}, ${category}`,
  previous: 'Vorige',
  next: 'Nächste',
  truth: 'Wahrer Platz',
  predictions: 'Vorhergesagte Plätze',
  predictionsNote: 'Ein Lauf für jeden Teil; nur die Test-Vorhersage gilt einer Zeichnung, die der Lauf nicht gesehen hatte.',
  rank: 'Rang',
  rankMeaning: 'Platz dieser Zeichnung, wenn alle nach ihrem Abstand von der Vorhersage geordnet werden, im ganzen Raum. 1 ist am besten.',
  errorMeaning: 'Abstand zwischen vorhergesagtem und wahrem Platz im ganzen Raum. 0 ist am besten.',
  of: (n) => `von ${n}`,
  neighbours: (dims) => `Nächste Nachbarn im ganzen ${dims}-D-Raum`,
  nearTruth: 'Des wahren Platzes',
  nearPrediction: 'Der Test-Vorhersage',
  shared: 'Nachbar von beiden',
  noPrediction: 'Noch keine Test-Vorhersage: Ihr Teil ist noch nicht gerechnet.',
  emptyTitle: 'Noch keine Ergebnisse',
  emptyText: 'Ergebnisse erscheinen, sobald der erste Lauf eines Experiments fertig ist.',
  goToExperiments: 'Zu den Experimenten',
  noMap: 'Die Karte erscheint, sobald ein Schritt, der Plätze vorhersagt (1, 3 oder 4), einen fertigen Lauf hat.',
};
