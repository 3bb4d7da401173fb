/** From the options of `shape-space project import` to an import plan, and from its preview to lines for a person. */
import { AppError } from '../../../../contract/app-error';
import { isDrawingNote, isMendedBy, mends, type Mend } from '../../../../contract/running/image-task';
import type { ImagePreview, ImportPlan, ImportPreview, TablePlan, TablePreview } from '../../../../contract/importing/import';
import { sayImageNote, sayMends } from '../../../../contract/importing/image-notes-en';
import { sayUnused } from '../../../../contract/study/unused-files';
import { sayRemark } from '../../../../contract/importing/table-remarks-en';
import { sayColumns } from '../../../../studio/spaces/files/read-one-table';
import { readTableOptions, type TableOptions } from '../../options/table-options';

export interface ImportOptions extends TableOptions {
  readonly images?: readonly string[];
  readonly table?: readonly string[];
  readonly space?: string;
  readonly replace?: boolean;
  readonly rescale?: boolean;
  readonly invert?: string;
  readonly mend?: string;
  readonly match?: readonly string[];
  readonly name?: string;
}

/** `folder` is the open project's when `isOpen`, else that of a new one. Paths are absolute already. */
export function planFromOptions(options: ImportOptions, folder: string, isOpen: boolean): ImportPlan {
  const tables = (options.table ?? []).map((path) => tableFromOptions(options, path));
  return {
    target: isOpen ? { kind: 'open' } : { kind: 'new', folder, name: options.name ?? '' },
    images:
      options.images === undefined
        ? null
        : {
            sources: options.images.map((path) => ({ kind: 'path' as const, path })),
            invert: readChoice(options.invert ?? 'detected', ['detected', 'none'], '--invert') === 'none' ? [] : 'detected',
            leaveOut: [],
            ...(options.mend === undefined ? {} : { mend: { noted: readMends(options.mend), chosen: {} } }),
          },
    tables,
    ...(options.rescale === true ? { rescale: true } : {}),
    names: Object.fromEntries((options.match ?? []).map(readMatch)),
  };
}

function tableFromOptions(options: ImportOptions, path: string): TablePlan {
  const { reading, content, columns } = readTableOptions(options, options.scale, '--scale');
  return {
    source: { kind: 'path', path },
    reading,
    content,
    columns: [...columns],
    space: options.space ?? null,
    mode: options.replace === true ? 'replace' : 'add',
  };
}

/** The reading of each file and what would come of it. */
export function describePreview(preview: ImportPreview): string[] {
  const lines: string[] = [];
  const { images, tables, names, changes, unused } = preview;
  if (images.length > 0) {
    const inverted = images.filter(({ isInverted }) => isInverted).length;
    lines.push(
      `Images: ${images.filter(({ stimulus }) => stimulus !== null).length} of ${images.length} are used${inverted > 0 ? `, ${inverted} inverted` : ''}.`,
    );
    lines.push(...images.flatMap(describeImage));
    const offered = mends.filter((mend) =>
      images.some(
        ({ mends: done, notes, remaining }) =>
          !done.includes(mend) && [...(done.length > 0 ? remaining : notes)].some((note) => isMendedBy(mend, note)),
      ),
    );
    if (offered.length > 0) lines.push(`  Such drawings are mended with --mend ${offered.join(',')}.`);
  }
  for (const file of unused) lines.push(`  ${sayUnused(file)}`);
  for (const table of tables) lines.push(...describeTable(table));
  for (const { name, stimulus, how } of names)
    if (how === 'apart')
      lines.push(
        `  ‘${name}’ is a stimulus of its own, since the table names the one it resembles as well (say --match "name=id" if it is the same).`,
      );
    else if (how === 'similar' || how === 'none')
      lines.push(
        `  ‘${name}’ ${stimulus === null ? 'found no stimulus (say --match "name=id", or "name=new")' : `is taken for ${stimulus}`}.`,
      );
  const spaces = changes.spaces.map(({ name, dims }) => `the space ‘${name}’ (${dims}-D)`);
  lines.push(
    `This gives ${[`${changes.newStimuli} new stimuli`, `${changes.newImages} images`, `${changes.ratings} ratings`, `${changes.dissimilarities} dissimilarities`, ...(changes.triplets > 0 ? [`${changes.triplets} triplets`] : []), `${changes.features} feature values`, `${changes.categories} categories`, ...spaces].join(', ')}.`,
  );
  if (changes.leftOutRows > 0) lines.push(`${changes.leftOutRows} rows are left out, as their names found no stimulus.`);
  return lines;
}

