/** Judgements of triplets from a CSV file: as a project has them, or one column each for reference, chosen and other, or for three items and the odd one. */
import { AppError } from '../../contract/app-error';
import { tripletDataSchema, type TripletData, type TripletJudgement } from '../../contract/triplets';
import { rowError, splitCsv } from '../../store/csv';

/** `path` is named in sentences. */
export function readTripletFile(bytes: Uint8Array, path: string): TripletData {
  const { header, rows } = splitCsv(new TextDecoder().decode(bytes).replace(/^\uFEFF/, ''), path);
  const names = header.map((name) => name.toLowerCase().replaceAll(/[^a-z]/g, ''));
  const column = (...wanted: readonly string[]): number => names.findIndex((name) => wanted.includes(name));
  const places = {
    rater: column('rater', 'participant', 'subject'),
    time: column('responsetimems', 'rt'),
    seconds: column('responsetime'),
    kind: column('kind', 'validation'),
    task: column('task'),
  };
  const read = rowReader(path, column, places.task);
  const judgements = rows.map(({ row, cells }): TripletJudgement => {
    const items = read(row, cells);
    const time = Number(cells[places.time] ?? '') || Number(cells[places.seconds] ?? '') * 1000;
    const isValidation = ['yes', 'true', '1', 'validation'].includes((cells[places.kind] ?? '').trim().toLowerCase());
    return {
      ...items,
      rater: cells[places.rater] ?? '',
      ...(time > 0 ? { responseTimeMs: time } : {}),
      ...(isValidation ? { validation: true } : {}),
    };
  });
  const seen = new Set(judgements.flatMap((judgement) => itemsOf(judgement)));
  return tripletDataSchema.parse({ items: [...seen], judgements });
}

export function itemsOf(judgement: Items): [string, string, string] {
  if (judgement.task === 'reference') return [judgement.reference, judgement.chosen, judgement.other];
  return [judgement.a, judgement.b, judgement.c];
}

type Items =
  | { readonly task: 'reference'; readonly reference: string; readonly chosen: string; readonly other: string }
  | { readonly task: 'odd-one-out'; readonly a: string; readonly b: string; readonly c: string; readonly odd: string };

function rowReader(path: string, column: (...wanted: string[]) => number, task: number): (row: number, cells: readonly string[]) => Items {
  const plain = [column('reference'), column('chosen'), column('other')];
  const three = [column('first', 'a', 'image', 'itema'), column('second', 'b', 'itemb'), column('third', 'c', 'itemc')];
  const answer = column('answer', 'odd', 'oddoneout');
  const isPlain = plain.every((place) => place >= 0);
  if (!isPlain && (answer < 0 || three.some((place) => place < 0)))
    throw new AppError(
      'bad-input',
      `${path} is no table of triplets. It needs the columns reference, chosen and other, or first, second, third and odd (the odd one out).`,
    );
  const cellsOf = (row: number, cells: readonly string[], places: readonly number[]): [string, string, string] => {
    const [a = '', b = '', c = ''] = places.map((place) => (cells[place] ?? '').trim());
    if (a === '' || b === '' || c === '' || new Set([a, b, c]).size < 3)
      throw rowError(path, row, 'a triplet needs three different items'); // prettier-ignore
    return [a, b, c];
  };
  return (row, cells) => {
    if (isPlain) {
      const [reference, chosen, other] = cellsOf(row, cells, plain);
      return { task: 'reference', reference, chosen, other };
    }
    const [a, b, c] = cellsOf(row, cells, three);
    const said = (cells[answer] ?? '').trim();
    const isReference = cells[task]?.trim() === 'reference';
    if (!(isReference ? [b, c] : [a, b, c]).includes(said))
      throw rowError(path, row, `the answer ‘${said}’ is none of the items to choose from`);
    if (isReference) return { task: 'reference', reference: a, chosen: said, other: said === b ? c : b };
    return { task: 'odd-one-out', a, b, c, odd: said };
  };
}
