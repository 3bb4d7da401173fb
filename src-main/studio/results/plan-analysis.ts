/** What there is to analyse in a project as it stands, and which of it has been computed already. */
import type { AnalysedNetwork, Analysis } from '../../contract/analysis';
import type { Method } from '../../contract/experiment';
import type { ProjectFile } from '../../contract/project';
import type { ResultChoice } from '../../contract/results';
import { bundledPhotographNetwork } from '../../core/experiments/photograph-network';
import { canonicalJson } from '../../store/canonical-json';
import { hasCheckpoint } from '../../store/checkpoint-store';
import { spaceFingerprint, stimuliFingerprint } from '../../store/data-fingerprint';
import { readProject } from '../../store/project-store';
import { sha256 } from '../../store/run-key';
import { readMetrics } from '../../store/run-store';
import { readDissimilarities, readIncludedRatings, readStimuli } from '../../store/tables';
import { aggregateRatings } from '../spaces/aggregate-ratings';
import { findResults } from './find-results';

export type PlannedNetwork = Omit<AnalysedNetwork, 'layers'>;

export interface AnalysisPlan {
  readonly drawings: string;
  readonly target: string;
  readonly networks: readonly PlannedNetwork[];
  /** Encoders whose weights are gone: what is known of them stays, more cannot be learned. */
  readonly unavailable: ReadonlySet<string>;
  readonly hasTarget: boolean;
  readonly hasRatings: boolean;
}

/** Nothing is planned while a drawing is missing or nothing is known of the pairs. */
export async function planAnalysis(folder: string, choice: ResultChoice = {}): Promise<AnalysisPlan> {
  const [project, stimuli, pairs, ratings] = await Promise.all([readProject(folder), readStimuli(folder), readDissimilarities(folder), readIncludedRatings(folder)]); // prettier-ignore
  const isReady = stimuli.length > 2 && stimuli.every(({ image }) => image !== '') && (pairs.length > 0 || ratings.length > 0);
  const stimuliHash = await stimuliFingerprint(folder);
  const space = project.targetSpace;
  const spaceHash = space === null ? '' : await spaceFingerprint(folder, space.name, space.dims);
  // What the dissimilarities will be once they are written down: reading them for the first time must not make anything out of date.
  const known = pairs.length > 0 ? pairs : aggregateRatings(ratings, stimuli);
  const drawings = sha256(canonicalJson([stimuliHash, known]));
  const trained = isReady ? await encoders(folder, project, choice) : [];
  return {
    drawings,
    target: sha256(canonicalJson([drawings, spaceHash, ratings])),
    networks: isReady ? [none('pixels', 'pixels'), photograph(project.photographNetwork), ...trained.map(({ network }) => network)] : [],
    unavailable: new Set(trained.flatMap(({ network, hasWeights }) => (hasWeights ? [] : [network.source]))),
    hasTarget: isReady && space !== null,
    hasRatings: isReady && space !== null && ratings.length > 0,
  };
}

/** What of a stored analysis still holds. */
export function keepCurrent(analysis: Analysis | null, plan: AnalysisPlan): Analysis | null {
  if (analysis === null || (analysis.drawings !== plan.drawings && analysis.target !== plan.target)) return null;
  const known = new Map(analysis.networks.map((network) => [network.source, network]));
  const isTarget = analysis.target === plan.target;
  return {
    ...analysis,
    networks: plan.networks.flatMap((planned) => {
      const found = analysis.drawings === plan.drawings ? known.get(planned.source) : undefined;
      return found === undefined ? [] : [{ ...planned, layers: found.layers }];
    }),
    space: isTarget ? analysis.space : null,
    pixelBaseline: isTarget ? analysis.pixelBaseline : null,
    noiseCeiling: isTarget ? analysis.noiseCeiling : null,
  };
}

export function countMissing(current: Analysis | null, { networks, unavailable, hasTarget, hasRatings }: AnalysisPlan): number {
  const known = new Set(current?.networks.map(({ source }) => source));
  const isOpen = (has: boolean, value: unknown): number => (has && (value ?? null) === null ? 1 : 0);
  return (
    networks.filter(({ source }) => !known.has(source) && !unavailable.has(source)).length +
    isOpen(hasTarget, current?.pixelBaseline) +
    isOpen(hasRatings, current?.noiseCeiling)
  );
}

const none = (source: string, kind: AnalysedNetwork['kind']): PlannedNetwork => {
  return { source, kind, step: null, method: null, fold: null, run: null };
};

function photograph(choice: { readonly file: string; readonly layer: string } | null): PlannedNetwork {
  return none(choice === null ? `photograph ${bundledPhotographNetwork}` : `photograph ${choice.file} ${choice.layer}`, 'photograph');
}

/** Of the trainings for the target space; those of step 5 in other dimensions are more of the same. */
async function encoders(
  folder: string,
  project: ProjectFile,
  choice: ResultChoice,
): Promise<{ network: PlannedNetwork; hasWeights: boolean }[]> {
  const found: { network: PlannedNetwork; hasWeights: boolean }[] = [];
  for (const { step, dims: target, groups } of (await findResults(folder, project, choice)).experiments) {
    if (step === 5 || step === 9) continue;
    for (const { method, dims, variant, runs } of groups) {
      if (!isTraining(method) || dims !== target || variant !== undefined) continue; // the grid of settings would be many times the same
      for (const { key, fold } of runs) {
        if ((await readMetrics(folder, key)) === null) continue;
        const network: PlannedNetwork = { source: `run ${key}`, kind: 'encoder', step, method, fold, run: key };
        found.push({ network, hasWeights: await hasCheckpoint(folder, key, 'best') });
      }
    }
  }
  return found;
}

function isTraining(method: Method): boolean {
  return !/-(linear|lasso|shuffled)$/.test(method);
}
