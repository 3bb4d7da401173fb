/** What reads corpora: zip files, files of strokes, images of every kind, and the cache of decoded drawings. */
import { mkdtemp, readFile, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { strToU8, zipSync } from 'fflate';
import sharp, { type Sharp } from 'sharp';
import { AppError } from '../../src-main/contract/app-error';
import { readBankCache, readBankSummary } from '../../src-main/pipeline/bank/bank-cache';
import { bankOfOne, decodeImages } from '../../src-main/pipeline/bank/open-image-bank';
import { renderCopy } from '../../src-main/pipeline/augment/render-copy';
import { openPlace } from '../../src-main/store/corpora/open-place';
import type { FuzzTarget } from './fuzz-target';

const svg =
  '<svg xmlns="http://www.w3.org/2000/svg" width="60" height="40"><path d="M5 5L50 30Q20 10 8 35" stroke="#000" stroke-width="3" fill="none"/></svg>';
const picture = (): Sharp => sharp(Buffer.from(svg)).flatten({ background: '#fff' });
const line = '{"word":"cat","countrycode":"DE","recognized":true,"key_id":"1","drawing":[[[0,12,80],[3,40,90]],[[5,6],[7,8]]]}\n';
const recipe = { imageSize: 64, minimumSize: 48, flipProbability: 0.5, rotationDegrees: 15, shearDegrees: 15 };

export async function corpusTargets(): Promise<FuzzTarget[]> {
  const folder = await mkdtemp(join(tmpdir(), 'fuzz-'));
  return [
    placeTarget('zip', join(folder, 'corpus.zip'), zips),
    placeTarget('ndjson', join(folder, 'cat.ndjson'), strokes),
    imageTarget,
    cacheTarget(folder),
  ];
}

/** Written to a file, listed, and read image by image, as adding and decoding a corpus do. */
function placeTarget(name: string, path: string, seeds: () => Promise<readonly Uint8Array[]>): FuzzTarget {
  return {
    name,
    seeds,
    read: async (bytes) => {
      await writeFile(path, bytes);
      const place = await openPlace(path);
      try {
        let refusal: AppError | null = null;
        for (const file of (await place.list({ mostPerFile: 20 })).slice(0, 8))
          try {
            await place.read(file.path);
          } catch (error) {
            if (!(error instanceof AppError)) throw error;
            refusal = error; // one damaged image does not make the others unreadable
          }
        if (refusal !== null) throw refusal;
      } finally {
        await place.close();
      }
    },
  };
}

async function zips(): Promise<readonly Uint8Array[]> {
  const png = await picture().png().toBuffer();
  return [
    zipSync({ 'png/cow/1.png': [png, { level: 0 }], 'png/owl "x"/2.png': png, 'png/owl "x"/3.svg': strToU8(svg) }),
    zipSync({ 'cat.ndjson': strToU8(line.repeat(5)), 'readme.txt': strToU8('hello') }),
  ];
}

function strokes(): Promise<readonly Uint8Array[]> {
  return Promise.resolve([strToU8(line), strToU8(line.repeat(30))]);
}

/** Decoded, packed and drawn, as the pipeline does; a refusal comes back as a clause. */
const imageTarget: FuzzTarget = {
  name: 'image',
  seeds: async () => [
    await picture().png().toBuffer(),
    await picture().png({ palette: true }).toBuffer(),
    await picture().jpeg().toBuffer(),
    await picture().webp().toBuffer(),
    await picture().tiff().toBuffer(),
    await picture().gif().toBuffer(),
    strToU8(svg),
  ],
  read: async (bytes) => {
    const bank = await bankOfOne('image', bytes);
    if ('problem' in bank) throw new AppError('bad-input', `The image cannot be read: ${bank.problem}.`);
    renderCopy(bank, 0, 1, recipe, 1, new Float32Array(64 * 64), 0);
  },
};

/** A damaged cache counts as absent: it must never answer with other drawings. */
function cacheTarget(folder: string): FuzzTarget {
  const file = join(folder, 'drawings.bank');
  return {
    name: 'cache',
    seeds: async () => {
      const read = (): Promise<Uint8Array> => picture().png().toBuffer();
      await decodeImages(
        [1, 2, 3].map((i) => ({ id: `${i}`, path: `${i}.png`, stamp: () => Promise.resolve('1'), read })),
        file,
      );
      return [await readFile(file)];
    },
    read: async (bytes) => {
      await writeFile(file, bytes);
      await readBankSummary(file);
      const cache = await readBankCache(file);
      if (cache === null) throw new AppError('bad-input', 'There is no usable cache.');
      if (cache.images.length !== 3) throw new Error('a damaged cache was believed');
    },
  };
}
