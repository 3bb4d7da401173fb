import type { corpusMethods } from '../../contract/methods/corpora';
import type { UseCasesOf } from '../../contract/window/rpc';
import type { StudioParts } from '../parts';
import { addCorpus, relocateCorpus, rescanCorpus } from './add-corpus';
import { nameClass, readClassTable, resetClassNames } from './class-table';
import { listCorpora } from './list-corpora';
import { removeCorpus } from './remove-corpus';

export function corpusUseCases({ context, decoder }: StudioParts): UseCasesOf<typeof corpusMethods> {
  return {
    listCorpora: () => listCorpora(context),
    addCorpus: async (input) => {
      const cards = await addCorpus(context, input);
      decoder.start(cards.at(-1)!.id);
      return cards;
    },
    removeCorpus: (input) => removeCorpus(context, input),
    rescanCorpus: async (input) => {
      const cards = await rescanCorpus(context, input);
      decoder.start(input.id);
      return cards;
    },
    relocateCorpus: (input) => relocateCorpus(context, input),
    decodeCorpus: ({ id }) => {
      decoder.start(id);
      return [...decoder.progress()];
    },
    listDecoding: () => [...decoder.progress()],
    readClassTable: () => readClassTable(context),
    nameClass: (input) => nameClass(context, input),
    resetClassNames: (input) => resetClassNames(context, input),
  };
}
