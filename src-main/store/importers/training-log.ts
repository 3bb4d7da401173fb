/** Training logs as the author of the Shapes study keeps them: a CSV file for each fold, its name the configuration. */
import { AppError } from '../../contract/app-error';
import { phrase, say } from '../../contract/message';
import type { LogConfiguration } from '../../contract/importing/import';
import type { EpochRow } from '../../contract/running/run';
import { readNumber, rowError, splitCsv } from '../files/csv';

export const logNamePattern = /_log[^/\\]*\.csv$/i;

export interface LogName {
  readonly name: string; // without fold and ending: the same for all folds
  readonly fold: number;
  readonly configuration: LogConfiguration | null;
}

/**
 * 'c1.0_r0.0_m0.0625_b512_w0.0005_v0.0_eTrue_dFalse_n0.1_mean_4_f0_log.csv': weights of classification, reconstruction and mapping,
 * bottleneck, decay and dropout of encoder (w, e) and decoder (v, d), noise, target space and fold. Null for other names.
 */
export function parseLogName(file: string): LogName | null {
  const parts = /^(.+)_f(\d{1,2})_log/i.exec(file.replace(/^.*[/\\]/, ''));
  if (parts === null) return null;
  return { name: parts[1]!, fold: Number(parts[2]), configuration: parseConfiguration(parts[1]!) };
}

export function parseConfiguration(name: string): LogConfiguration | null {
  const number = String.raw`(\d+(?:\.\d+)?(?:e-?\d+)?)`;
  const pattern = `^c${number}_r${number}_m${number}_b(\\d+)_w${number}_v${number}_e(True|False)_d(True|False)_n${number}_(.+)_(\\d+)$`;
  const match = new RegExp(pattern).exec(name);
  if (match === null) return null;
  const [, c, r, m, b, w, v, e, d, n, space, dims] = match;
  return {
    classification: Number(c),
    reconstruction: Number(r),
    mapping: Number(m),
    bottleneck: Number(b),
    encoderDecay: Number(w),
    decoderDecay: Number(v),
    encoderDropout: e === 'True',
    decoderDropout: d === 'True',
    noise: Number(n),
    space: space!,
    dims: Number(dims),
  };
}

/** Keras counts epochs from 0, we from 1. A log that was gone on with repeats epochs: the later row counts. */
export function readTrainingLog(text: string, path: string): { epochs: EpochRow[]; repeated: number } {
  const { header, rows } = splitCsv(text, path);
  const place = (name: string): number => header.indexOf(name);
  for (const name of ['epoch', 'loss', 'val_loss'])
    if (place(name) < 0)
      throw new AppError(
        'bad-input',
        say`${path} is not a training log: it has no column ‘${name}’. Choose the files that end in _log.csv.`,
      );
  const numberIn = (cells: readonly string[], name: string, row: number): number => {
    const read = readNumber(cells[place(name)]!);
    if ('reason' in read) throw rowError(path, row, phrase`in column ‘${name}’, ${read.reason}`);
    return read.value;
  };
  const optional = (cells: readonly string[], name: string, row: number): number | null =>
    place(name) < 0 ? null : numberIn(cells, name, row);
  const byEpoch = new Map<number, EpochRow>();
  for (const { row, cells } of rows) {
    const epoch = numberIn(cells, 'epoch', row) + 1;
    if (!Number.isInteger(epoch) || epoch < 1 || epoch > 1e6) throw rowError(path, row, phrase`${epoch - 1} is not the number of an epoch`);
    byEpoch.set(epoch, {
      epoch,
      trainLoss: numberIn(cells, 'loss', row),
      trainClassification: optional(cells, 'classification_loss', row),
      trainReconstruction: optional(cells, 'reconstruction_loss', row),
      trainMapping: optional(cells, 'mapping_loss', row),
      validationLoss: numberIn(cells, 'val_loss', row),
      validationClassification: optional(cells, 'val_classification_loss', row),
      validationReconstruction: optional(cells, 'val_reconstruction_loss', row),
      validationMapping: optional(cells, 'val_mapping_loss', row),
      imagesPerSecond: 0, // not in these logs
    });
  }
  if (byEpoch.size === 0) throw new AppError('bad-input', say`${path} has no epochs. Choose a log with at least one row.`);
  return { epochs: [...byEpoch.values()].sort((a, b) => a.epoch - b.epoch), repeated: rows.length - byEpoch.size };
}

/** As the study chose: the least validation loss, of the mapping alone as soon as it is learned (run_ann.py of the study). */
export function chooseEpoch(epochs: readonly EpochRow[]): number | null {
  const lossOf = (row: EpochRow): number => row.validationMapping ?? row.validationLoss;
  const best = epochs.reduce<EpochRow | null>((least, row) => (least === null || lossOf(row) < lossOf(least) ? row : least), null);
  return best?.epoch ?? null;
}
