/** Places drawings nobody has rated with the five networks of a row of the results, and says how far that can be trusted. */
import type { PlacedDrawing, PlacingAnswer, PlacingMark, PlacingView } from '../../contract/results/placing';
import type { DrawingToPlace } from '../../contract/running/compute-protocol';
import type { RunKey } from '../../contract/running/run';
import { readOut } from '../../core/placing/read-out';
import { regionAround, regionRule, type RegionRule } from '../../core/placing/region';
import { nearestNeighbours } from '../../core/statistics/neighbours';
import type { DecodeImage } from '../../pipeline/decode/decode-image';
import { isReadable, type ImageBank } from '../../pipeline/bank/image-bank';
import { renderView } from '../../pipeline/augment/render-copy';
import { readCorpora } from '../../store/corpora/corpus-store';
import { readFeatures } from '../../store/files/tables';
import type { RunControl } from '../runs/run-control';
import { unionOfClasses } from '../training/training-data';
import type { Workbench } from '../runs/workbench';
import { getFamiliar, inkShare, usualView, type Familiar } from './familiar';
import { openFoldNetworks, type FoldNetworks, type Seen } from './fold-networks';
import { distance, readHeldOut } from './held-out';
import { readDrawing } from './look-at-drawing';
import { averagedDirections, readRatedDrawings, requireRuns } from './rated-drawings';

export interface Placer {
  readonly networks: FoldNetworks;
  place(drawings: readonly DrawingToPlace[], view?: PlacingView): Promise<PlacingAnswer>;
  dispose(): Promise<void>;
}

const shownNeighbours = 8;
const shownClasses = 6;
/** So many times the ink of the fullest rated drawing, or less than that part of the emptiest, is unlike them. */
const muchInk = 1.3;
const littleInk = 1 / muchInk;

/** `keys`: of one row, in the order of folds. */
export async function openPlacer(
  folder: string,
  keys: readonly RunKey[],
  bench: Workbench,
  decode: DecodeImage,
  control: RunControl,
): Promise<Placer> {
  const records = await requireRuns(folder, keys);
  const { configuration } = records[0]!;
  const { dims } = configuration;
  const { lineThickness = 0 } = configuration.augmentation;
  const { stimuli, coordinates, truth, bank, folds } = await readRatedDrawings(folder, configuration, lineThickness, decode);
  const directions = averagedDirections({ stimuli, dims, coordinates }, await readFeatures(folder));
  const rule = regionRule(await readHeldOut(folder, keys, truth), dims);
  const networks = await openFoldNetworks(folder, records, bench, control);
  try {
    const tell = (done: number, total: number): void =>
      control.progressed({ phase: 'evaluating', done, total, fraction: 0.9, remainingMs: null });
    const familiar = await getFamiliar(networks, { bank, folds }, configuration.seed, tell);
    const classes = unionOfClasses(
      (await readCorpora(folder)).corpora.filter(({ kind }) => kind === 'corpus').map((corpus) => ({ corpus })),
    );
    const describe = (
      id: string,
      seen: readonly Seen[],
      image: number,
      n: number,
      shown: Float32Array,
      noted: readonly PlacingMark[],
    ): PlacedDrawing => {
      const share = inkShare(shown);
      const places = seen.map(({ places: rows }) => [...rows.subarray(image * dims, (image + 1) * dims)]);
      const mean = Array.from({ length: dims }, (_, k) => places.reduce((sum, at) => sum + at[k]! / places.length, 0));
      const strangeness = familiar.strangenessOf(seen, image);
      return {
        ...{ id, refused: null, places, mean, strangeness, inkShare: share },
        spread: Math.sqrt(places.reduce((sum, at) => sum + distance(at, mean) ** 2 / places.length, 0)),
        region: regionOf(rule, places),
        marks: [...markUnlike(familiar.isOdd(shown), familiar.ink, share, strangeness), ...noted],
        nearest: nearestNeighbours(coordinates, stimuli.length, dims, mean, shownNeighbours).map(({ index, distance: far }) => ({
          stimulus: stimuli[index]!.id,
          name: stimuli[index]!.name,
          distance: far,
        })),
        readouts: directions.map(({ feature, vector }) => ({ feature, ...readOut(coordinates, dims, vector, mean) })),
        classes: classesOf(seen, image, n, classes),
      };
    };
    const placer: Placer = {
      networks,
      async place(drawings, view = usualView) {
        const pixels = networks.recipe.imageSize ** 2;
        const looked = await Promise.all(drawings.map((drawing) => readDrawing(drawing, decode, lineThickness)));
        const images = looked.flatMap((look) => ('bank' in look ? [renderView(look.bank, networks.recipe, view)] : []));
        const whole = new Float32Array(images.length * pixels);
        images.forEach((image, i) => whole.set(image, i * pixels));
        const seen = images.length === 0 ? [] : await networks.see(whole, images.length);
        let image = -1;
        const placed = looked.map((look, i): PlacedDrawing => {
          const { id } = drawings[i]!;
          if ('refused' in look) return nowhere(id, look.refused);
          image++;
          return describe(id, seen, image, images.length, images[image]!, look.marks);
        });
        return { coverage: rule?.coverage ?? null, drawings: placed };
      },
      dispose: () => networks.dispose(),
    };
    await warmUp(placer, bank);
    return placer;
  } catch (error) {
    await networks.dispose();
    throw error;
  }
}

