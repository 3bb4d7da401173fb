/** Was gefragt wird, bevor ein anderswo entstandenes Projekt von selbst etwas tut, auf Deutsch. */
import type { foreignProjectEn } from '../en/foreign-project';

export const foreignProjectDe: typeof foreignProjectEn = {
  title: 'Dieses Projekt ist anderswo entstanden',
  intro: 'Es wurde auf diesem Rechner noch nie geöffnet. Wenn Sie zustimmen, wird das Programm jetzt:',
  pending: (what) => `die Dateien des Projekts so herstellen, wie sie laut seinem Verlauf vor einer abgebrochenen Änderung waren (${what})`,
  runs: (n) => (n === 1 ? '1 nicht beendeten Durchlauf fortsetzen' : `${n} nicht beendete Durchläufe fortsetzen`),
  corpus: (place) => `Bilder in ${place} lesen`,
  advice:
    'Stimmen Sie zu, wenn Sie wissen, woher das Projekt kommt. Ohne all das können Sie alles ansehen, was im Projekt liegt, und damit arbeiten.',
  yes: 'Mit all dem fortfahren',
  no: 'Ohne all das öffnen',
};
