/** Answers questions about drawings with networks that stay open from one question to the next. */
import type { ErrorReport } from '../../contract/app-error';
import { reportError } from '../../contract/app-error';
import type { ComputeCommand, ComputeReport } from '../../contract/running/compute-protocol';
import type { PlacingAnswer } from '../../contract/results/placing';
import type { DecodeImage } from '../../pipeline/decode/decode-image';
import type { RunControl } from '../runs/run-control';
import { createWorkbench, type Workbench } from '../runs/workbench';
import { openPlacer, type Placer } from './place-drawings';

export type PlaceCommand = Extract<ComputeCommand, { type: 'place' }>;

const progressEveryMs = 250;

/** One question after the other; networks of another row, or of data as they were before a change, are closed first. */
export function createPlacingServer(decode: DecodeImage, post: (report: ComputeReport) => void): (command: PlaceCommand) => Promise<void> {
  let open: { readonly name: string; readonly placer: Promise<Placer>; readonly bench: Workbench } | null = null;
  let told = -Infinity;
  const control: RunControl = {
    stopRequested: () => null,
    progressed: ({ done, total }) => {
      if (performance.now() - told < progressEveryMs) return;
      told = performance.now();
      post({ type: 'placing', done, total });
    },
    epochEnded: () => undefined,
    remarked: () => undefined,
  };
  const placerFor = async ({ project, runs, generation, assetsFolder }: PlaceCommand): Promise<Placer> => {
    const name = JSON.stringify([project, runs, generation]);
    if (open?.name === name) return open.placer;
    const old = open;
    open = null;
    await old?.placer.then((placer) => placer.dispose(), () => undefined); // prettier-ignore
    await old?.bench.dispose();
    const bench = createWorkbench(assetsFolder, undefined, decode);
    const placer = openPlacer(project, runs, bench, decode, control);
    open = { name, placer, bench };
    placer.catch(() => {
      if (open?.placer !== placer) return;
      open = null;
      void bench.dispose();
    });
    return placer;
  };
  return async (command) => {
    let answer: PlacingAnswer | null = null;
    let error: ErrorReport | null = null;
    try {
      answer = await (await placerFor(command)).place(command.drawings, command.view);
    } catch (thrown) {
      error = reportError(thrown);
    }
    post({ type: 'placed', answer, error });
  };
}
