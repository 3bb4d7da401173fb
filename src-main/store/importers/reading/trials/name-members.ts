/** People who are numbered within a couple or a team: ‘dyad’ 3, ‘member’ B is one person. */
import { strengthOf, wordsOf } from '../columns/header-meaning';
import type { FoundTable } from '../sheet/table';

const groupWords = /^(dyad|dyade|couple|team|family|familie|paar|duo|pair)$/;
const memberWords = /^(member|mitglied|partner|role|rolle|person|twin|zwilling|sibling|child|kind|spouse)$/;

/** Null where no two columns name people so, or one names them already. */
export function nameMembers(table: FoundTable): FoundTable | null {
  const { header, rows } = table;
  const find = (words: RegExp): number => header.findIndex((text) => wordsOf(text).some((word) => words.test(word)));
  const [group, member] = [find(groupWords), find(memberWords)];
  if (group < 0 || member < 0 || group === member) return null;
  if (header.some((text, i) => i !== group && i !== member && strengthOf(text, 'rater') >= 2)) return null;
  const people = new Map<string, number>();
  const members = new Set<string>();
  for (const { cells } of rows) {
    if (cells[group] === '' || cells[member] === '') return null;
    const key = `${cells[group]!} ${cells[member]!}`;
    people.set(key, (people.get(key) ?? 0) + 1);
    members.add(cells[member]!);
  }
  const counts = [...people.values()];
  if (members.size < 2 || members.size > 4 || people.size <= members.size || Math.min(...counts) < 3) return null;
  return {
    ...table,
    header: [...header, `${header[group]!} + ${header[member]!} (participant)`],
    titles: [...table.titles, ''],
    rows: rows.map(({ row, cells }) => ({ row, cells: [...cells, `${cells[group]!} ${cells[member]!}`] })),
    remarks: [...table.remarks, { code: 'people-joined', place: header[group]!, rater: header[member]! }],
  };
}
