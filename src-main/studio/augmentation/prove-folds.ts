/** Shows that folds never mix: every drawing, and with it every copy, has exactly one role in each run. */
import type { FoldProof } from '../../contract/study/augmentation';
import type { Corpus } from '../../contract/study/corpus';
import { assignFoldsBy, possibleSchemes } from '../../core/folds/fold-schemes';
import { assignFolds, foldCount, rolesOf } from '../../core/folds/folds';
import { readBankSummary } from '../../pipeline/bank/bank-cache';
import { corpusBankFile } from '../../store/corpora/corpus-items';
import { readCorpora } from '../../store/corpora/corpus-store';
import { readProject } from '../../store/project/project-store';
import { listRuns } from '../../store/runs/run-store';
import { readIncludedStimuli } from '../../store/files/tables';

export async function proveFolds(folder: string): Promise<FoldProof[]> {
  const stimuli = await readIncludedStimuli(folder);
  const { corpora } = await readCorpora(folder);
  const beginnings = await readBeginnings(folder);
  const own = prove(
    '',
    stimuli.map(({ id }) => id),
    assignFolds(stimuli),
    beginnings,
  );
  const others = corpora.map(async (corpus): Promise<FoldProof> => {
    const proof = prove(
      corpus.name,
      corpus.images.map(({ path }) => path),
      corpus.images.map(({ fold }) => fold),
      beginnings,
    );
    return { ...proof, twins: await findTwins(folder, corpus) };
  });
  const { seed } = await readProject(folder);
  const schemes = possibleSchemes(stimuli).map((scheme): FoldProof => {
    const folds = assignFoldsBy(scheme, stimuli, seed);
    const drawings = prove(
      '',
      stimuli.map(({ id }) => id),
      folds,
      [],
    );
    const categories =
      scheme === 'categories'
        ? prove(
            '',
            stimuli.map(({ category }) => category),
            folds,
            [],
          ).inTwoParts
        : 0;
    return { ...drawings, scheme, inTwoParts: drawings.inTwoParts + categories, twins: null };
  });
  return [{ ...own, twins: null }, ...schemes, ...(await Promise.all(others))];
}

/** A run, and the run whose network it began with. */
interface Beginning {
  readonly fold: number;
  readonly from: number;
}

/** A network that is gone on with has seen the drawings its own run trained on. Runs of the same fold need no proof of their own. */
async function readBeginnings(folder: string): Promise<Beginning[]> {
  const records = await listRuns(folder);
  const foldOf = new Map(records.map(({ key, fold }) => [key, fold]));
  return records.flatMap(({ configuration, fold, needs: [source] }) => {
    if (configuration.kind !== 'training' || configuration.warmStart === undefined || source === undefined) return [];
    const from = foldOf.get(source);
    return from === undefined || from === fold ? [] : [{ fold, from }];
  });
}

/** Counted drawing by drawing, by the rule that trainings deal their drawings with. */
function prove(name: string, ids: readonly string[], folds: readonly number[], beginnings: readonly Beginning[]): Omit<FoldProof, 'twins'> {
  let inTwoParts = 0;
  for (const { fold, from } of beginnings) {
    const trained = new Set(rolesOf(folds, from).train);
    const { validation, test } = rolesOf(folds, fold);
    inTwoParts += [...validation, ...test].filter((item) => trained.has(item)).length;
  }
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
