/** Was im Menü an jeder Abbildung und Tabelle steht, auf Deutsch. */
import type { outputEn } from '../en/output';

export const outputDe: typeof outputEn = {
  menu: 'Kopieren oder speichern',
  of: (title) => `„${title}“ kopieren oder speichern`,
  copy: 'Kopieren',
  save: 'Speichern als',
  making: 'Einen Moment …',
  copied: 'Kopiert',
  picture: 'Bild',
  table: 'Tabelle für ein Manuskript',
  accuracyTable: 'Tabelle der Trefferquoten für ein Manuskript',
  latex: 'Tabelle für LaTeX',
  numbers: 'Zahlen für eine Tabellenkalkulation',
  caption: 'Bildunterschrift',
  sentences: 'Sätze',
  width: 'Breite in Dateien',
  columns: {
    one: (mm) => `Eine Spalte, ${mm} mm`,
    oneAndHalf: (mm) => `Anderthalb Spalten, ${mm} mm`,
    two: (mm) => `Zwei Spalten, ${mm} mm`,
  },
  origin: {
    choose: 'Ansicht einer Abbildung öffnen …',
    hint: 'Eine Abbildung, die dieses Programm gespeichert hat (SVG, PNG oder PDF), führt zu der Ansicht zurück, aus der sie gespeichert wurde. Man kann sie auch auf dem Fenster ablegen.',
    none: (file) =>
      `${file} sagt nicht, aus welcher Ansicht es gespeichert wurde: Dieses Programm hat es nicht gespeichert, oder ein anderes hat es seither geändert.`,
    damaged: (file) =>
      `${file} gibt sich als Abbildung dieses Programms aus, aber die Angaben zur Ansicht sind beschädigt. Speichern Sie die Abbildung neu.`,
    newer: (file) =>
      `${file} wurde von einer neueren Version dieses Programms gespeichert. Aktualisieren Sie das Programm, um die Ansicht zu öffnen.`,
    otherProject: (file, project) =>
      `${file} ist eine Abbildung aus dem Projekt „${project}“. Öffnen Sie dieses Projekt und dann die Abbildung noch einmal.`,
    partly: 'Nicht alles, was die Abbildung zeigt, ist noch da: Was fehlt, steht wie zu Beginn.',
  },
  formats: {
    svg: 'SVG, zum Weiterbearbeiten',
    pdf: 'PDF, für Aufsätze und Poster',
    csv: 'Zahlen als CSV',
    caption: 'Bildunterschrift als TXT',
  },
  refused: 'Der Browser erlaubt es nicht.',
  copyFailed: (what, why) => `„${what}“ konnte nicht kopiert werden: ${why} Versuchen Sie es noch einmal, oder speichern Sie es als Datei.`,
  saveFailed: (what, why) =>
    `„${what}“ konnte nicht gespeichert werden: ${why} Versuchen Sie es noch einmal, oder wählen Sie ein anderes Format.`,
};
