/** The whole application behind its window: every host makes one studio and passes calls, assets and events through it. */
import { AppError } from '../contract/app-error';
import { phrase, say } from '../contract/message';
import type { StudioEvent } from '../contract/events';
import type { ProjectSummary } from '../contract/project';
import type { StudioMethods } from '../contract/rpc';
import { createAssetHandler } from './assets/handle-asset';
import { describeAugmentation } from './augmentation/describe-augmentation';
import { createDrawingBanks } from './augmentation/drawing-banks';
import { proveFolds } from './augmentation/prove-folds';
import { describeHistory, redo, undo } from './changes/undo';
import type { LaunchCompute, StudioContext } from './context';
import { createPlaceKeeper } from '../store/corpora/place-keeper';
import { explainCutOff } from '../store/journal/journal';
import { addCorpus, relocateCorpus, rescanCorpus } from './corpora/add-corpus';
import { nameClass, readClassTable, resetClassNames } from './corpora/class-table';
import { createCorpusDecoder } from './corpora/decode-corpora';
import { listCorpora } from './corpora/list-corpora';
import { removeCorpus } from './corpora/remove-corpus';
import { describeApp } from './describe-app';
import { dispatch, type UseCases } from './dispatch';
import { chooseLineThickness } from './experiments/line-thickness';
import { chooseBudget } from './experiments/choose-budget';
import { chooseProtocol } from './experiments/choose-protocol';
import { choosePhotographNetwork, listPhotographLayers } from './experiments/photograph-network';
import { importLogs, listLogs, previewLogs, removeLogs } from './import/import-logs';
import { createImports } from './import/imports';
import { createDevices } from './devices/devices';
import { openKnownDevices } from './devices/known-devices';
import { createProjectSession } from './project-session';
import { describeProject } from './projects/describe-project';
import { askAboutProject, refuseForeign, rememberKnown } from './projects/foreign-project';
import { importStudy } from './projects/import-study';
import { openProject } from './projects/open-project';
import { openSample } from './projects/open-sample';
import { collectRatings } from './rating-study/collect-ratings';
import { describeRatingStudy, saveRatingStudy } from './rating-study/describe-study';
import { answerTrial, startRatingSession, withdrawParticipant } from './rating-study/sessions';
import { listFolder } from './list-folder';
import { openReading } from './reading/open-reading';
import { forgetProject, rememberProject } from './recent-projects';
import { buildResults } from './results/build-results';
import { compareExperiments } from './results/compare-experiments';
import { createSpaceAnswers } from './spaces/answer-space';
import { chooseTargetSpace } from './spaces/choose-target-space';
import { computeSpace } from './spaces/compute-space';
import { listSpaces } from './spaces/list-spaces';
import { readSpace } from './spaces/read-space';
import { createEventSpreader } from './spread-events';
import { withFullPaths } from './typed-paths';
import { describeJudgements } from './stimuli/describe-judgements';
import { categoriseStimuli, excludeStimuli, lookAtDrawing, mendDrawing, renameStimulus, replaceDrawing } from './stimuli/edit-stimuli';
import { excludeRatings, listRaterJudgements } from './stimuli/exclude-ratings';
import { listStimuli } from './stimuli/list-stimuli';

export interface StudioOptions {
  readonly assetsFolder: string;
  readonly userFolder: string;
  readonly host: 'desktop' | 'browser' | 'cli';
  readonly version: string;
  readonly launchCompute: LaunchCompute;
  readonly now: () => number;
  /** Folders that a window may look through, for a host without dialogs of the system. */
  readonly roots?: readonly string[];
}

export interface Studio {
  /** Validates its input, never rejects: every failure is an `Answer` with a sentence. */
  readonly methods: StudioMethods;
  /** Everything under /asset/. */
  handleAsset(request: Request): Promise<Response>;
  /** Returns how to stop listening. */
  onEvent(listener: (event: StudioEvent) => void): () => void;
  /** Stops the queue (its run becomes 'interrupted', and can be started again), ends the compute process, releases the project. */
  dispose(): Promise<void>;
}

