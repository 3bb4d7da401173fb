/** The end of a training: the best epoch's weights are put to the test, and what they say is written down. */
import { AppError } from '../../contract/app-error';
import { say } from '../../contract/message';
import type { FoldRole, MetricsFile, PredictionRow } from '../../contract/running/run';
import { metricOfCorpus, type MetricTable } from '../../core/catalogue/metrics';
import { mappingTable } from '../../core/experiments/mapping-table';
import { findPlateau, spreadRatio, variance, type LearningFacts } from '../../core/experiments/plateau';
import { roleOf } from '../../core/folds/folds';
import { classAccuracy } from '../../core/statistics/scores/class-accuracy';
import { pixelEntropy } from '../../core/statistics/pixel-entropy';
import type { Evaluation } from '../../engines/engine';
import { exportEncoder } from '../../engines/onnx/evaluation/export-encoder';
import { dropPrevious } from '../../store/runs/checkpoint-store';
import { readEpochs, runFile, writeMetrics, writePredictions } from '../../store/runs/run-store';
import { writePlaceFiles } from '../../store/runs/elsewhere/place-file';
import { writeAtomic } from '../../store/files/write-atomic';
import type { EvaluationSet } from '../../pipeline/batch/worker-protocol';
import { readBest } from './checkpointing';
import { Mean, stimulusRows } from './evaluate-objectives';
import { createStopCheck, RunStopped } from '../runs/run-control';
import type { Training } from './training';

/**
 * The first and only time the test fold is looked at. metrics.json comes last: a run that has it is finished. Throws `RunStopped` when
 * a stop was asked for; nothing is written then, and the next sitting comes straight back here.
 */
export async function finishTraining(training: Training): Promise<void> {
  const { folder, record, configuration, network, program, control } = training;
  const best = await readBest(folder, record.key);
  if (best === null)
    throw new AppError('run-failed', say`The run ‘${record.label}’ lost its best weights. Delete runs/${record.key} and start it again.`);
  await program.load(best.state);
  const checkStop = createStopCheck(control);
  const lookUp = async (): Promise<void> => {
    control.progressed({ phase: 'evaluating', done: 0, total: 1, fraction: 0.98, remainingMs: null });
    const stop = await checkStop();
    if (stop !== null) throw new RunStopped(stop);
  };
  await lookUp();

  const predictions = configuration.objectives.mapping > 0 ? await predictStimuli(training, lookUp) : [];
  const validation = await measureImages(training, 'validation', lookUp);
  const test = await measureImages(training, 'test', lookUp);
  if (predictions.length > 0) await writePredictions(folder, record.key, predictions);
  await writeAtomic(runFile(folder, record.key, 'model.onnx'), exportEncoder(network, best.state.weights));
  await writePlaceFiles(folder, record);
  const metrics: MetricsFile = {
    schemaVersion: 1,
    selected: { epoch: best.epoch, beta: null },
    train: mappingOf(training, predictions, 'train'),
    validation: { ...mappingOf(training, predictions, 'validation'), ...validation },
    test: { ...mappingOf(training, predictions, 'test'), ...test },
  };
  control.plateauFound?.(findPlateau(await readFacts(training, predictions, validation, best.epoch)));
  await writeMetrics(folder, record.key, metrics);
  await dropPrevious(folder, record.key);
}

