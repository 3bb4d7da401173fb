/** Shows that folds never mix: every drawing, and with it every copy, has exactly one role in each run. */
import type { FoldProof } from '../../contract/augmentation';
import type { Corpus } from '../../contract/corpus';
import { assignFolds, foldCount, rolesOf } from '../../core/folds/folds';
import { readBankSummary } from '../../pipeline/bank-cache';
import { corpusBankFile } from '../../store/corpora/corpus-items';
import { readCorpora } from '../../store/corpus-store';
import { readIncludedStimuli } from '../../store/tables';

export async function proveFolds(folder: string): Promise<FoldProof[]> {
  const stimuli = await readIncludedStimuli(folder);
  const { corpora } = await readCorpora(folder);
  const own = prove('', stimuli.map(({ id }) => id), assignFolds(stimuli)); // prettier-ignore
  const others = corpora.map(async (corpus): Promise<FoldProof> => {
    const proof = prove(corpus.name, corpus.images.map(({ path }) => path), corpus.images.map(({ fold }) => fold)); // prettier-ignore
    return { ...proof, twins: await findTwins(folder, corpus) };
  });
  return [{ ...own, twins: null }, ...(await Promise.all(others))];
}

/** Counted drawing by drawing, by the rule that trainings deal their drawings with. */
function prove(name: string, ids: readonly string[], folds: readonly number[]): Omit<FoldProof, 'twins'> {
  let inTwoParts = 0;
  const runs = Array.from({ length: foldCount }, (_, run) => {
    const parts = rolesOf(folds, run);
    const seen = new Set<string>();
    for (const part of [parts.train, parts.validation, parts.test])
      for (const id of new Set(part.map((item) => ids[item]!))) {
        if (seen.has(id)) inTwoParts++;
        seen.add(id);
      }
    return { train: parts.train.length, validation: parts.validation.length, test: parts.test.length };
  });
  return { name, drawings: ids.length, runs, inTwoParts };
}

/** The same picture under two names may train in one fold and test in another; only the bytes can tell. */
async function findTwins(folder: string, corpus: Corpus): Promise<FoldProof['twins']> {
  const summary = await readBankSummary(corpusBankFile(folder, corpus));
  if (summary === null) return null;
  const folds = new Map(corpus.images.map(({ path, fold }) => [`${corpus.id}/${path}`, fold]));
  const mixed = summary.twins.filter((group) => new Set(group.map((id) => folds.get(id))).size > 1);
  return {
    count: mixed.flat().length,
    examples: mixed.slice(0, 5).map((group) => group.map((id) => id.slice(corpus.id.length + 1)).join(' = ')),
  };
}
