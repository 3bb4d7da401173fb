/** Words of the queue of runs, in German. */
import { count } from '../../count';
import type { queueEn } from '../../en/running/queue';

export const queueDe: typeof queueEn = {
  label: 'Warteschlange',
  idle: 'Es läuft nichts',
  analysing: (part, total) => `Berechnet, woran die Ergebnisse zu messen sind${total === 0 ? '' : `: Teil ${part} von ${total}`}`,
  runs: (done, total) => `Läufe: ${done} von ${total}`,
  where: (step, fold) => `Schritt ${step}, Teil ${fold}`,
  epoch: (done, total) => `Epoche ${done}/${total}`,
  phases: {
    waiting: 'wartet',
    preparing: 'bereitet die Bilder vor',
    starting: 'richtet das Netz ein',
    features: 'berechnet Merkmale',
    training: 'trainiert',
    evaluating: 'wertet aus',
    fitting: 'rechnet die Regression',
    finished: 'fertig',
  },
  percent: (phase, share) => `${phase}, ${share}`,
  pausing: 'Hält nach dem laufenden Schritt an\u00a0…',
  paused: 'Angehalten',
  pause: 'Warteschlange anhalten',
  resume: 'Warteschlange fortsetzen',
  cancel: 'Warteschlange abbrechen',
  progress: 'Fortschritt des laufenden Laufs',
  finished: (n) => `Die Warteschlange ist fertig: ${count(n, 'Lauf', 'Läufe')}.`,
  seeResults: 'Ergebnisse ansehen',
  confirmTitle: 'Warteschlange abbrechen?',
  confirmText:
    'Der aktuelle Lauf hält an, wartende verlassen die Warteschlange. Fertige Läufe behalten ihre Ergebnisse; den Rest können Sie jederzeit wieder starten.',
  confirmYes: 'Warteschlange abbrechen',
  confirmNo: 'Weiterrechnen',
};
