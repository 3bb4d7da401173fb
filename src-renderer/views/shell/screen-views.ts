/** Which component draws which screen. */
import type { Component } from 'svelte';
import type { Screen } from '../../state/window/address';
import CorporaView from '../corpora/CorporaView.svelte';
import DevicesView from '../devices/DevicesView.svelte';
import ExperimentsView from '../experiments/ExperimentsView.svelte';
import PlaceView from '../place/PlaceView.svelte';
import RatingStudyView from '../rating-study/RatingStudyView.svelte';
import ResultsView from '../results/ResultsView.svelte';
import SpaceView from '../space/SpaceView.svelte';
import StartView from '../start/StartView.svelte';
import StimuliView from '../stimuli/StimuliView.svelte';

export const screenViews: Record<Screen, Component> = {
  start: StartView,
  stimuli: StimuliView,
  'rating-study': RatingStudyView,
  space: SpaceView,
  corpora: CorporaView,
  experiments: ExperimentsView,
  results: ResultsView,
  place: PlaceView,
  devices: DevicesView,
};
