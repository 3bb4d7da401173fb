/** A figure that was saved leads back to the view it was saved from. */
import type { ResultsFigureView } from '../../../src-main/contract/results/figure-origin';
import type { ReadOrigin } from '../../../src-main/core/figures/origin/read-origin';
import { t } from '../../strings/language.svelte';
import type { StudioState } from '../studio.svelte';
import { hashOf } from './address';

/** Null when the view is on its way, else why it is not. `file`: its name. */
export function reopenFigure(studio: StudioState, read: ReadOrigin, file: string): string | null {
  const words = t().output.origin;
  if (!read.ok) return words[read.why](file);
  const { project, view } = read.origin;
  if (studio.project.current?.file.id !== project.id) return words.otherProject(file, project.name);
  window.location.hash = view.screen === 'results' ? addressOf(studio, view) : hashOf(view.screen);
  studio.follow(window.location.hash); // the address is heard of later, and the screen must be the right one now
  studio.figureViews.wanted = view;
  return null;
}

/** Without reading again the results that are shown already, by whatever address. */
function addressOf({ results }: StudioState, { configuration }: ResultsFigureView): string {
  return results.document.value?.project.configuration === configuration ? results.address : hashOf('results', configuration);
}
