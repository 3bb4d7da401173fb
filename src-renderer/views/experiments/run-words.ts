/** Runs in words for people. */
import { placesDrawings } from '../../../src-main/core/catalogue/methods';
import type { RunProgress } from '../../../src-main/contract/running/run';
import type { RunGroup } from '../../state/experiments/run-groups';
import { formatShare, t } from '../../strings/language.svelte';

/** 'epoch 41/200', or what else the run is at with its share. */
export function describePhase(progress: RunProgress): string {
  const words = t().queue;
  if (progress.phase === 'training') return words.epoch(Math.min(progress.total, Math.floor(progress.done) + 1), progress.total);
  const phase = words.phases[progress.phase];
  return progress.total > 0 ? words.percent(phase, formatShare(progress.done / progress.total)) : phase;
}

/** 'Multi-task learning, 4-D'; classification does not depend on the space, so its dimensions are left out. */
export function nameGroup(group: Pick<RunGroup, 'method' | 'dims' | 'variant' | 'seed'>): string {
  const words = t().experiments;
  const method = t().figures.words.methods[group.method];
  const name = placesDrawings(group.method) ? words.group(method, group.dims) : method;
  const inFull = group.variant === null ? name : words.variant(name, group.variant);
  return group.seed === null ? inFull : t().protocol.seedsOf(inFull, group.seed);
}
