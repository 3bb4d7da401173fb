/** Namen von Verfahren und Maßen, Wörter in Abbildungen und Berichten, auf Deutsch. */
import type { Words } from '../../../src-main/core/report/manuscript';
import { catalogueDe, stepNamesDe } from './catalogue';
import { departureDe } from './departures';
import { figureWordsDe } from './figures';
import { reportWordsDe } from './report';

export const wordsDe: Words = {
  catalogue: catalogueDe,
  steps: stepNamesDe,
  figures: figureWordsDe,
  report: reportWordsDe,
  departure: departureDe,
};
