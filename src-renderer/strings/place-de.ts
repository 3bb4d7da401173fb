/** Wörter der Ansicht „Platzieren“, auf Deutsch. */
import type { placeEn } from './place-en';

export const placeDe: typeof placeEn = {
  title: 'Eine Zeichnung platzieren',
  pad: (strokes, hasPicture) =>
    `Zeichenfläche: ${strokes === 1 ? '1 Strich' : `${strokes} Striche`}${hasPicture ? ' und ein importiertes Bild' : ''}`,
  tool: 'Werkzeug',
  tools: { pen: 'Stift', eraser: 'Radierer' },
  width: 'Strichbreite',
  undo: 'Rückgängig',
  redo: 'Wiederholen',
  clear: 'Leeren',
  importPicture: 'Bild importieren\u00a0…',
  keys: 'Zeichnen Sie mit Maus, Finger oder Stift, oder legen Sie ein Bild hier ab oder fügen es ein. Mit der Tastatur: Bild importieren, dann verschieben es die Pfeile, + und − ändern die Größe, L und R drehen. Strg+Z macht rückgängig.',
  pictureFailed: (why) => `Das Bild lässt sich nicht verwenden: ${why}.`,
  method: 'Platziert durch',
  rowName: (name, dims) => `${name}, ${dims}-D`,
  viewTitle: 'Drehen, skalieren, verschieben',
  viewMeaning:
    'Die Netze sehen jede Zeichnung auf ihre Linien zugeschnitten, in der Mitte und in einer Größe. Hier können Sie sie ihnen anders zeigen und zusehen, wie ihr Platz wandert; die Spur bleibt auf der Karte.',
  turn: 'Drehung',
  size: 'Größe',
  right: 'Quer',
  down: 'Abwärts',
  usual: 'Wie üblich',
  turnRound: 'Alle 24 Drehungen',
  mapTitle: 'Wo sie landet',
  mapSettings: 'Karte',
  forgetTrail: 'Spur entfernen',
  what: 'neue Zeichnung',
  drawFirst: 'Zeichnen Sie etwas auf die Fläche: Es landet hier nach jedem Strich.',
  opening: (done, total) => `Die Netze werden geöffnet: ${done} von ${total}`,
  placing: 'Wird platziert\u00a0…',
  landed: (nearest, distance, spread) =>
    `Am nächsten gelandet bei ${nearest} (Abstand ${distance}). Die fünf Netze liegen ${spread} von ihrem Mittel entfernt.`,
  unsure: 'Dieser Platz sagt wenig:',
  marks: {
    far: 'Die Zeichnung ist weit weg von allem, was die Netze gesehen haben.',
    'much-ink': 'Sie hat mehr Schwarz als jede bewertete Zeichnung. Versuchen Sie einen dünneren Strich.',
    'little-ink':
      'Sie hat weniger Schwarz als jede bewertete Zeichnung: Ihre Linien verschwinden fast in der Größe, die die Netze sehen. Versuchen Sie einen breiteren Strich.',
    'uneven-ground': 'Ihr Grund ist ungleichmäßig wie auf einer Fotografie: Die Netze halten das für Linien.',
    'grey-ground': 'Ihr Grund ist grau wie auf einer Fotografie: Die Netze halten das für Linien.',
    faint: 'Sie ist so blass gezeichnet, dass die Netze sie kaum sehen.',
  },
  photo:
    'Das importierte Bild hatte einen grauen oder ungleichmäßigen Grund wie eine Fotografie. Er wurde weiß gemacht; was übrig ist, gilt als Linie, auch wo es keine Zeichnung ist.',
  refused: {
    unreadable: 'Das Bild lässt sich nicht lesen.',
    blank: 'Noch gibt es nichts zu platzieren: Das Papier ist leer.',
    'all-ink': 'Alles ist schwarz. Zeichnen Sie dunkle Linien auf weißes Papier.',
    dot: 'Das ist nicht mehr als ein Punkt. Zeichnen Sie etwas Größeres, dann landet es.',
  },
  region: (level) => `Bereich von ${level}`,
  regionMeaning: (level) =>
    `Gemacht aus den Fehlern bewerteter Zeichnungen, die das jeweilige Netz nicht gesehen hatte (kreuz-konform), und weiter, wo die Netze uneins sind. Für Zeichnungen wie die bewerteten liegt der wahre Platz in etwa ${level} der Fälle darin. Die Karte zeigt seinen Schatten; im ganzen Raum ist er ein Ellipsoid.`,
  coverage: (inside, of) => `An den bewerteten Zeichnungen geprüft: ${inside} von ${of} liegen in ihrem.`,
  noRegion: 'Für einen Bereich gibt es zu wenige bewertete Zeichnungen.',
  nearest: 'Nächste bewertete Zeichnungen',
  nearestMeaning: 'Nach ihren wahren Plätzen, im ganzen Raum.',
  readouts: 'Bewertete Merkmale',
  readoutsMeaning: 'Der Platz auf der Richtung jedes Merkmals, zwischen der niedrigsten und der höchsten bewerteten Zeichnung.',
  readout: (feature, share) => `${feature}: höher als ${share} der bewerteten Zeichnungen`,
  below: (share) => `über ${share}`,
  classes: 'Wofür die Netze sie halten',
  classesMeaning: 'Mittlere Wahrscheinlichkeit der Klassen der Skizzenkorpora.',
  turned: 'Alle 24 Drehungen',
  turnedMeaning:
    'Die bewerteten Zeichnungen stehen aufrecht, und die Netze haben sie nie gedreht gesehen: Eine gedrehte Zeichnung kann anderswo landen.',
  turnedBy: 'Gedreht um',
  spread: 'Streuung',
  distance: 'Abstand',
  nearestOne: 'Nächste',
  noMethodTitle: 'Noch kann nichts Zeichnungen platzieren',
  noMethod: {
    'no-results':
      'Dazu braucht es die fünf fertigen Teile eines Schritts, der Plätze lernt. Gemeinsames Lernen (Schritt 4) antwortet am schnellsten; die Voreinstellung „Schnell“ dauert einige Minuten.',
    'no-weights':
      'Die Ergebnisse dieses Projekts kamen ohne die Gewichte ihrer Netze. Starten Sie Schritt 4 unter „Experimente“ noch einmal: Die Voreinstellung „Schnell“ dauert einige Minuten.',
  },
  goToExperiments: 'Zu den Experimenten',
  savePng: 'Als PNG speichern',
  saveSvg: 'Striche als SVG speichern',
  stale: 'Gelernt aus Daten, wie sie vor einer Änderung waren.',
};
