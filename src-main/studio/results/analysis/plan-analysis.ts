/** What there is to analyse in a project as it stands, and which of it has been computed already. */
import { isCurve } from '../../../core/catalogue/steps';
import type { AnalysedNetwork, Analysis } from '../../../contract/results/analysis';
import { isEncoderOfFeatures, isTraining } from '../../../core/catalogue/methods';
import type { NearestFile } from '../../../contract/results/nearest';
import type { FurtherNetwork, ProjectFile } from '../../../contract/study/project';
import type { ResultChoice } from '../../../contract/results/results';
import { nameNetwork } from '../../../core/catalogue/network-name';
import { bundledPhotographNetwork, namedNetwork } from '../../../core/experiments/photograph-network';
import { canonicalJson } from '../../../store/files/canonical-json';
import { hasCheckpoint } from '../../../store/runs/checkpoint-store';
import { spaceFingerprint, stimuliFingerprint } from '../../../store/project/data-fingerprint';
import { readAnalysis } from '../../../store/project/analysis-store';
import { readNearest } from '../../../store/runs/nearest-store';
import { readProject } from '../../../store/project/project-store';
import { sha256 } from '../../../store/runs/run-key';
import { readMetrics } from '../../../store/runs/run-store';
import { readDissimilarities, readIncludedRatings, readStimuli } from '../../../store/files/tables';
import { aggregateRatings } from '../../spaces/fit/aggregate-ratings';
import { findResults } from '../find-results';
import { ofFirstSeed } from '../rows/summarise-folds';

export type PlannedNetwork = Omit<AnalysedNetwork, 'layers'>;

export interface AnalysisPlan {
  readonly stimuli: string;
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
  const [project, stimuli, pairs, ratings] = await Promise.all([
    readProject(folder),
    readStimuli(folder),
    readDissimilarities(folder),
    readIncludedRatings(folder),
  ]);
  const isReady = stimuli.length > 2 && stimuli.every(({ image }) => image !== '') && (pairs.length > 0 || ratings.length > 0);
  const stimuliHash = await stimuliFingerprint(folder);
  const space = project.targetSpace;
  const spaceHash = space === null ? '' : await spaceFingerprint(folder, space.name, space.dims);
  // What the dissimilarities will be once they are written down: reading them for the first time must not make anything out of date.
  const known = pairs.length > 0 ? pairs : aggregateRatings(ratings, stimuli);
  const drawings = sha256(canonicalJson([stimuliHash, known]));
  const trained = isReady ? await encoders(folder, project, choice) : [];
  return {
    stimuli: stimuliHash,
    drawings,
    target: sha256(canonicalJson([drawings, spaceHash, ratings])),
    networks: isReady ? [none('pixels', 'pixels'), ...photographs(project), ...trained.map(({ network }) => network)] : [],
    unavailable: new Set(trained.flatMap(({ network, hasWeights }) => (hasWeights ? [] : [network.source]))),
    hasTarget: isReady && space !== null,
    hasRatings: isReady && space !== null && ratings.length > 0,
  };
}

/** What is written down of a project's analysis and still holds. */
export interface Current {
  readonly analysis: Analysis | null;
  readonly nearest: NearestFile | null;
}

export async function readCurrent(folder: string, plan: AnalysisPlan): Promise<Current> {
  const nearest = await readNearest(folder);
  return { analysis: keepCurrent(await readAnalysis(folder), plan), nearest: nearest?.fingerprint === plan.stimuli ? nearest : null };
}

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
    pixelRidge: isTarget ? (analysis.pixelRidge ?? null) : null,
    noiseCeiling: isTarget ? analysis.noiseCeiling : null,
  };
}

/** Of a network all layers may be missing, or only whose features are nearest to whose. */
export interface Missing {
  readonly layers: boolean;
  readonly nearest: boolean;
}

export function missingOf({ source, kind, method }: PlannedNetwork, current: Current): Missing {
  const isBaseline = kind !== 'encoder' || isEncoderOfFeatures(method);
  return {
    layers: current.analysis?.networks.every((network) => network.source !== source) ?? true,
    nearest: isBaseline && (current.nearest?.sources.every((other) => other.source !== source) ?? true),
  };
}

export function countMissing(current: Current, { networks, unavailable, hasTarget, hasRatings }: AnalysisPlan): number {
  const isOpen = (has: boolean, value: unknown): number => (has && (value ?? null) === null ? 1 : 0);
  return (
    networks.filter((network) => {
      const { layers, nearest } = missingOf(network, current);
      return (layers || nearest) && !unavailable.has(network.source);
    }).length +
    isOpen(hasTarget, current.analysis?.pixelBaseline) +
    isOpen(hasTarget, current.analysis?.pixelRidge) +
    isOpen(hasRatings, current.analysis?.noiseCeiling)
  );
}

const none = (source: string, kind: AnalysedNetwork['kind']): PlannedNetwork => {
  return { source, kind, step: null, method: null, fold: null, run: null };
};

/** The first, and those beside it that are not the same. */
function photographs(project: ProjectFile): PlannedNetwork[] {
  const first = photographSource(project);
  const further = (project.furtherNetworks ?? []).map((each): PlannedNetwork => {
    return { ...none(furtherSource(each), 'photograph'), network: nameNetwork(namedNetwork(each)) };
  });
  return [none(first, 'photograph'), ...further.filter(({ source }) => source !== first)];
}

export const furtherSource = ({ lineThickness, ...network }: FurtherNetwork): string =>
  photographSource({
    photographNetwork: network,
    ...(lineThickness === undefined ? {} : { lineThickness: { photograph: lineThickness } }),
  });

/** Names the photograph network of a project and how it is given the drawings. */
export function photographSource({
  photographNetwork: own,
  lineThickness,
}: Pick<ProjectFile, 'photographNetwork' | 'lineThickness'>): string {
  const thicker = lineThickness?.photograph === undefined ? '' : ` lines ${lineThickness.photograph}`;
  const prepared = own?.input === undefined ? '' : ` input ${canonicalJson(own.input)}`;
  return `photograph ${own === null ? bundledPhotographNetwork : `${own.file} ${own.layer}`}${thicker}${prepared}`;
}

/** Of the trainings for the target space; those of step 5 in other dimensions are more of the same. */
async function encoders(
  folder: string,
  project: ProjectFile,
  choice: ResultChoice,
): Promise<{ network: PlannedNetwork; hasWeights: boolean }[]> {
  const found: { network: PlannedNetwork; hasWeights: boolean }[] = [];
  for (const { step, dims: target, groups } of (await findResults(folder, project, choice)).experiments) {
    if (isCurve(step)) continue;
    for (const { method, dims, variant, runs } of groups) {
      if (!isTraining(method) || dims !== target || variant !== undefined) continue; // the grid of settings would be many times the same
      for (const { key, fold } of ofFirstSeed(runs)) {
        if ((await readMetrics(folder, key)) === null) continue;
        const network: PlannedNetwork = { source: `run ${key}`, kind: 'encoder', step, method, fold, run: key };
        found.push({ network, hasWeights: await hasCheckpoint(folder, key, 'best') });
      }
    }
  }
  return found;
}
