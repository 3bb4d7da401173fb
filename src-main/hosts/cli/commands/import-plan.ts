/** From the options of `shape-space project import` to an import plan, and from its preview to lines for a person. */
import { AppError } from '../../../contract/app-error';
import {
  tableKinds,
  textEncodingSchema,
  type ImportPlan,
  type ImportPreview,
  type TableKind,
  type TablePlan,
} from '../../../contract/import';

export interface ImportOptions {
  readonly images?: readonly string[];
  readonly table?: readonly string[];
  readonly kind?: string;
  readonly encoding?: string;
  readonly delimiter?: string;
  readonly decimal?: string;
  readonly header?: boolean;
  readonly sheet?: string;
  readonly meaning?: string;
  readonly scale?: string;
  readonly space?: string;
  readonly replace?: boolean;
  readonly invert?: string;
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
          },
    tables,
    names: Object.fromEntries((options.match ?? []).map(readMatch)),
  };
}

function tableFromOptions(options: ImportOptions, path: string): TablePlan {
  const { encoding, delimiter, decimal, header, sheet, kind, meaning, scale } = options;
  const ends = scale === undefined ? null : readScale(scale);
  return {
    source: { kind: 'path', path },
    reading: {
      ...(encoding === undefined ? {} : { encoding: readChoice(encoding, textEncodingSchema.options, '--encoding') }),
      ...(delimiter === undefined ? {} : { delimiter: readDelimiter(delimiter) }),
      ...(decimal === undefined ? {} : { decimal: readChoice<'.' | ','>(decimal === 'comma' ? ',' : decimal === 'point' ? '.' : decimal, ['.', ','], '--decimal') }), // prettier-ignore
      ...(header === undefined ? {} : { hasHeader: header }),
      ...(sheet === undefined ? {} : { sheet }),
    },
    content: {
      ...(kind === undefined ? {} : { kind: readChoice<TableKind>(kind, tableKinds, '--kind') }),
      ...(meaning === undefined
        ? {}
        : { meaning: readChoice<'similarity' | 'dissimilarity'>(meaning, ['similarity', 'dissimilarity'], '--meaning') }),
      ...(ends === null ? {} : { low: ends[0], high: ends[1] }),
    },
    space: options.space ?? null,
    mode: options.replace === true ? 'replace' : 'add',
  };
}

/** The reading of each file and what would come of it. */
export function describePreview(preview: ImportPreview): string[] {
  const lines: string[] = [];
  const { images, tables, names, changes } = preview;
  if (images.length > 0) {
    const inverted = images.filter(({ isInverted }) => isInverted).length;
    lines.push(`Images: ${images.filter(({ stimulus }) => stimulus !== null).length} of ${images.length} are used${inverted > 0 ? `, ${inverted} inverted` : ''}.`); // prettier-ignore
    for (const { problem } of images) if (problem !== null) lines.push(`  ${problem}`);
  }
  for (const { label, reading, content, facts, rowCount, doubts } of tables) {
    if (reading === null) continue;
    const how = reading.sheet === null ? `${reading.encoding}, columns separated by ${delimiterWords[reading.delimiter] ?? `‘${reading.delimiter}’`}, decimal ${reading.decimal === ',' ? 'comma' : 'point'}` : `sheet ‘${reading.sheet}’`; // prettier-ignore
    lines.push(`${label}: ${rowCount} rows, ${how}, ${reading.hasHeader ? 'with' : 'without'} a header.`);
    if (content !== null && content.kind !== null && facts !== null)
      lines.push(`  Read as ${content.kind}: ${facts.items} items${facts.pairs > 0 ? `, ${facts.pairs} pairs, ${content.meaning} from ${content.low} to ${content.high}` : ''}${facts.raters > 0 ? `, ${facts.raters} raters` : ''}${facts.dims > 0 ? `, ${facts.dims} dimensions` : ''}${facts.missing > 0 ? `, ${facts.missing} values missing` : ''}.`); // prettier-ignore
    for (const doubt of doubts) lines.push(`  Please check: ${doubt}`);
  }
  for (const { name, stimulus, how } of names)
    if (how === 'similar' || how === 'none') lines.push(`  ‘${name}’ ${stimulus === null ? 'found no stimulus (say --match "name=id", or "name=new")' : `is taken for ${stimulus}`}.`); // prettier-ignore
  const spaces = changes.spaces.map(({ name, dims }) => `the space ‘${name}’ (${dims}-D)`);
  lines.push(`This gives ${[`${changes.newStimuli} new stimuli`, `${changes.newImages} images`, `${changes.ratings} ratings`, `${changes.dissimilarities} dissimilarities`, `${changes.features} feature values`, `${changes.categories} categories`, ...spaces].join(', ')}.`); // prettier-ignore
  if (changes.leftOutRows > 0) lines.push(`${changes.leftOutRows} rows are left out, as their names found no stimulus.`);
  return lines;
}

const delimiterWords: Readonly<Record<string, string>> = { ';': 'semicolons', ',': 'commas', '\t': 'tabs', '|': 'bars', ' ': 'spaces' };

function readDelimiter(text: string): string {
  const named = { tab: '\t', semicolon: ';', comma: ',', bar: '|', space: ' ' }[text] ?? text;
  if ([...named].length !== 1)
    throw new AppError('bad-input', `--delimiter takes one letter, or tab, semicolon, comma, bar or space, not ‘${text}’.`);
  return named;
}

function readScale(text: string): [number, number] {
  const parts = /^(-?[\d.]+)(?:\.\.|:)(-?[\d.]+)$/.exec(text);
  const [low, high] = [Number(parts?.[1]), Number(parts?.[2])];
  if (!(low < high)) throw new AppError('bad-input', `--scale takes both ends, as in 1:5, not ‘${text}’.`);
  return [low, high];
}

function readMatch(text: string): [string, ImportPlan['names'][string]] {
  const at = text.lastIndexOf('=');
  if (at < 1)
    throw new AppError('bad-input', `--match takes a name and a stimulus, as in "Eule=owl", "Uhu=new" or "Probe=skip", not ‘${text}’.`);
  const [name, wanted] = [text.slice(0, at), text.slice(at + 1)];
  return [name, wanted === 'new' || wanted === 'skip' ? wanted : { id: wanted }];
}

function readChoice<T extends string>(text: string, choices: readonly T[], option: string): T {
  const found = choices.find((choice) => choice === text);
  if (found === undefined) throw new AppError('bad-input', `${option} is one of ${choices.join(', ')}, not ‘${text}’.`);
  return found;
}
