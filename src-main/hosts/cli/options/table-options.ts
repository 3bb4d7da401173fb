/** Options with which every command that reads a table takes corrections of the reading. */
import type { Command } from 'commander';
import { AppError } from '../../../contract/app-error';
import { tableKinds, textEncodingSchema, type TableContent, type TableKind, type TableReading } from '../../../contract/importing/import';
import { namedRoles, type NamedRole } from '../../../contract/importing/column-roles';

export interface TableOptions {
  readonly kind?: string;
  readonly encoding?: string;
  readonly delimiter?: string;
  readonly decimal?: string;
  readonly header?: boolean;
  readonly headerRow?: string;
  readonly sheet?: string;
  readonly column?: readonly string[];
  readonly condition?: string;
  readonly missing?: string;
  readonly answer?: readonly string[];
  readonly meaning?: string;
  readonly scale?: string; // low:high
}

/** `scaleFlag`: how the ends of the scale are said, where --scale means something else. */
export function addTableOptions(command: Command, scaleFlag: '--scale' | '--rating-scale'): Command {
  return command
    .option('--kind <kind>', `what the table holds: ${tableKinds.join(', ')}`)
    .option('--encoding <name>', textEncodingSchema.options.join(', '))
    .option('--delimiter <letter>', 'what separates columns: a letter, or tab, semicolon, comma, bar, space')
    .option('--decimal <sign>', 'point or comma')
    .option('--header', 'the table begins with names of columns')
    .option('--no-header', 'the table begins with data')
    .option('--header-row <number>', 'row that names the columns, counted as a spreadsheet does')
    .option('--sheet <name>', 'sheet of a workbook, or variable of a MATLAB file')
    .option('--column <role=name...>', `column of a role (${namedRoles.join(', ')}) by its header or number; =none for none`)
    .option('--condition <value>', "take rows of this condition only; 'all' for all rows although they answer several questions")
    .option('--missing <codes>', "numbers that stand for a missing answer, such as -99,999; 'none' if there are none")
    .option('--answer <word=number...>', 'what an answer in words stands for; =none leaves it out')
    .option('--meaning <which>', 'what high values mean: similarity or dissimilarity')
    .option(`${scaleFlag} <low:high>`, 'ends of the scale used');
}

export interface TableSaid {
  readonly reading: Partial<TableReading>;
  readonly content: Partial<Omit<TableContent, 'isMeaningSure'>>;
  readonly columns: { readonly role: NamedRole; readonly header: string }[];
}

export function readTableOptions(options: TableOptions, scale: string | undefined, scaleFlag: string): TableSaid {
  const { encoding, delimiter, decimal, header, headerRow, sheet, kind, meaning, missing, answer, condition } = options;
  const ends = scale === undefined ? null : readScale(scale, scaleFlag);
  return {
    reading: {
      ...(encoding === undefined ? {} : { encoding: readChoice(encoding, textEncodingSchema.options, '--encoding') }),
      ...(delimiter === undefined ? {} : { delimiter: readDelimiter(delimiter) }),
      ...(decimal === undefined
        ? {}
        : { decimal: readChoice<'.' | ','>(decimal === 'comma' ? ',' : decimal === 'point' ? '.' : decimal, ['.', ','], '--decimal') }),
      ...(header === undefined ? {} : { hasHeader: header }),
      ...(headerRow === undefined ? {} : { headerRow: readRow(headerRow) }),
      ...(sheet === undefined ? {} : { sheet }),
    },
    content: {
      ...(kind === undefined ? {} : { kind: readChoice<TableKind>(kind, tableKinds, '--kind') }),
      ...(meaning === undefined
        ? {}
        : { meaning: readChoice<'similarity' | 'dissimilarity'>(meaning, ['similarity', 'dissimilarity'], '--meaning') }),
      ...(missing === undefined ? {} : { missing: missing === 'none' ? [] : missing.split(',').map((code) => code.trim()) }),
      ...(answer === undefined ? {} : { answers: answer.map(readAnswer) }),
      ...(condition === undefined ? {} : { onlyCondition: condition === 'all' ? null : condition }),
      ...(ends === null ? {} : { low: ends[0], high: ends[1] }),
    },
    columns: (options.column ?? []).map(readColumn),
  };
}

function readColumn(text: string): { role: NamedRole; header: string } {
  const at = text.indexOf('=');
  const role = namedRoles.find((name) => name === text.slice(0, at));
  if (at < 1 || role === undefined || at === text.length - 1)
    throw new AppError(
      'bad-input',
      `--column takes a role and a column, as in value=response; roles are ${namedRoles.join(', ')}, not ‘${text}’.`,
    );
  return { role, header: text.slice(at + 1) };
}

function readAnswer(text: string): { word: string; value: number | null } {
  const at = text.lastIndexOf('=');
  const value = text.slice(at + 1);
  if (at < 1 || (value !== 'none' && !/^-?\d+(\.\d+)?$/.test(value)))
    throw new AppError('bad-input', `--answer takes a word and a number, as in "very alike=7", not ‘${text}’.`);
  return { word: text.slice(0, at), value: value === 'none' ? null : Number(value) };
}

function readRow(text: string): number {
  const row = Number(text);
  if (!Number.isInteger(row) || row < 1) throw new AppError('bad-input', `--header-row takes the number of a row, not ‘${text}’.`);
  return row;
}

function readDelimiter(text: string): string {
  const named =
    new Map([
      ['tab', '\t'],
      ['semicolon', ';'],
      ['comma', ','],
      ['bar', '|'],
      ['space', ' '],
    ]).get(text) ?? text;
  if ([...named].length !== 1)
    throw new AppError('bad-input', `--delimiter takes one letter, or tab, semicolon, comma, bar or space, not ‘${text}’.`);
  return named;
}

function readScale(text: string, flag: string): [number, number] {
  const parts = /^\s*(-?[\d.]+)\s*(?:\.\.|:|-)\s*(-?[\d.]+)\s*$/.exec(text);
  const [low, high] = [Number(parts?.[1]), Number(parts?.[2])];
  if (!(low < high)) throw new AppError('bad-input', `${flag} takes both ends of the scale, as in 1:5, not ‘${text}’.`);
  return [low, high];
}

function readChoice<T extends string>(text: string, choices: readonly T[], option: string): T {
  const found = choices.find((choice) => choice === text);
  if (found === undefined) throw new AppError('bad-input', `${option} is one of ${choices.join(', ')}, not ‘${text}’.`);
  return found;
}