async function readFacts(
  { folder, record, configuration, data }: Training,
  predictions: readonly PredictionRow[],
  validation: MetricTable,
  epoch: number,
): Promise<LearningFacts> {
  const { dims } = configuration;
  const row = (await readEpochs(folder, record.key)).find((each) => each.epoch === epoch) ?? null;
  const accuracies = data.corpora.flatMap(({ id, evaluation }) => {
    const share = validation[metricOfCorpus('accuracy', id)];
    if (share === undefined) return [];
    const { labels } = evaluation('validation');
    const counts = new Map<number, number>();
    for (const label of labels) counts.set(label, (counts.get(label) ?? 0) + 1);
    return [{ share, images: labels.length, constant: Math.max(0, ...counts.values()) / Math.max(1, labels.length) }];
  });
  const facts = { crossEntropy: row?.trainClassification ?? null, classes: data.classes.length, accuracies };
  const { stimuli } = data;
  const places = stimuli?.places ?? null;
  if (stimuli === null || places === null || predictions.length === 0) return { ...facts, mapping: null, spread: null };
  const index = new Map(stimuli.stimuli.map(({ id }, i) => [id, i]));
  const truth = (rows: readonly PredictionRow[]) =>
    rows.flatMap(({ stimulus }) => [...places.subarray(index.get(stimulus)! * dims, (index.get(stimulus)! + 1) * dims)]);
  const constant = variance(truth(predictions.filter(({ role }) => role === 'train')), dims);
  return {
    ...facts,
    mapping: typeof row?.trainMapping === 'number' ? { squaredError: row.trainMapping, constant } : null,
    spread: spreadRatio(
      predictions.flatMap(({ at }) => at),
      truth(predictions),
      dims,
    ),
  };
}

async function predictStimuli(
  { data, images, program, configuration, record }: Training,
  lookUp: () => Promise<void>,
): Promise<PredictionRow[]> {
  const { stimulusSet, stimuli } = data;
  if (stimulusSet === null || stimuli === null) return [];
  const { dims } = configuration;
  const rows: PredictionRow[] = [];
  for await (const piece of images.pieces(stimulusSet, data.fingerprintOf(stimulusSet))) {
    await lookUp();
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

function mappingOf({ data, configuration }: Training, predictions: readonly PredictionRow[], role: FoldRole): MetricTable {
  const { stimuli } = data;
  const rows = predictions.filter((row) => row.role === role);
  if (rows.length === 0 || stimuli === null || stimuli.places === null) return {};
  const index = new Map(stimuli.stimuli.map(({ id }, i) => [id, i]));
  const places = { coordinates: stimuli.places, n: stimuli.stimuli.length, dims: configuration.dims };
  return mappingTable(
    places,
    rows.map(({ stimulus }) => index.get(stimulus)!),
    rows.flatMap(({ at }) => at),
  );
}

/**
 * 'accuracy:<corpus>' and 'bce' over the images of one role. Each corpus's classes compete among themselves only, as if the softmax were
 * over that corpus alone; the cross-entropy of the pixels is the mean over all images, stimuli and drawing pools included.
 */
async function measureImages(
  { data, images, program, configuration, record }: Training,
  role: FoldRole,
  lookUp: () => Promise<void>,
): Promise<MetricTable> {
  const { objectives } = configuration;
  const table: MetricTable = {};
  const reconstruction = objectives.reconstruction > 0;
  const pixels = new Mean();
  const look = async (set: EvaluationSet, take: (evaluation: Evaluation) => void): Promise<void> => {
    for await (const piece of images.pieces(set, data.fingerprintOf(set))) {
      await lookUp();
      const evaluation = await program.evaluate(piece, { reconstruction });
      if (evaluation.reconstruction !== null) pixels.addAll(pixelEntropy(piece, evaluation.reconstruction), piece.length);
      take(evaluation);
    }
  };
  if (objectives.classification > 0 || reconstruction)
    for (const corpus of data.corpora) {
      const { set, labels } = corpus.evaluation(role);
      const count = data.classes.length;
      const logits = new Float32Array(labels.length * count);
      let filled = 0;
      await look(set, (evaluation) => {
        if (evaluation.logits === null) return;
        logits.set(evaluation.logits, filled);
        filled += evaluation.logits.length;
      });
      const accuracy = count === 0 ? Number.NaN : classAccuracy(logits, count, labels, corpus.ownLabels);
      if (Number.isFinite(accuracy)) table[metricOfCorpus('accuracy', corpus.id)] = accuracy;
    }
  if (!reconstruction) return table;
  for (const pool of data.pools) await look(pool.evaluation(role).set, () => undefined);
  const stimuli = stimulusRows(data, record.fold, role);
  if (stimuli !== null) await look(stimuli.set, () => undefined);
  const bce = pixels.value();
  return bce === null ? table : { ...table, bce };
}
