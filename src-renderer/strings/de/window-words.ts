/** Deutsche Sätze zu Ordnerwahl, weiteren Fenstern, verschwundenen Projekten und Tasten. */
import type { foldersEn, recentEn, shortcutsEn, windowsEn } from '../en/window-words';

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
};

export const shortcutsDe: typeof shortcutsEn = {
  menu: 'Tastenkürzel\u00a0…',
  title: 'Tastenkürzel',
  groups: [
    {
      where: 'Überall',
      keys: [
        ['?', 'Diese Liste zeigen'],
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
