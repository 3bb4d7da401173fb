/** The data a run works on, read once for many runs: stimuli with folds and places, corpora with folds and classes. */
import { AppError } from '../../contract/app-error';
import { say } from '../../contract/message';
import type { Corpus } from '../../contract/study/corpus';
import type { RunRecord } from '../../contract/running/run';
import { isIncluded, type Stimulus } from '../../contract/study/stimulus';
import { assignFoldsBy } from '../../core/folds/fold-schemes';
import { closeRecords } from '../../pipeline/bank/bank-records';
import { decodeImage, type DecodeImage } from '../../pipeline/decode/decode-image';
import type { ImageBank } from '../../pipeline/bank/image-bank';
import { isReadable } from '../../pipeline/bank/image-bank';
import { openImageBank, openSealedBank, type OpenedBank } from '../../pipeline/bank/open-image-bank';
import { thickenedBy } from '../../pipeline/drawing/thicken-lines';
import { insideProject } from '../../files/inside-project';
import { bankName } from '../../store/corpora/bank-name';
import { readWorkpack } from '../../store/runs/workpack-store';
import { corpusBankFile, corpusItems } from '../../store/corpora/corpus-items';
import { openPlace } from '../../store/corpora/open-place';
import { corpusRoot, readCorpora } from '../../store/corpora/corpus-store';
import { dataFingerprint, type FingerprintCache } from '../../store/project/data-fingerprint';
import { sha256 } from '../../store/runs/run-key';
import { readSpace } from '../../store/project/space-store';
import { readIncludedStimuli, readStimuli } from '../../store/files/tables';
import { openStimulusBank } from '../../studio/spaces/judge/stimulus-pixels';

export interface RunData {
  stimuli(): Promise<StimulusData>;
  /** Coordinates of the stimuli, in their order: stimuli x dims. */
  places(): Promise<Float64Array>;
  corpora(): Promise<readonly CorpusData[]>;
  pools(): Promise<readonly CorpusData[]>;
}

export interface StimulusData {
  readonly stimuli: readonly Stimulus[];
  readonly folds: readonly number[];
  readonly bank: ImageBank;
  /** Changes with any id, category or drawing. */
  readonly fingerprint: string;
}

/** Images that cannot be read have been left out; item i of the bank belongs to image i of the corpus. */
export interface CorpusData {
  readonly corpus: Corpus;
  readonly bank: ImageBank;
  readonly readable: readonly number[];
  readonly fingerprint: string;
}

export interface RunDataSource {
  /** Refuses when the data are no longer those the run was planned with. */
  open(folder: string, record: RunRecord, onProgress: (done: number, total: number) => void): Promise<RunData>;
}

