/** Wörter an jeder Abbildung, auf Deutsch; die in ihnen stehen in strings/de/words. */
import { wordsDe } from '../../../strings/de/words/index';
import type { figuresEn } from '../en/figures';

export const figuresDe: typeof figuresEn = {
  words: wordsDe.figures,
  lostDrawings: (names) =>
    `Die Abbildung ist gespeichert, aber ${names.length === 1 ? 'die Zeichnung' : 'die Zeichnungen'} von ${names.join(', ')} konnte${names.length === 1 ? '' : 'n'} nicht gelesen werden: Dort steht ein leerer Rahmen. Im Bereich „Stimuli“ ersetzen und noch einmal speichern.`,
  asTable: 'Als Tabelle zeigen',
  asFigure: 'Als Abbildung zeigen',
  logScale: 'Logarithmisch',
  find: 'Zeichnung suchen',
  notFound: 'Keine Zeichnung heißt so.',
  axes: 'Achsen',
  families: { dimension: 'Dimensionen', principal: 'Hauptachsen' },
  depth: 'Ansicht',
  depths: { flat: '2-D', solid: '3-D' },
  across: 'Waagerecht',
  up: 'Senkrecht',
  towards: 'Auf Sie zu',
  reset: 'Ansicht zurücksetzen',
  zoomIn: 'Vergrößern',
  zoomOut: 'Verkleinern',
  turn: { left: 'Nach links drehen', right: 'Nach rechts drehen', up: 'Nach oben drehen', down: 'Nach unten drehen' },
  drawings: 'Zeichnungen',
  drawingSize: 'Größe der Zeichnungen',
  names: 'Namen, wo Platz ist',
  highlight: 'Hervorheben',
  nothingHighlighted: 'Nichts',
  views: {
    title: 'Gespeicherte Ansichten',
    choose: 'Auswählen',
    none: 'Noch keine. Eine Ansicht behält Achsen, Drehung, Vergrößerung und was gezeigt und hervorgehoben ist.',
    keep: 'Ansicht speichern …',
    keepTitle: 'Ansicht speichern',
    keepIt: 'Speichern',
    keeping: 'Wird gespeichert …',
    name: 'Name',
    replaces: 'Eine Ansicht heißt schon so: Sie wird ersetzt.',
    forget: (name) => `„${name}“ entfernen`,
  },
  keysFlat:
    'Strg und Mausrad vergrößert, danach verschiebt Ziehen. Mit der Tastatur: Pfeile gehen von Zeichen zu Zeichen, Enter öffnet, Esc verlässt.',
  keysSolid:
    'Ziehen dreht, Strg und Mausrad vergrößert. Mit der Tastatur: Umschalt und Pfeile drehen, Pfeile gehen von Zeichen zu Zeichen, Enter öffnet, Esc verlässt.',
  kept: (kept) => `Nachbarschaftserhaltung: ${kept} von 5`,
  keptMeaning:
    'Wie viele der fünf nächsten Nachbarn, die eine Zeichnung im ganzen Raum hat, auch in diesem Bild unter ihren fünf nächsten sind, im Mittel. Ein Bild aus zwei oder drei Achsen kann nicht alle Abstände zeigen.',
  shows: (share) => `Zeigt ${share} der Varianz`,
  showsMeaning: 'Welcher Teil der quadrierten Abstände von der Mitte des Raums auf den Achsen dieses Bildes liegt.',
};
