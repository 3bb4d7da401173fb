/** Deutsche Sätze zu Start, Ordnerwahl, weiteren Fenstern, zuletzt geöffneten Projekten und Tasten. */
import type { foldersEn, helpEn, recentEn, shortcutsEn, startEn, tourEn, windowsEn } from '../en/window-words';

export const foldersDe: typeof foldersEn = {
  up: 'Übergeordneter Ordner',
  contents: 'Inhalt des Ordners',
  project: 'Projekt',
  noFolders: 'Hier sind keine Ordner. Dieser Ordner selbst kann gewählt werden.',
  noFiles: 'Hier sind keine passenden Dateien.',
  cut: 'Nur die ersten Einträge sind zu sehen. Geben Sie den Pfad ein, wenn das Gesuchte nicht dabei ist.',
  choose: 'Diesen Ordner wählen',
};

export const windowsDe: typeof windowsEn = {
  switchedTitle: 'Ein anderes Fenster hat ein Projekt geöffnet',
  switched: (name) =>
    `Ein anderes Fenster hat „${name}“ geöffnet. Alle Fenster des Programms zeigen dasselbe Projekt, deshalb jetzt auch dieses. Vom Projekt davor ging nichts verloren.`,
  stay: (name) => `Mit „${name}“ weiterarbeiten`,
  back: (name) => `In allen Fenstern zurück zu „${name}“`,
};

export const recentDe: typeof recentEn = {
  missing: 'nicht gefunden',
  forget: (name) => `„${name}“ aus der Liste entfernen`,
  forgetShort: 'Aus der Liste entfernen',
  forgetMeaning: 'Nur aus dieser Liste. Der Ordner und alles darin bleiben.',
};

export const startDe: typeof startEn = {
  lead: 'Menschen urteilen, wie ähnlich sich Zeichnungen sind. Aus ihren Urteilen entsteht ein Ähnlichkeitsraum, eine Karte, auf der Ähnliches nah beieinander liegt. Netze lernen, jede Zeichnung auf diese Karte zu setzen.',
  welcome: 'Willkommen. Das ist das Beispielprojekt mit fertigen Ergebnissen.',
  goOn: 'Umsehen',
  whereAgain: 'Diese Karten stehen immer unter Start im Projektmenü.',
  preparingSample: 'Das Beispielprojekt wird geöffnet\u00a0…',
  newProject: 'Neues Projekt\u00a0…',
  isOpen: 'jetzt geöffnet',
  cards: {
    look: {
      title: 'Eine fertige Studie ansehen',
      text: 'Das Beispiel: sechzig Strichzeichnungen, ihre Plätze und wie gut Netze sie vorhersagen. Seine Urteile sind simuliert und so gekennzeichnet.',
      go: 'Ergebnisse ansehen',
    },
    bring: {
      title: 'Eine eigene Studie beginnen',
      text: 'Aus Bildern und Tabellen mit Urteilen wird ein eigenes Projekt. Noch keine Urteile? Importieren Sie die Bilder; die Bewertungsstudie sammelt Urteile.',
    },
    place: {
      title: 'Eine Zeichnung platzieren',
      text: 'Zeichnen Sie mit Maus, Stift oder Finger und sehen Sie, wohin die Netze des Beispiels sie setzen, was nahe liegt und wie weit sie übereinstimmen.',
      go: 'Etwas zeichnen',
    },
  },
};

export const tourDe: typeof tourEn = {
  take: 'Rundgang machen',
  label: 'Rundgang',
  at: (stop, all) => `Station ${stop} von ${all}`,
  next: 'Nächste Station',
  back: 'Vorige Station',
  finish: 'Fertig',
  end: 'Rundgang beenden',
  stops: {
    stimuli:
      'Jede Studie beginnt mit Zeichnungen und mit Menschen, die urteilen, wie ähnlich sie sich sind. Hier stehen die Zeichnungen mit ihren Plätzen, die Matrix aller Paare und wie gut sich die Urteilenden einig sind.',
    space:
      'Aus den Urteilen entsteht eine Karte: Was Menschen ähnlich finden, liegt nah beieinander. Ändern Sie links eine Einstellung, und die Karte wird neu berechnet; die Zeilen darüber sagen, wie gut sie passt.',
    corpora:
      'Skizzen von anderswo, mit Namen. An ihnen lernen Netze, wie Strichzeichnungen aussehen, bevor sie die Karte von den wenigen beurteilten Zeichnungen lernen.',
    experiments:
      'Hier werden Netze trainiert, jedes fünfmal, damit jede Zeichnung von einem geprüft wird, das sie nie gesehen hat. Wie lange es dauert, steht neben der Schaltfläche.',
    results:
      'Wohin die Netze die Zeichnungen setzen und wohin Menschen sie setzen, Zeichnung für Zeichnung und Methode für Methode, neben Antworten, die nichts von der Zeichnung wissen.',
    place:
      'Zeichnen Sie selbst etwas und sehen Sie, wo es auf der Karte landet, was nahe liegt und wie weit die fünf Netze übereinstimmen.',
  },
};

export const helpDe: typeof helpEn = {
  menu: 'Hilfe\u00a0…',
  title: 'Hilfe',
  pages: 'Seiten der Anleitung',
  inEnglish: 'Die Anleitung gibt es bisher nur auf Englisch.',
  ask: 'Um Hilfe bitten\u00a0…',
  askTitle: 'Um Hilfe bitten',
  askText:
    'Wer Ihnen hilft, muss das Programm, den Rechner und die letzten Fehler kennen. Das hier ist alles davon, ohne Namen von Personen, Projekten, Dateien und Ordnern und ohne Zeichnungen oder Ergebnisse. Lesen Sie es, speichern Sie es als eine Datei und schicken Sie sie selbst: Das Programm schickt nichts.',
  contents: 'Was in der Datei steht',
  save: 'Als Zip-Datei speichern',
  saved: 'Schicken Sie shape-space-help.zip mit ein paar Worten dazu, was Sie getan haben und was geschah.',
};

export const shortcutsDe: typeof shortcutsEn = {
  menu: 'Tastenkürzel\u00a0…',
  title: 'Tastenkürzel',
  groups: [
    {
      where: 'Überall',
      keys: [
        ['F1, ?', 'Hilfe zu dieser Ansicht'],
        ['Strg+Z', 'Rückgängig'],
        ['Strg+Umschalt+Z, Strg+Y', 'Wiederherstellen'],
        ['Esc', 'Dialog oder Menü schließen'],
      ],
    },
    {
      where: 'Auf einer Karte oder Abbildung',
      keys: [
        ['Pfeile', 'Zum nächsten Zeichen in dieser Richtung gehen'],
        ['Enter', 'Die markierte Zeichnung öffnen'],
        ['Umschalt+Pfeile', 'Eine 3-D-Karte drehen'],
        ['Strg+Mausrad', 'Vergrößern und verkleinern'],
        ['Esc', 'Die Abbildung verlassen'],
      ],
    },
    {
      where: 'Während jemand urteilt',
      keys: [
        ['1 bis 5', 'Antworten'],
        ['Esc', 'Anhalten'],
      ],
    },
  ],
};
