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
  formats: {
    svg: 'SVG, zum Weiterbearbeiten',
    pdf: 'PDF, für Aufsätze und Poster',
    csv: 'Zahlen als CSV',
  },
  refused: 'Der Browser erlaubt es nicht.',
  copyFailed: (what, why) => `„${what}“ konnte nicht kopiert werden: ${why} Versuchen Sie es noch einmal, oder speichern Sie es als Datei.`,
  saveFailed: (what, why) =>
    `„${what}“ konnte nicht gespeichert werden: ${why} Versuchen Sie es noch einmal, oder wählen Sie ein anderes Format.`,
};
