/**
 * Use cases that read, decide and write, one after the other: two windows that ask for a new participant at the same moment get two. Calls
 * wait only for those that change the same subject; what only reads never waits.
 */
import type { MethodName } from '../contract/rpc';

/** What a call decides upon and changes. */
const subjects = ['stimuli', 'ratings', 'spaces', 'corpora', 'settings', 'queue', 'devices', 'analysis', 'recent'] as const;
export type Subject = (typeof subjects)[number];

/** Undo may touch every file; another project may not be opened in the middle of a change to this one. */
const everything: readonly Subject[] = subjects;
const nothing: readonly Subject[] = [];

/** Every method says what it changes, so that a new one cannot be forgotten. */
export const changedSubjects = {
  describeApp: nothing,
  listFolder: nothing,
  forgetProject: ['recent'],
  describeProject: nothing,
  openProject: everything,
  answerForeignProject: everything,
  openSample: everything,
  importStudy: everything,
  previewImport: nothing,
  importData: everything,
  forgetDropped: nothing,
  previewLogs: nothing,
  importLogs: ['ratings'],
  listImportedLogs: nothing,
  removeImportedLogs: ['ratings'],
  listStimuli: nothing,
  listSpaces: nothing,
  readSpace: nothing,
  computeSpace: ['spaces'],
  analyseSpace: nothing,
  stopSpaceAnalysis: nothing,
  chooseTargetSpace: ['spaces', 'settings'],
  listCorpora: nothing,
  addCorpus: ['corpora'],
  removeCorpus: ['corpora'],
  rescanCorpus: ['corpora'],
  relocateCorpus: ['corpora'],
  decodeCorpus: nothing, // only starts what listDecoding shows
  listDecoding: nothing,
  readClassTable: nothing,
  nameClass: ['corpora'],
  resetClassNames: ['corpora'],
  describeAugmentation: nothing,
  proveFolds: nothing,
  listExperiments: nothing,
  startExperiments: ['queue'],
  predictDuration: nothing,
  pauseQueue: ['queue'],
  resumeQueue: ['queue'],
  cancelQueue: ['queue'],
  describeQueue: nothing,
  readRun: nothing,
  choosePhotographNetwork: ['settings'],
  chooseLineThickness: ['settings'],
  chooseProtocol: ['settings'],
  chooseBudget: ['settings'],
  listPhotographLayers: nothing,
  describeDevices: nothing,
  measureDevices: ['devices'],
  chooseDevice: ['devices'],
  readResults: nothing,
  describeJudgements: nothing,
  renameStimulus: ['stimuli'],
  categoriseStimuli: ['stimuli'],
  excludeStimuli: ['stimuli', 'ratings'],
  listRaterJudgements: nothing,
  excludeRatings: ['ratings'],
  replaceDrawing: ['stimuli'],
  lookAtDrawing: nothing,
  mendDrawing: ['stimuli'],
  describeRatingStudy: nothing,
  saveRatingStudy: ['ratings'],
  startRatingSession: ['ratings'],
  answerRatingTrial: ['ratings'],
  collectRatings: ['ratings'],
  withdrawParticipant: ['ratings'],
  undo: everything,
  redo: everything,
  describeHistory: nothing,
  describeAnalysis: nothing,
  startAnalysis: ['analysis'],
  stopAnalysis: nothing, // ends what startAnalysis began; what is written stays
  describePlacing: nothing,
  placeDrawings: nothing, // in a process of its own, which takes one after the other
  compareExperiments: nothing,
} as const satisfies Record<MethodName, readonly Subject[]>;

export type TakeTurn = <T>(changed: readonly Subject[], work: () => Promise<T>) => Promise<T>;

/** Turns are taken in the order of asking, so two calls never wait for each other. */
export function createTurns(): TakeTurn {
  const last = new Map<Subject, Promise<unknown>>();
  return (changed, work) => {
    if (changed.length === 0) return work();
    const turn = Promise.all(changed.map((subject) => last.get(subject) ?? Promise.resolve())).then(work);
    const end = turn.catch(() => undefined); // a call that failed has had its turn
    for (const subject of changed) last.set(subject, end);
    return turn;
  };
}
