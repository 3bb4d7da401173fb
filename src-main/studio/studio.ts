/** The whole application behind its window: every host makes one studio and passes calls, assets and events through it. */
import type { StudioEvent } from '../contract/window/events';
import { phrase } from '../contract/message';
import type { StudioMethods } from '../contract/window/rpc';
import { createPlaceKeeper } from '../store/corpora/place-keeper';
import { createAssetHandler } from './assets/handle-asset';
import { createDrawingBanks } from './augmentation/drawing-banks';
import type { StudioContext } from './context';
import { createCorpusDecoder } from './corpora/decode-corpora';
import { createDevices } from './devices/devices';
import { openKnownDevices } from './devices/known-devices';
import { dispatch } from './dispatch';
import { createImports } from './import/imports';
import type { StudioOptions } from './parts';
import { createProjectSession } from './project-session';
import { createEntrance } from './projects/entrance';
import { openReading } from './reading/open-reading';
import { createEventSpreader } from './spread-events';
import { allUseCases } from './use-cases';

export interface Studio {
  /** Validates its input, never rejects: every failure is an `Answer` with a sentence. */
  readonly methods: StudioMethods;
  /** Everything under /asset/. */
  handleAsset(request: Request): Promise<Response>;
  /** Returns how to stop listening. */
  onEvent(listener: (event: StudioEvent) => unknown): () => void;
  /** Stops the queue (its run becomes 'interrupted', and can be started again), ends the compute process, releases the project. */
  dispose(): Promise<void>;
}

export function createStudio(options: StudioOptions): Studio {
  const { assetsFolder, userFolder, host, launchCompute, now } = options;
  const isCommandLine = host === 'cli';
  const events = createEventSpreader(now, (event) => {
    if (event.type === 'projectChanged' && session.isOpen()) session.experiments().forgetPlans();
    if (event.type === 'projectChanged' && session.isOpen()) session.placing().projectChanged();
    if (event.type === 'resultsChanged' && session.isOpen()) session.placing().resultsChanged();
    if (event.type === 'queueProgressed') {
      devices.stopMeasuringForRuns();
      restTimer?.refresh();
    }
  });
  const known = openKnownDevices(userFolder);
  const { imports: importPlanner, images, networks, tables, dispose } = openReading(launchCompute, userFolder, now, assetsFolder);
  const context: StudioContext = {
    assetsFolder,
    userFolder,
    now,
    emit: events.emit,
    images,
    networks,
    tables,
    folder: () => session.folder(),
  };
  const session = createProjectSession(context, lockOwners[host], launchCompute, !isCommandLine, known);
  const devices = createDevices(context, known, launchCompute, () => (session.isOpen() ? session.experiments() : null));
  // In a moment of rest, not while the window is being drawn or used; on the command line one asks for it.
  const restTimer = isCommandLine ? null : setTimeout(() => void devices.measureIfNew().catch(() => undefined), restMs).unref();
  const imports = createImports(context, images, importPlanner);
  const decoder = createCorpusDecoder(context, launchCompute);
  const places = createPlaceKeeper();
  const drawings = createDrawingBanks(places, images);
  const entrance = createEntrance(context, session, decoder, isCommandLine);
  const useCases = allUseCases({ options, context, session, entrance, known, devices, imports, decoder, drawings });
  return {
    methods: dispatch(
      useCases,
      () => void restTimer?.refresh(),
      () => entrance.hinder(),
    ),
    handleAsset: createAssetHandler(context, imports, places, drawings, images, options.version),
    onEvent: events.listen,
    async dispose() {
      await dispose();
      await imports.dispose();
      clearTimeout(restTimer ?? undefined);
      devices.dispose();
      await decoder.stop();
      await places.dispose();
      await session.close();
      events.dispose();
    },
  };
}

const restMs = 10_000;

/** As another program that wants the project names the one that has it. */
const lockOwners = { desktop: phrase`the desktop app`, browser: phrase`the app in a browser window`, cli: phrase`the command line` };
