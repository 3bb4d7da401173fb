/** Decodes what runs will read, before many of them want it at the same time. */
import type { Configuration } from '../../contract/running/configuration';
import { isIncluded } from '../../contract/study/stimulus';
import { closeRecords } from '../../pipeline/bank/bank-records';
import type { DecodeImage } from '../../pipeline/decode/decode-image';
import { decodeImages } from '../../pipeline/bank/open-image-bank';
import { thickenedBy } from '../../pipeline/drawing/thicken-lines';
import { bankName } from '../../store/corpora/bank-name';
import { corpusBankFile, corpusItems } from '../../store/corpora/corpus-items';
import { openPlace } from '../../store/corpora/open-place';
import { corpusRoot, readCorpora } from '../../store/corpora/corpus-store';
import { readStimuli } from '../../store/files/tables';
import { openStimulusBank } from '../spaces/judge/stimulus-pixels';

/** The banks that these runs read, as paths in the project; all of them are up to date then. */
export async function prepareBanks(
  folder: string,
  configurations: readonly Configuration[],
  decode: DecodeImage,
  tell: (what: string, done: number, total: number) => void,
): Promise<string[]> {
  const needs = configurations.map(needsOf);
  const { corpora } = await readCorpora(folder);
  const stimuli = (await readStimuli(folder)).filter(isIncluded);
  const prepared: string[] = [];
  for (const lines of new Set(needs.map(({ lineThickness }) => lineThickness))) {
    const wanted = needs.filter(({ lineThickness }) => lineThickness === lines);
    if (wanted.some((need) => need.stimuli)) {
      const { bank, problems } = await openStimulusBank(folder, stimuli, (done, total) => tell('stimuli', done, total), decode, lines);
      closeRecords(bank.records);
      if (problems[0] !== undefined) tell(problems[0].message, 0, 0);
      prepared.push(`cache/${bankName('stimuli', lines)}`);
    }
    for (const corpus of corpora) {
      if (!wanted.some((need) => (corpus.kind === 'corpus' ? need.corpora : need.pools))) continue;
      const root = corpusRoot(folder, corpus);
      const place = await openPlace(root);
      const file = corpusBankFile(folder, corpus, lines);
      try {
        await decodeImages(
          corpusItems(corpus, root, place),
          file,
          (done, total) => tell(corpus.name, done, total),
          thickenedBy(lines, decode),
        );
      } finally {
        await place.close();
      }
      prepared.push(`cache/${bankName(`corpus-${corpus.id}`, lines)}`);
    }
  }
  return prepared;
}

/** A regression reads the stimuli only: what its encoder saw is in the encoder. */
function needsOf({ augmentation, ...configuration }: Configuration) {
  const { lineThickness = 0 } = augmentation;
  if (configuration.kind === 'regression') return { lineThickness, stimuli: true, corpora: false, pools: false };
  const { classification, mapping, reconstruction } = configuration.objectives;
  return {
    lineThickness,
    stimuli: mapping > 0 || reconstruction > 0,
    corpora: classification > 0 || reconstruction > 0,
    pools: reconstruction > 0,
  };
}
