/** The end of a training: the best epoch's weights are put to the test, and what they say is written down. */
import { join } from 'node:path';
import { AppError } from '../contract/app-error';
import type { FoldRole, MetricsFile, PredictionRow } from '../contract/run';
import { mappingTable } from '../core/experiments/mapping-table';
import { roleOf } from '../core/folds/folds';
import { classAccuracy } from '../core/statistics/class-accuracy';
import { exportEncoder } from '../engines/onnx/export-encoder';
import { runFolder, writeMetrics, writePredictions } from '../store/run-store';
import { writeAtomic } from '../store/write-atomic';
import { readBest } from './checkpointing';
import { createBreath, type StopState } from './run-control';
import type { Training } from './training-run';

/** The first and only time the test fold is looked at. metrics.json comes last: a run that has it is finished. */
export async function finishTraining(training: Training): Promise<StopState | null> {
  const { folder, record, configuration, network, program, control } = training;
  const best = await readBest(folder, record.key);
  if (best === null)
    throw new AppError('run-failed', `The run ‘${record.label}’ lost its best weights. Delete runs/${record.key} and start it again.`);
  await program.load(best.state);
  const breathe = createBreath(control);
  control.progressed({ phase: 'evaluating', done: 0, total: 1, fraction: 0.98, remainingMs: null });

  const predictions = configuration.objectives.mapping > 0 ? await predictStimuli(training) : [];
  const stop = await breathe();
  if (stop !== null) return stop;
  const validation = await measureCorpora(training, 'validation');
  const test = await measureCorpora(training, 'test');
  if (predictions.length > 0) await writePredictions(folder, record.key, predictions);
  await writeAtomic(join(runFolder(folder, record.key), 'model.onnx'), exportEncoder(network, best.state.weights));
  const metrics: MetricsFile = {
    schemaVersion: 1,
    selected: { epoch: best.epoch, beta: null },
    train: mappingOf(training, predictions, 'train'),
    validation: { ...mappingOf(training, predictions, 'validation'), ...validation },
    test: { ...mappingOf(training, predictions, 'test'), ...test },
  };
  await writeMetrics(folder, record.key, metrics);
  return null;
}

async function predictStimuli({ data, images, program, configuration, record }: Training): Promise<PredictionRow[]> {
  const { stimulusSet, stimuli } = data;
  if (stimulusSet === null || stimuli === null) return [];
  const { dims } = configuration;
  const rows: PredictionRow[] = [];
  for await (const piece of images.pieces(stimulusSet, data.fingerprintOf(stimulusSet))) {
    const { mapping } = await program.evaluate(piece);
    for (let i = 0; i < mapping.length / dims; i++) {
      const index = Math.floor(rows.length / stimulusSet.copies);
      rows.push({
        stimulus: stimuli.stimuli[index]!.id,
        copy: rows.length % stimulusSet.copies,
        role: roleOf(stimuli.folds[index]!, record.fold),
        at: [...mapping.subarray(i * dims, (i + 1) * dims)],
      });
    }
  }
  return rows;
}

function mappingOf({ data, configuration }: Training, predictions: readonly PredictionRow[], role: FoldRole): Record<string, number> {
  const { stimuli } = data;
  const rows = predictions.filter((row) => row.role === role);
  if (rows.length === 0 || stimuli === null || stimuli.places === null) return {};
  const index = new Map(stimuli.stimuli.map(({ id }, i) => [id, i]));
  const places = { coordinates: stimuli.places, n: stimuli.stimuli.length, dims: configuration.dims };
  return mappingTable(places, rows.map(({ stimulus }) => index.get(stimulus)!), rows.flatMap(({ at }) => at)); // prettier-ignore
}

/** Each corpus's classes compete among themselves only, as if the softmax were over that corpus alone. */
async function measureCorpora({ data, images, program, configuration }: Training, role: FoldRole): Promise<Record<string, number>> {
  if (configuration.objectives.classification === 0) return {};
  const accuracies: Record<string, number> = {};
  const count = data.classes.length;
  for (const corpus of data.corpora) {
    const { set, labels } = corpus.evaluation(role);
    const logits = new Float32Array(labels.length * count);
    let filled = 0;
    for await (const piece of images.pieces(set, data.fingerprintOf(set))) {
      const evaluation = await program.evaluate(piece);
      if (evaluation.logits === null) continue;
      logits.set(evaluation.logits, filled);
      filled += evaluation.logits.length;
    }
    const accuracy = classAccuracy(logits, count, labels, corpus.ownLabels);
    if (Number.isFinite(accuracy)) accuracies[`accuracy:${corpus.id}`] = accuracy;
  }
  return accuracies;
}