const warmRounds = 5;

/** The first drawings take many times longer than later ones: until the code they go through is compiled. */
async function warmUp(placer: Placer, bank: ImageBank): Promise<void> {
  if (!isReadable(bank, 0)) return;
  const side = 512;
  const pixels = renderView(bank, { ...placer.networks.recipe, imageSize: side, minimumSize: side / 2 }, usualView).map(
    (value) => value * 255,
  );
  for (let round = 0; round < warmRounds; round++)
    await placer.place([{ id: '', image: { width: side, height: side, pixels: Uint8Array.from(pixels) } }]);
}

/** Networks that follow one another: those that did not learn from the same rated drawings. */
function regionOf(rule: RegionRule | null, places: readonly (readonly number[])[]): number[] | null {
  if (rule === null) return null;
  return regionAround(
    rule,
    places.map((at, fold) => distance(at, places[(fold + 1) % places.length]!)),
  );
}

function markUnlike(isOdd: boolean, ink: Familiar['ink'], share: number, strangeness: number): PlacingMark[] {
  return [
    ...(strangeness > 1 ? (['far'] as const) : []),
    ...(isOdd ? (['odd-look'] as const) : []),
    ...(share > muchInk * ink.most ? (['much-ink'] as const) : []),
    ...(share < littleInk * ink.least ? (['little-ink'] as const) : []),
  ];
}

/** Null where the networks tell no classes, or others than the corpora have now. */
function classesOf(seen: readonly Seen[], image: number, n: number, names: readonly string[]): PlacedDrawing['classes'] {
  const shares = new Float64Array(names.length);
  for (const { logits } of seen) {
    if (logits === null || names.length === 0 || logits.length !== n * names.length) return null;
    const own = logits.subarray(image * names.length, (image + 1) * names.length);
    const highest = Math.max(...own);
    const powers = Array.from(own, (logit) => Math.exp(logit - highest));
    const total = powers.reduce((sum, power) => sum + power, 0);
    powers.forEach((power, c) => (shares[c]! += power / total / seen.length));
  }
  return names
    .map((name, c) => ({ name, share: shares[c]! }))
    .sort((a, b) => b.share - a.share)
    .slice(0, shownClasses);
}

function nowhere(id: string, refused: NonNullable<PlacedDrawing['refused']>): PlacedDrawing {
  return {
    id,
    refused,
    places: [],
    mean: [],
    spread: 0,
    region: null,
    marks: [],
    inkShare: 0,
    strangeness: 0,
    nearest: [],
    readouts: [],
    classes: null,
  };
}
