/** The analysis of layers, pixels and the noise ceiling is computed again in a copy of the project. */
import { rm } from 'node:fs/promises';
import type { Analysis } from '../../../contract/results/analysis';
import type { Finding } from '../../../contract/results/bundle';
import { phrase } from '../../../contract/message';
import { insideProject } from '../../../files/inside-project';
import { readAnalysis } from '../../../store/project/analysis-store';
import { createAnalysisJob } from '../../results/analysis/analysis-job';
import type { NetworkReader } from '../../reading/network-reader';
import { compareJson, finding, unknown } from './compare-numbers';
import type { TellWork } from '../../work-progress';
import type { Bench } from './recompute-runs';

/** Nothing where none was published. */
export async function recomputeAnalysis(
  { folder, assetsFolder, launch, images }: Bench,
  networks: NetworkReader,
  now: () => number,
  tell: TellWork,
): Promise<Finding[]> {
  const published = await readAnalysis(folder);
  if (published === null) return [];
  await rm(insideProject(folder, 'analysis'), { recursive: true, force: true });
  let error: string | null;
  const emitted = createSignal();
  const job = createAnalysisJob(folder, { assetsFolder, emit: emitted.raise, images, networks, now }, () => launch('ignore'));
  try {
    let status = await job.start();
    while (status.progress !== null) {
      await emitted.next();
      tell(status.progress.done, Math.max(1, status.progress.total)); // ends it by throwing
      status = await job.status();
    }
    error = status.error;
  } finally {
    job.dispose();
  }
  const again = await readAnalysis(folder);
  return again === null
    ? [unknown('analysis', phrase`layers, pixels and noise ceiling`, error ?? phrase`a drawing or the space is not in here`)]
    : compare(published, again, error ?? phrase`a drawing or the space is not in here`);
}

/** `why`: a part that is not there again is not. */
function compare(published: Analysis, again: Analysis, why: string): Finding[] {
  const parts = ['space', 'pixelBaseline', 'pixelRidge', 'noiseCeiling'] as const;
  const whole = parts.flatMap((part) => {
    const before = published[part] ?? null;
    if (before === null) return [];
    const after = again[part] ?? null;
    return [after === null ? unknown('analysis', words[part], why) : finding('analysis', words[part], compareJson(before, after))];
  });
  const networks = published.networks.map((network) => {
    const other = again.networks.find(({ source }) => source === network.source);
    if (other === undefined) return unknown('analysis', phrase`layers of ${network.source}`, phrase`its weights are not in here`);
    return finding('analysis', phrase`layers of ${network.source}`, compareJson(network, other));
  });
  return [...whole, ...networks];
}

const words = {
  space: phrase`agreement of the space`,
  pixelBaseline: phrase`pixels, lasso`,
  pixelRidge: phrase`pixels, ridge`,
  noiseCeiling: phrase`noise ceiling`,
} as const;

/** Waits for the next event; one that came since the last wait counts. */
function createSignal(): { raise: () => void; next: () => Promise<void> } {
  let isRaised = false;
  let wake: () => void = () => undefined;
  return {
    raise: () => {
      isRaised = true;
      wake();
    },
    next: async () => {
      if (!isRaised) await new Promise<void>((resolve) => (wake = resolve));
      isRaised = false;
    },
  };
}
