/** Why fits may mean little, one warning for each number of dimensions. */
import type { FitDoubt } from '../../../contract/study/space';
import type { CommandContext } from '../command-context';

export function sayDoubts(
  context: Pick<CommandContext, 'say'>,
  fits: readonly { readonly dims: number; readonly doubts: readonly FitDoubt[] }[],
): void {
  const byText = new Map<string, number[]>();
  for (const { dims, doubts } of fits) {
    if (doubts.length === 0) continue;
    const text = doubts.map(sentenceFor).join(' ');
    byText.set(text, [...(byText.get(text) ?? []), dims]);
  }
  for (const [text, dims] of byText) context.say(`Warning, ${dims.map((each) => `${each}-D`).join(', ')}: this fit says little. ${text}`);
}

function sentenceFor(doubt: FitDoubt): string {
  switch (doubt.code) {
    case 'near-zero-stress':
      return 'Stress is next to 0: nearly any arrangement would fit these dissimilarities.';
    case 'few-judged-pairs':
      return `${doubt.stimuli} stimuli were judged in fewer than ${doubt.least} pairs, so that their places are free.`;
    case 'equal-dissimilarities':
      return 'All dissimilarities are equal.';
    case 'far-clusters':
      return `The stimuli fall into two groups of ${doubt.sizes[0]} and ${doubt.sizes[1]} that are farther apart than any pair within them: nonmetric scaling does not see what is inside. Scale each by itself, or use metric scaling.`;
    case 'more-parameters':
      return `${doubt.parameters} free coordinates stand against ${doubt.judged} judged pairs: use fewer dimensions or judge more pairs.`;
    case 'few-triplets':
      return `${doubt.stimuli} stimuli were judged in fewer than ${doubt.least} triplets, so that their places are free.`;
    case 'more-parameters-than-triplets':
      return `${doubt.parameters} free coordinates stand against ${doubt.judged} judgements: use fewer dimensions or judge more triplets.`;
    default:
      return doubt satisfies never;
  }
}
