/** Wörter der Seite Stimuli und wie Änderungen heißen, auf Deutsch. */
import type { changesEn, stimuliEn } from './stimuli-en';

export const stimuliDe: typeof stimuliEn = {
  count: (shown, all) => (shown === all ? `${all} Stimuli` : `${shown} von ${all} Stimuli`),
  search: 'Nach Namen suchen',
  category: 'Kategorie',
  allCategories: 'Alle Kategorien',
  sort: 'Sortieren nach',
  sorts: {
    study: 'Reihenfolge des Projekts',
    name: 'Name',
    category: 'Kategorie',
    ratings: 'Bewertungen',
    centre: 'Abstand vom Mittelpunkt',
  },
  show: 'Zeigen als',
  layouts: { grid: 'Raster', table: 'Tabelle' },
  name: 'Name',
  drawing: 'Zeichnung',
  coordinates: 'Koordinaten',
  coordinate: (dimension) => `Dim. ${dimension}`,
  ratings: 'Bewertungen',
  ratingsOf: (n) => `${n} Bewertungen`,
  fold: 'Teil',
  problems: 'Probleme',
  noCoordinates: 'Noch keine Koordinaten',
  noDrawing: 'Keine Zeichnung',
  onlyProblems: 'Nur solche mit Problemen',
  nothingFound: 'Kein Stimulus passt.',
  showAll: 'Alle zeigen',
  emptyTitle: 'Noch keine Stimuli',
  emptyText:
    'Stimuli sind die Zeichnungen, die Menschen bewertet haben. Sie kommen mit einem Projekt: Öffnen Sie eines oder importieren Sie die veröffentlichte Studie.',
  meanings: {
    coordinates: 'Wohin Menschen diese Zeichnung im Zielraum setzen. Die Mitte ist 0, der mittlere quadrierte Abstand von ihr ist 1.',
    ratings: 'An wie vielen Urteilen über Paare diese Zeichnung beteiligt ist.',
    fold: 'Der Teil der Zeichnungen, zu dem diese gehört. Jeder der fünf Läufe wird an einem Teil geprüft, den er nie gesehen hat.',
  },
};

export const changesDe: typeof changesEn = {
  undo: 'Rückgängig',
  redo: 'Wiederholen',
  undoWhat: (what) => `Rückgängig: ${what}`,
  redoWhat: (what) => `Wiederholen: ${what}`,
  undone: (what) => `Rückgängig gemacht: ${what}`,
  redone: (what) => `Wiederholt: ${what}`,
  interrupted: (what) =>
    `Das Programm endete mitten in einer Änderung; sie wurde zurückgenommen: ${what}. Nehmen Sie sie noch einmal vor, falls Sie sie noch wünschen.`,
  kinds: {
    'stimulus-renamed': (about) => `${about} umbenannt`,
    'category-changed': (about) => `Kategorie von ${about} geändert`,
    'stimulus-excluded': (about) => `${about} ausgeschlossen`,
    'stimulus-included': (about) => `${about} wieder aufgenommen`,
    'drawing-replaced': (about) => `Zeichnung von ${about} ersetzt`,
    'target-space-chosen': (about) => `Zielraum ${about} gewählt`,
    'space-computed': (about) => `Raum ${about} berechnet`,
    'corpus-added': (about) => `Korpus ${about} hinzugefügt`,
    'corpus-removed': (about) => `Korpus ${about} entfernt`,
    'network-chosen': () => 'Foto-Netz gewählt',
    'data-imported': (about) => (about === '' ? 'Daten importiert' : `${about} importiert`),
    'rating-study-set-up': () => 'Bewertungsstudie geändert',
    'ratings-collected': (about) => `${about} in die Bewertungen übernommen`,
    'participant-withdrawn': (about) => `Teilnahme von ${about} zurückgezogen`,
    outside: () => 'Änderungen an den Dateien durch ein anderes Programm',
  },
};
