/** Drawings to measure the input pipeline with: random strokes, as large and as inky as the sketches of the study. */
import type { RunData } from '../../compute/runs/run-data';
import type { Corpus } from '../../contract/study/corpus';
import { foldCount } from '../../core/folds/folds';
import { createStream, type RandomStream } from '../../core/random/stream';
import type { GreyImage } from '../../pipeline/decode/grey-image';
import type { ImageBank } from '../../pipeline/bank/image-bank';
import { packImage } from '../../pipeline/bank/image-record';
import { studyClasses, studyDims } from './bench-setup';

export interface BenchData {
  readonly data: RunData;
  readonly stimulusCopies: number;
  readonly corpusCopies: number;
}

const side = 800; // TU Berlin's sketches are 1111 pixels wide, Sketchy's 256
const stimulusCount = 60;
const corpusImages = studyClasses;
/** In the study 72,000 of an epoch's 322,000 images are stimuli, and 7,300 images validate. */
const shareOfStimuli = 0.22;
const validationPerTraining = 0.023;
const testFold = 0;
const validationFold = foldCount - 1;
const trainingFold = 1;

/** Data whose epoch has about `rows` training images. Fold 0 is the one to train for. */
export function makeBenchData(rows: number): BenchData {
  const validation = Math.max(2, Math.round(rows * validationPerTraining));
  const validationStimuli = Math.min(stimulusCount / 4, Math.max(1, Math.round(validation / 6)));
  const foldOf = (count: number, validating: number) => (i: number) => {
    if (i < validating) return validationFold;
    return i < count * 0.4 ? testFold : trainingFold;
  };
  const stimulusFold = foldOf(stimulusCount, validationStimuli);
  const imageFold = foldOf(corpusImages, Math.min(corpusImages * 0.3, validation - validationStimuli));
  const corpusBank = drawBank('sketch', corpusImages);
  const stimulusBank = drawBank('stimulus', stimulusCount);
  const corpus: Corpus = {
    id: 'sketches',
    name: 'Sketches',
    kind: 'corpus',
    root: '',
    images: Array.from({ length: corpusImages }, (_, i) => ({ path: `${i}`, class: `class ${i}`, fold: imageFold(i) })),
  };
  const stimuli = Array.from({ length: stimulusCount }, (_, i) => ({ id: `s${i}`, name: `s${i}`, category: 'any', image: `${i}` }));
  const places = createStream(1, 'bench-places');
  const data: RunData = {
    stimuli: async () => ({ stimuli, folds: stimuli.map((_, i) => stimulusFold(i)), bank: stimulusBank, fingerprint: 'stimuli' }),
    places: async () => Float64Array.from({ length: stimulusCount * studyDims }, () => places.normal()),
    corpora: async () => [{ corpus, bank: corpusBank, readable: corpus.images.map((_, i) => i), fingerprint: 'sketches' }],
    pools: async () => [],
  };
  const trainingImages = corpus.images.filter(({ fold }) => fold === trainingFold).length;
  const trainingStimuli = stimuli.filter((_, i) => stimulusFold(i) === trainingFold).length;
  return {
    data,
    corpusCopies: Math.max(1, Math.round((rows * (1 - shareOfStimuli)) / trainingImages)),
    stimulusCopies: Math.max(1, Math.round((rows * shareOfStimuli) / trainingStimuli)),
  };
}

function drawBank(name: string, count: number): ImageBank {
  const records = Array.from({ length: count }, (_, i) => packImage(drawStrokes(createStream(1, 'bench', name, i))) ?? new Uint8Array());
  const offsets = new Float64Array(count + 1);
  records.forEach((record, i) => (offsets[i + 1] = offsets[i]! + record.length));
  const bytes = new Uint8Array(new SharedArrayBuffer(offsets[count]));
  records.forEach((record, i) => bytes.set(record, offsets[i]));
  return { count, ids: Array.from({ length: count }, (_, i) => `${name} ${i}`), offsets, records: bytes };
}

/** A score of curved strokes, six pixels thick: some 4 % of the paper is ink, as in TU Berlin's sketches. */
function drawStrokes(stream: RandomStream): GreyImage {
  const pixels = new Uint8Array(side * side).fill(255);
  const dot = (x: number, y: number): void => {
    for (let v = Math.max(0, y - 3); v < Math.min(side, y + 3); v++)
      pixels.fill(0, v * side + Math.max(0, x - 3), v * side + Math.min(side, x + 3));
  };
  for (let stroke = 0; stroke < 20; stroke++) {
    let [x, y, heading] = [side * (0.1 + 0.8 * stream.uniform()), side * (0.1 + 0.8 * stream.uniform()), 2 * Math.PI * stream.uniform()];
    const bend = 0.04 * stream.normal();
    for (let i = 0; i < 100; i++) {
      dot(Math.round(x), Math.round(y));
      heading += bend;
      x += 2.5 * Math.cos(heading);
      y += 2.5 * Math.sin(heading);
    }
  }
  return { width: side, height: side, pixels };
}
