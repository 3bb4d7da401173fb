/** Many small files are read some at a time: one after the other the disk waits, all at once the system runs out of open files. */
const atOnce = 32;

/** Answers in the order of the items. */
export async function inBatches<Item, Answer>(items: readonly Item[], ask: (item: Item) => Promise<Answer>): Promise<Answer[]> {
  const answers: Answer[] = [];
  for (let at = 0; at < items.length; at += atOnce) answers.push(...(await Promise.all(items.slice(at, at + atOnce).map(ask))));
  return answers;
}
