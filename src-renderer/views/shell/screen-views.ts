/** Which component draws which screen. */
import type { Screen } from '../../state/window/address';
import { late, type Late } from '../../ui/late-component.svelte';

export const screenViews: Record<Screen, Late<Record<string, never>>> = {
  start: late(() => import('../start/StartView.svelte')),
  stimuli: late(() => import('../stimuli/StimuliView.svelte')),
  'rating-study': late(() => import('../rating-study/RatingStudyView.svelte')),
  space: late(() => import('../space/SpaceView.svelte')),
  corpora: late(() => import('../corpora/CorporaView.svelte')),
  experiments: late(() => import('../experiments/ExperimentsView.svelte')),
  results: late(() => import('../results/ResultsView.svelte')),
  report: late(() => import('../report/ReportView.svelte')),
  place: late(() => import('../place/PlaceView.svelte')),
  devices: late(() => import('../devices/DevicesView.svelte')),
};

/** All of them, once the window has nothing else to do: then a screen is there at once, and also when the program has ended. */
export function loadAhead(): void {
  window.requestIdleCallback(() => void Promise.all(Object.values(screenViews).map((view) => view.load())));
}
