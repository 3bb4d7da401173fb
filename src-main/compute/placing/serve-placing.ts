/** Answers questions about drawings and places with networks that stay open from one question to the next. */
import type { ErrorReport } from '../../contract/app-error';
import { reportError } from '../../contract/app-error';
import type { ComputeCommand, ComputeReport } from '../../contract/running/compute-protocol';
import type { DecodeImage } from '../../pipeline/decode/decode-image';
import type { RunControl } from '../runs/run-control';
import { createWorkbench } from '../runs/workbench';
import { openPlaceDecoder } from './decode-places';
import { openPlacer } from './place-drawings';

type Command<Type extends ComputeCommand['type']> = Extract<ComputeCommand, { type: Type }>;
export type PlacingCommand = Command<'place'> | Command<'decodePlaces'>;

const progressEveryMs = 250;

/** One question after the other; networks of another row, or of data as they were before a change, are closed first. */
export function createPlacingServer(
  decode: DecodeImage,
  post: (report: ComputeReport) => void,
): (command: PlacingCommand) => Promise<void> {
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
  const placers = keepOne(async ({ project, runs, assetsFolder }: Command<'place'>) => {
    const bench = createWorkbench(assetsFolder, undefined, decode);
    try {
      const placer = await openPlacer(project, runs, bench, decode, control);
      return { ...placer, dispose: async () => void (await Promise.all([placer.dispose(), bench.dispose()])) };
    } catch (error) {
      await bench.dispose();
      throw error;
    }
  });
  const decoders = keepOne(({ project, runs }: Command<'decodePlaces'>) => openPlaceDecoder(project, runs, decode, control));
  return async (command) => {
    if (command.type === 'place') {
      const { answer, error } = await attempt(async () => (await placers(command)).place(command.drawings, command.view));
      post({ type: 'placed', answer, error });
    } else {
      const { answer, error } = await attempt(async () => (await decoders(command)).decode(command.places, command.others));
      post({ type: 'placesDecoded', answer, error });
    }
  };
}

/** What is open stays so while questions name the same runs of the same data; what does not open is tried again by the next. */
function keepOne<Asking extends PlacingCommand, Open extends { dispose(): Promise<void> }>(
  open: (command: Asking) => Promise<Open>,
): (command: Asking) => Promise<Open> {
  let kept: { readonly name: string; readonly opened: Promise<Open> } | null = null;
  return async (command) => {
    const { project, runs, generation } = command;
    const name = JSON.stringify([project, runs, generation]);
    if (kept?.name === name) return kept.opened;
    const old = kept;
    kept = null;
    await old?.opened.then(
      (each) => each.dispose(),
      () => undefined,
    );
    const opened = open(command);
    kept = { name, opened };
    opened.catch(() => {
      if (kept?.opened === opened) kept = null;
    });
    return opened;
  };
}

async function attempt<T>(work: () => Promise<T>): Promise<{ answer: T | null; error: ErrorReport | null }> {
  try {
    return { answer: await work(), error: null };
  } catch (thrown) {
    return { answer: null, error: reportError(thrown) };
  }
}
