import { z } from 'zod';
import type { ClassJoinRow, CorpusCard, DecodingProgress } from '../study/corpus';
import { answers, changes, nothing, reads } from './method';

const undone = { isUndone: true } as const;
const byId = z.object({ id: z.string() });
const cards = answers<CorpusCard[]>();
const addition = z.object({
  folder: z.string().min(1),
  name: z.string().min(1).max(100),
  kind: z.enum(['corpus', 'drawing-pool']),
  mostPerClass: z.number().int().positive().optional(),
});
const naming = z.object({ corpus: z.string(), own: z.string(), name: z.string().min(1).max(300) });

export const corpusMethods = {
  listCorpora: reads(nothing, cards),
  addCorpus: changes(['corpora'], addition, cards, { ...undone, paths: ({ folder }) => [folder] }),
  removeCorpus: changes(['corpora'], byId, cards, undone),
  rescanCorpus: changes(['corpora'], byId, cards, undone),
  relocateCorpus: changes(['corpora'], byId.extend({ folder: z.string().min(1) }), cards, { ...undone, paths: ({ folder }) => [folder] }),
  decodeCorpus: reads(byId, answers<DecodingProgress[]>()), // only starts what listDecoding shows
  listDecoding: reads(nothing, answers<DecodingProgress[]>()),
  readClassTable: reads(nothing, answers<ClassJoinRow[]>()),
  nameClass: changes(['corpora'], naming, cards, undone),
  resetClassNames: changes(['corpora'], z.object({ corpus: z.string() }), cards, undone),
};