/** Banks and tables stay in memory as long as the data they came from are unchanged. */
export function createRunDataSource(decode: DecodeImage = decodeImage): RunDataSource {
  const parts = new Map<string, Promise<FingerprintCache>>();
  const banks = new Map<string, { readonly state: string; readonly opened: Promise<OpenedBank>; turn: number }>();
  let turn = 0; // counts runs
  /** Of each file one state at a time is open: some systems do not let an open file be replaced. Runs follow one another. */
  const openBank = async (file: string, state: string, make: () => Promise<OpenedBank>): Promise<OpenedBank> => {
    const known = banks.get(file);
    if (known?.state === state) {
      known.turn = turn;
      return known.opened;
    }
    await forget(file);
    const opened = make();
    banks.set(file, { state, opened, turn });
    opened.catch(() => banks.delete(file));
    const unused = [...banks].filter(([, bank]) => bank.turn < turn).map(([other]) => other);
    for (const other of unused.slice(0, Math.max(0, banks.size - keptBanks))) await forget(other);
    return opened;
  };
  const forget = async (file: string): Promise<void> => {
    const old = banks.get(file);
    banks.delete(file);
    await old?.opened.then(
      ({ bank }) => closeRecords(bank.records),
      () => undefined,
    );
  };
  return {
    async open(folder, record, onProgress) {
      turn++;
      const isWorkpack = (await readWorkpack(folder)) !== null; // its drawings are in its banks only
      const { configuration, dataFingerprint: planned } = record;
      const known = parts.get(`${folder} ${planned}`) ?? verify(folder, record);
      parts.set(`${folder} ${planned}`, known);
      known.catch(() => parts.delete(`${folder} ${planned}`));
      const fingerprints = await known;
      const { space, dims } = configuration;
      const { lineThickness = 0 } = configuration.augmentation;
      /** Tells drawings with thicker lines from those as they are drawn, wherever their fingerprint goes. */
      const seen = (fingerprint: string): string => (lineThickness === 0 ? fingerprint : `${fingerprint} lines ${lineThickness}`);
      const openCorpora = async (kind: Corpus['kind'], fingerprint: string): Promise<CorpusData[]> => {
        const { corpora } = await readCorpora(folder);
        const opened: CorpusData[] = [];
        for (const corpus of corpora.filter((each) => each.kind === kind)) {
          const name = seen(`${corpus.id} ${fingerprint}`);
          const file = corpusBankFile(folder, corpus, lineThickness);
          const { bank } = await openBank(file, name, () =>
            isWorkpack
              ? openSealedBank(
                  corpus.images.map(({ path }) => `${corpus.id}/${path}`),
                  file,
                )
              : openCorpusBank(folder, corpus, file, onProgress, thickenedBy(lineThickness, decode)),
          );
          const readable = corpus.images.flatMap((_, i) => (isReadable(bank, i) ? [i] : []));
          opened.push({ corpus, bank, readable, fingerprint: sha256(name) });
        }
        return opened;
      };
      return {
        stimuli: async () => {
          const fingerprint = seen((await fingerprints.get('stimuli')) ?? '');
          const all = await readStimuli(folder);
          const stimuli = all.filter(isIncluded);
          const { bank, problems } = await openBank(`${folder} stimuli ${lineThickness}`, fingerprint, () =>
            isWorkpack
              ? openSealedBank(
                  stimuli.map(({ id }) => id),
                  insideProject(folder, 'cache', bankName('stimuli', lineThickness)),
                )
              : openStimulusBank(folder, stimuli, onProgress, decode, lineThickness),
          );
          if (problems[0] !== undefined) throw new AppError('bad-input', problems[0].message);
          const scheme = configuration.kind === 'regression' ? (configuration.folds ?? null) : null;
          const folds = assignFoldsBy(scheme, all, configuration.seed).filter((_, i) => isIncluded(all[i]!));
          return { stimuli, folds, bank, fingerprint };
        },
        places: async () => placesInOrder(await readIncludedStimuli(folder), await readSpace(folder, space, dims)),
        corpora: async () => openCorpora('corpus', (await fingerprints.get('corpora')) ?? ''),
        pools: async () => openCorpora('drawing-pool', (await fingerprints.get('pools')) ?? ''),
      };
    },
  };
}

/** More stay open where one run needs more. */
const keptBanks = 6;

/** The hashes of the parts the run reads, by name, as the store computes them. */
async function verify(folder: string, { configuration, dataFingerprint: planned, label }: RunRecord): Promise<FingerprintCache> {
  const cache: FingerprintCache = new Map();
  if ((await dataFingerprint(folder, configuration, cache)) !== planned)
    throw new AppError(
      'run-failed',
      say`The data changed after ‘${label}’ was planned. Start its experiment again: it is then planned anew.`,
    );
  return cache;
}

async function openCorpusBank(
  folder: string,
  corpus: Corpus,
  file: string,
  onProgress: (done: number, total: number) => void,
  decode: DecodeImage,
): Promise<OpenedBank> {
  const root = corpusRoot(folder, corpus);
  const place = await openPlace(root);
  try {
    return await openImageBank(corpusItems(corpus, root, place), file, onProgress, undefined, decode);
  } finally {
    await place.close();
  }
}

/** Coordinates of the stimuli, in their order: stimuli x dims. */
export function placesInOrder(
  stimuli: readonly Stimulus[],
  space: { stimuli: string[]; coordinates: number[][]; name: string; dims: number },
): Float64Array {
  const rows = new Map(space.stimuli.map((id, i) => [id, space.coordinates[i]!]));
  return Float64Array.from(
    stimuli.flatMap(({ id, name }) => {
      const row = rows.get(id);
      if (row === undefined)
        throw new AppError(
          'bad-input',
          say`The space ‘${space.name}’ in ${space.dims} dimensions has no place for ‘${name}’ (${id}). Compute it again.`,
        );
      return row;
    }),
  );
}