function describeImage({ name, problem, notes, mends: done, remaining, mendProblem }: ImagePreview): string[] {
  const lines = problem === null ? [] : [`  ${problem}`];
  if (done.length > 0) lines.push(`  ${name} is mended: ${sayMends(done)}.`);
  if (mendProblem !== null) lines.push(`  ${name} cannot be mended: ${mendProblem}. It stays as it is.`);
  const left = done.length > 0 ? notes.filter((note) => !isDrawingNote(note) || remaining.includes(note)) : notes;
  const found = remaining.filter((note) => !notes.includes(note));
  for (const note of [...left, ...found]) if (sayImageNote(note) !== null) lines.push(`  Please check: ${name} ${sayImageNote(note)}`);
  return lines;
}

function describeTable({ label, reading, content, facts, rowCount, roles, remarks }: TablePreview): string[] {
  if (reading === null) return [];
  const lines = [
    `${label}: ${rowCount} rows, ${describeFormat(reading)}, ${reading.headerRow === null ? 'without a header' : reading.headerRow === 1 ? 'with a header' : `with a header in row ${reading.headerRow}`}.`,
  ];
  if (content !== null && content.kind !== null && facts !== null)
    lines.push(
      `  Read as ${content.kind}: ${facts.items} items${facts.pairs > 0 ? `, ${facts.pairs} pairs, ${content.meaning} from ${content.low} to ${content.high}` : ''}${facts.triplets > 0 ? `, ${facts.triplets} triplets` : ''}${facts.raters > 0 ? `, ${facts.raters} raters` : ''}${facts.dims > 0 ? `, ${facts.dims} dimensions` : ''}${facts.missing > 0 ? `, ${facts.missing} values missing` : ''}.`,
    );
  const columns = sayColumns(roles);
  if (columns !== null) lines.push(`  ${columns}`);
  return [...lines, ...remarks.map((remark) => `  Please check: ${sayRemark(remark)}`)];
}

function describeFormat({ format, encoding, delimiter, decimal, sheet }: NonNullable<TablePreview['reading']>): string {
  const names = { workbook: 'sheet', matlab: 'variable', spss: 'SPSS', json: 'JSON', r: 'R', text: '' };
  if (format === 'text')
    return `${encoding}, columns separated by ${delimiterWords.get(delimiter) ?? `‘${delimiter}’`}, decimal ${decimal === ',' ? 'comma' : 'point'}`;
  return sheet === null ? names[format] : `${names[format]} ‘${sheet}’`;
}

const delimiterWords = new Map([
  [';', 'semicolons'],
  [',', 'commas'],
  ['\t', 'tabs'],
  ['|', 'bars'],
  [' ', 'spaces'],
]);

function readMatch(text: string): [string, ImportPlan['names'][string]] {
  const at = text.lastIndexOf('=');
  if (at < 1)
    throw new AppError('bad-input', `--match takes a name and a stimulus, as in "Eule=owl", "Uhu=new" or "Probe=skip", not ‘${text}’.`);
  const [name, wanted] = [text.slice(0, at), text.slice(at + 1)];
  return [name, wanted === 'new' || wanted === 'skip' ? wanted : { id: wanted }];
}

function readMends(text: string): Mend[] {
  return text.split(',').map((word) => readChoice(word.trim(), mends, 'Each word of --mend'));
}

function readChoice<T extends string>(text: string, choices: readonly T[], option: string): T {
  const found = choices.find((choice) => choice === text);
  if (found === undefined) throw new AppError('bad-input', `${option} is one of ${choices.join(', ')}, not ‘${text}’.`);
  return found;
}
