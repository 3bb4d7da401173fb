/** Words of the Devices screen, in German. */
import type { devicesEn } from '../../en/running/devices';

export const devicesDe: typeof devicesEn = {
  intro: 'Was auf diesem Computer die Netze rechnen kann. Die automatische Wahl nimmt das schnellste Gerät, das gemessen wurde.',
  machine: 'Dieser Computer',
  threads: (n) => (n === '1' ? '1 Thread' : `${n} Threads`),
  noCard: 'keine Grafikkarte, die das System nennt',
  names: {
    'onnx/cpu': 'Prozessor',
    'onnx/webgpu': 'Grafikkarte (WebGPU)',
    'onnx/cuda': 'Grafikkarte (CUDA)',
    'onnx/dml': 'Grafikkarte (DirectML)',
    'tensorflow/gpu': 'Grafikkarte (TensorFlow)',
    'tensorflow/cpu': 'Prozessor (TensorFlow)',
    'tensorflow/javascript': 'JavaScript (TensorFlow)',
  },
  explain: (ground, device, speed, hasCard, isMeasuring) => {
    const words = `Es rechnet ${device}${speed === null ? '' : `: ${speed} Bilder/s`}`;
    if (ground === 'picked') return `${words}. Sie haben es gewählt.`;
    if (ground === 'gone') return `${words}. Das gewählte Gerät ist nicht da.`;
    if (ground === 'unmeasured')
      return `${words}. ${isMeasuring ? 'Die Geschwindigkeit wird gerade zum ersten Mal gemessen.' : 'Gemessen wurde noch nichts.'}`;
    return `${words}. ${hasCard ? 'Das schnellste der gemessenen Geräte.' : 'Es wurde keine Grafikkarte gefunden.'}`;
  },
  stays: (device) =>
    `Die Experimente dieses Projekts wurden mit ${device} begonnen und bleiben dabei, damit ihre Läufe zusammengehören. Die Wahl eines Geräts unten zieht sie um.`,
  choice: 'Rechnen mit',
  auto: 'Automatisch: dem schnellsten',
  choiceHint:
    'Gilt für neue Experimente und für das offene Projekt: mit einem anderen Gerät begonnene Experimente werden neu gerechnet, wenn Sie sie starten. Bis dahin bleiben ihre Ergebnisse.',
  chosen: (device) => `Ab jetzt rechnet ${device} die Experimente.`,
  chosenAuto: 'Ab jetzt rechnet das schnellste Gerät neue Experimente.',
  measure: 'Messen',
  measureAgain: 'Noch einmal messen',
  measuring: (device) => `Gemessen wird ${device}\u00a0…`,
  landing: 'Zeichnungen platzieren',
  landed: (ms: string, n: number) =>
    `Vom Absetzen des Stifts bis zur Marke auf der Karte: ${ms} ms (Median ${n === 1 ? 'der letzten Zeichnung' : `der letzten ${n} Striche`} in diesem Fenster). Trainings zur gleichen Zeit verlängern das.`,
  measureHint: 'Trainiert die Netze aller Größen einige Sekunden auf jedem Gerät: je etwa eine halbe Minute. Sie können weiterarbeiten.',
  measuredNow: 'Gerade eben gemessen.',
  measuredAgo: (ago) => `Gemessen ${ago}.`,
  found: 'Gefunden',
  device: 'Gerät',
  version: 'Version',
  training: 'Training',
  trainingMeaning:
    'Bilder pro Sekunde, mit denen das Netz der Studie trainiert (224 Pixel, Klassifikation und Abbildung). Mehr ist besser.',
  evaluation: 'Auswertung',
  evaluationMeaning: 'Bilder pro Sekunde, die das Netz der Studie auf die Karte setzt, ohne daraus zu lernen. Mehr ist besser.',
  perSecond: (n) => `${n}/s`,
  duration: 'Alle Schritte dieses Projekts',
  durationMeaning: 'Wie lange alle Schritte dieses Projekts, die sich starten lassen, auf diesem Gerät von Anfang an dauern würden.',
  notMeasured: 'nicht gemessen',
  forChecking: 'nur zum Prüfen von Zahlen',
  missing: 'Hier nicht verfügbar',
  missingNone: 'Alles, was dieses Programm kennt, wurde gefunden.',
  howTo: {
    'onnx/webgpu':
      'Nutzt jede Grafikkarte, ohne CUDA. Installieren Sie den aktuellen Treiber der Karte; unter Linux auch Vulkan (Pakete libvulkan1 und mesa-vulkan-drivers oder den NVIDIA-Treiber).',
    'onnx/cuda': 'Für NVIDIA-Karten. Braucht den NVIDIA-Treiber und CUDA 12 sowie einen Befehl im Ordner des Programms.',
    'onnx/dml': 'Für Grafikkarten unter Windows 10 und später. Installieren Sie den aktuellen Treiber der Karte, mit DirectX 12.',
    'tensorflow/gpu':
      'Für NVIDIA-Karten. Braucht den NVIDIA-Treiber und ein TensorFlow für Grafikkarten sowie einen Befehl im Ordner des Programms.',
    'tensorflow/cpu': 'Braucht ein TensorFlow für Python sowie einen Befehl im Ordner des Programms.',
    'tensorflow/javascript': 'Gehört zur Entwicklungsfassung des Programms; nur zum Prüfen von Zahlen.',
  },
  extras: 'Zusätze für Grafikkarten',
  extrasNone: 'Diese Version des Programms nennt keine Zusätze für dieses System.',
  extrasIntro:
    'Bibliotheken der Hersteller von Grafikkarten, zu groß, um mit dem Programm zu kommen. Heruntergeladen wird hier nichts: Bringen Sie die Dateien in einem Ordner mit, auf einem Stick oder Netzlaufwerk. Jede wird an ihrer Prüfsumme geprüft, bevor sie benutzt wird.',
  extrasInstall: 'Aus einem Ordner installieren\u00a0…',
  extrasFolder: 'Ordner mit den Dateien eines Zusatzes',
  extrasWorking: 'Die Dateien werden kopiert und geprüft\u00a0…',
  extrasInstalled: 'Installiert. Die Geräte werden neu betrachtet.',
  extraInstalled: 'Installiert.',
  extraFrom: (from) => `Nicht installiert. Die Dateien gibt es hier: ${from}`,
  extraFiles: (n, megabytes) => (n === 1 ? `1 Datei, ${megabytes} MB` : `${n} Dateien, ${megabytes} MB`),
  extraRemove: 'Entfernen',
  extraRemoveNamed: (name) => `Den Zusatz für ${name} entfernen`,
  extraRemoved: 'Entfernt.',
  extraOutdated: (id) => `Ein Zusatz für eine andere Version des Programms ist installiert (${id}). Er wird nicht benutzt.`,
  commandsNote: 'Befehle für ein Terminal, in dieser Reihenfolge; der letzte im Ordner des Programms:',
  details: 'Einzelheiten',
};