export function createStudio(options: StudioOptions): Studio {
  const { assetsFolder, userFolder, host, launchCompute, now } = options;
  const events = createEventSpreader(now);
  const emit = (event: StudioEvent): void => {
    if (event.type === 'projectChanged' && session.isOpen()) session.experiments().forgetPlans();
    if (event.type === 'projectChanged' && session.isOpen()) session.placing().projectChanged();
    if (event.type === 'resultsChanged' && session.isOpen()) session.placing().resultsChanged();
    if (event.type === 'queueProgressed') {
      devices.giveWay();
      restTimer?.refresh();
    }
    events.emit(event);
  };
  const known = openKnownDevices(userFolder);
  const reading = openReading(launchCompute, userFolder, now, assetsFolder);
  const { images: desk, networks, tables } = reading;
  const session = createProjectSession(
    { assetsFolder, emit, now, images: desk, networks },
    lockOwners[host],
    launchCompute,
    host !== 'cli',
    known,
  );
  const devices = createDevices({ emit, now }, known, launchCompute, () => (session.isOpen() ? session.experiments() : null));
  // In a moment of rest, not while the window is being drawn or used; on the command line one asks for it.
  const restTimer = host === 'cli' ? null : setTimeout(() => void devices.lookAround().catch(() => undefined), restMs).unref();
  const context: StudioContext = { assetsFolder, userFolder, now, emit, images: desk, networks, tables, folder: () => session.folder() };
  const imports = createImports(context, desk, reading.imports);
  const decoder = createCorpusDecoder(context, launchCompute);
  const places = createPlaceKeeper();
  const drawings = createDrawingBanks(places, desk);
  const enter = async (summary: ProjectSummary, isTrusted = false): Promise<ProjectSummary> => {
    const { folder, file } = summary;
    if (!session.isOpen() || session.folder() !== folder) await decoder.stop();
    const question = isTrusted ? null : await askAboutProject(userFolder, folder, file.id);
    if (host === 'cli' && question !== null && (question.pending !== null || question.corpora.length > 0))
      throw refuseForeign(question, folder);
    if (session.isOpen() && session.folder() !== folder) emit({ type: 'projectOpening', name: file.name, folder });
    await session.open(folder, host === 'cli' ? null : question); // there, no run goes on unasked
    if (question === null) await rememberOpened(summary);
    emit({ type: 'projectChanged' });
    return describeOpen(summary);
  };
  /** A list that cannot be written keeps no project shut. */
  const rememberOpened = async ({ folder, file }: ProjectSummary): Promise<void> => {
    await rememberKnown(userFolder, folder, file.id);
    await rememberProject(userFolder, { name: file.name, folder }).catch((error: unknown) => {
      if (!(error instanceof AppError)) throw error;
    });
  };
  const describeOpen = async (summary: ProjectSummary): Promise<ProjectSummary> => {
    const cutOff = session.question() === null ? await explainCutOff(summary.folder) : null; // else it is asked about
    const hindrances = [...(session.isReadOnly() ? [readOnly(summary.folder).message] : []), ...(cutOff === null ? [] : [cutOff])];
    const problems = [...hindrances, ...summary.problems];
    return { ...summary, problems, question: session.question() };
  };
  const hinder = (): AppError | null => {
    if (!session.isOpen()) return null;
    if (session.question() !== null) return new AppError('not-allowed', say`This project was made elsewhere. Answer first whether it may go on where it was left.`); // prettier-ignore
    return session.isReadOnly() ? readOnly(session.folder()) : null;
  };
  const spaceAnswers = createSpaceAnswers(context);
  const useCases: UseCases = {
    describeApp: async () => describeApp(options, (await known.choose()).chosen),
    listFolder: (input) => listFolder(options.roots ?? [], input),
    forgetProject: async ({ folder }) => {
      await forgetProject(userFolder, folder);
      return describeApp(options, (await known.choose()).chosen);
    },
    describeProject: async () => {
      const summary = await describeProject(context);
      return summary === null ? null : describeOpen(summary);
    },
    openProject: async (input) => enter(await openProject(context, input), input.trust === true),
    answerForeignProject: async ({ isAgreed }) => {
      await session.answer(isAgreed);
      const summary = (await describeProject(context))!;
      if (isAgreed) await rememberOpened(summary);
      emit({ type: 'projectChanged' });
      return describeOpen(summary);
    },
    openSample: async () => enter(await openSample(context)),
    importStudy: async (input) => enter(await importStudy(context, input), true), // made here, this moment
    previewImport: (input) => imports.preview(input),
    importData: async (input) => enter(await openProject(context, { folder: await imports.carryOut(input) })),
    forgetDropped: async ({ batch }) => {
      await imports.forget(batch);
      return null;
    },
    previewLogs: ({ source }) => previewLogs(source, imports.tray, tables),
    importLogs: ({ source }) => importLogs(context, source, imports.tray),
    listImportedLogs: () => listLogs(context),
    removeImportedLogs: () => removeLogs(context),
    listStimuli: () => listStimuli(context),
    listSpaces: () => listSpaces(context),
    readSpace: (input) => readSpace(context, input),
    computeSpace: (input) => computeSpace(context, input),
    analyseSpace: (input) => spaceAnswers.answer(input),
    stopSpaceAnalysis: async (input) => {
      spaceAnswers.stop(input);
      return null;
    },
    chooseTargetSpace: (input) => chooseTargetSpace(context, input),
    listCorpora: () => listCorpora(context),
    addCorpus: async (input) => {
      const cards = await addCorpus(context, input);
      decoder.start(cards.at(-1)!.id);
      return cards;
    },
    removeCorpus: (input) => removeCorpus(context, input),
    rescanCorpus: async (input) => {
      const cards = await rescanCorpus(context, input);
      decoder.start(input.id);
      return cards;
    },
    relocateCorpus: (input) => relocateCorpus(context, input),
    decodeCorpus: (input) => {
      decoder.start(input.id);
      return [...decoder.progress()];
    },
    listDecoding: () => [...decoder.progress()],
    readClassTable: () => readClassTable(context),
    nameClass: (input) => nameClass(context, input),
    resetClassNames: (input) => resetClassNames(context, input),
    describeAugmentation: (input) => describeAugmentation(context.folder(), drawings, input),
    proveFolds: () => proveFolds(context.folder()),
    listExperiments: (input) => session.experiments().listExperiments(input),
    startExperiments: (input) => session.experiments().startExperiments(input),
    predictDuration: (input) => session.experiments().predictDuration(input),
    pauseQueue: () => session.experiments().pauseQueue(),
    resumeQueue: () => session.experiments().resumeQueue(),
    cancelQueue: () => session.experiments().cancelQueue(),
    describeQueue: () => (session.isOpen() ? session.experiments().describeQueue() : emptyQueue),
    readRun: (input) => session.experiments().readRun(input),
    choosePhotographNetwork: async (input) => {
      await choosePhotographNetwork(context, input);
      return (await describeProject(context))!;
    },
    chooseLineThickness: async (input) => {
      await chooseLineThickness(context, input);
      return (await describeProject(context))!;
    },
    chooseBudget: async (input) => {
      await chooseBudget(context, (budgetMs) => session.experiments().planBudget(budgetMs), input);
      return (await describeProject(context))!;
    },
    chooseProtocol: async (input) => {
      await chooseProtocol(context, input);
      return (await describeProject(context))!;
    },
    listPhotographLayers: (input) => listPhotographLayers(context, input),
    describeDevices: () => devices.describe(),
    measureDevices: () => devices.startMeasuring(),
    chooseDevice: ({ choice }) => devices.choose(choice),
    readResults: (input) => buildResults(session.folder(), input),
    describeJudgements: () => describeJudgements(context),
    renameStimulus: (input) => renameStimulus(context, input),
    categoriseStimuli: (input) => categoriseStimuli(context, input),
    excludeStimuli: (input) => excludeStimuli(context, input),
    listRaterJudgements: ({ rater }) => listRaterJudgements(context, rater),
    excludeRatings: (input) => excludeRatings(context, input),
    replaceDrawing: (input) => replaceDrawing(context, input),
    lookAtDrawing: (input) => lookAtDrawing(context, input),
    mendDrawing: (input) => mendDrawing(context, input),
    describeRatingStudy: () => describeRatingStudy(context),
    saveRatingStudy: (input) => saveRatingStudy(context, input),
    startRatingSession: (input) => startRatingSession(context, input),
    answerRatingTrial: (input) => answerTrial(context, input),
    collectRatings: async () => {
      await collectRatings(context);
      return describeRatingStudy(context);
    },
    withdrawParticipant: async (input) => {
      await withdrawParticipant(context, input);
      return describeRatingStudy(context);
    },
    undo: () => undo(context),
    redo: () => redo(context),
    describeHistory: () => describeHistory(context),
    describeAnalysis: () => session.analysis().status(),
    startAnalysis: () => session.analysis().start(),
    stopAnalysis: () => session.analysis().stop(),
    describePlacing: () => session.placing().describe(),
    placeDrawings: ({ row, drawings: asked, view }) =>
      session.placing().place(row, asked.map(({ id, image }) => ({ id, bytes: Buffer.from(image, 'base64') })), view), // prettier-ignore
    compareExperiments: (input) => compareExperiments(session.folder(), input),
  };
  return {
    methods: dispatch(withFullPaths(useCases), () => void restTimer?.refresh(), hinder),
    handleAsset: createAssetHandler(context, imports, places, drawings, desk),
    onEvent: (listener) => events.listen(listener),
    async dispose() {
      await reading.dispose();
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

function readOnly(folder: string): AppError {
  return new AppError('disk', say`${folder} cannot be written to, so its project can only be looked at. Change its rights or copy it to another disk.`); // prettier-ignore
}

const restMs = 10_000;

const emptyQueue = { state: 'idle', done: 0, total: 0, current: null, currentStep: null, remainingMs: null, notice: null } as const;

/** As another program that wants the project names the one that has it. */
const lockOwners = { desktop: phrase`the desktop app`, browser: phrase`the app in a browser window`, cli: phrase`the command line` };
