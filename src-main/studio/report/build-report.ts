/** One page that says all of a study, in the order and with the notes of its researcher: self-contained HTML, to be read, printed and copied from. */
import type { NumberStyle } from '../../contract/results/manuscript';
import {
  reportParts,
  type ChosenPart,
  type ReportFile,
  type ReportOutline,
  type ReportPart,
  type ShownNote,
} from '../../contract/results/report';
import type { ResultChoice } from '../../contract/results/results';
import { say } from '../../contract/message';
import { paperSize } from '../../core/figures/figure-kind';
import { findFigures, type KnownFigure } from '../../core/figures/figures';
import { drawingOf, drawingToSvg, imageAddresses } from '../../core/figures/scene/figure-drawing';
import { paperStyle, plainNumber, type FigureStyle } from '../../core/figures/scene/figure-style';
import type { FigureSources } from '../../core/figures/sources/figure-sources';
import { englishManuscript, metricName, type Manuscript } from '../../core/report/manuscript';
import { marked } from '../../core/report/result-tables';
import { readStimuli } from '../../store/files/tables';
import { readReportFile } from '../../store/project/report-store';
import { firstSpoken, translatorFor, words } from '../../../strings/languages';
import { drawingUrls, type DrawingUrls } from '../figures/drawing-urls';
import { gatherSources } from '../figures/gather-sources';
import { noDrawings } from '../figures/write-figures';
import type { ImageReader } from '../image-reader';
import { settingsMessage } from '../spaces/files/settings-words';
import { gatherReport, type ReportData } from './gather-report';
import { methodsText } from './methods-words';
import { labelOf, partOf } from './note-places';
import { listNotes, stamp } from './notes';
import { paragraph, type Block } from './report-blocks';
import { reportToHtml } from './report-html';
import { writeParts } from './report-parts';

export interface ReportWish {
  readonly language?: string;
  readonly numbers?: NumberStyle;
  readonly choice?: ResultChoice;
  readonly withDrawings?: boolean;
  /** Whether what the researcher wrote stands in it: notes, and the Methods section in her own words. */
  readonly withOwnText?: boolean;
}

export async function buildReport(folder: string, images: ImageReader, program: string, wish: ReportWish = {}): Promise<string> {
  const drawings = (wish.withDrawings ?? true) ? await drawingUrls(folder, await readStimuli(folder), images) : noDrawings;
  const report = await composeReport(folder, program, drawings, wish);
  const { data, manuscript, language, file, blocks, outline } = report;
  const shown = outline.parts.filter(({ isShown, isThere }) => isShown && isThere);
  const withOwnText = wish.withOwnText ?? true;
  const style = styleOf(manuscript);
  const draw = ({ kind, data: drawn }: KnownFigure): string => {
    const scene = kind.scene(drawn, paperSize(kind, drawn, style), style);
    const used = new Set(imageAddresses(scene));
    return drawingToSvg(drawingOf(scene, Object.fromEntries(Object.entries(drawings.urls).filter(([address]) => used.has(address)))));
  };
  const page = {
    language,
    project: data.project.name,
    tag: marked(data.results.project.tag, manuscript),
    parts: shown.map(({ part }) => ({ part, blocks: withOwnText ? withOwn(part, blocks[part], file, outline, report) : blocks[part] })),
    saved: { project: data.project.id, parts: shown.map(({ part, stamp: own }) => ({ part, stamp: own })) },
  };
  return reportToHtml(page, draw, manuscript);
}

/** What the window shows beside the page: its parts, what they are known again by, and what the researcher wrote. */
export async function outlineReport(folder: string, program: string, wish: ReportWish = {}): Promise<ReportOutline> {
  return (await composeReport(folder, program, noDrawings, wish)).outline;
}

interface Composed {
  readonly data: ReportData;
  readonly manuscript: Manuscript;
  readonly language: string;
  readonly file: ReportFile;
  readonly blocks: Record<ReportPart, Block[]>;
  readonly outline: ReportOutline;
}

async function composeReport(folder: string, program: string, drawings: DrawingUrls, wish: ReportWish): Promise<Composed> {
  const { language: wanted = 'en', numbers = 'apa', choice = {} } = wish;
  const language = firstSpoken([wanted]);
  const manuscript: Manuscript = { say: translatorFor(language), words: words[language], numbers };
  const [data, sources, file, notes] = await Promise.all([
    gatherReport(folder, choice),
    gatherSources(folder, choice, new Set(Object.keys(drawings.urls))),
    readReportFile(folder),
    listNotes(folder),
  ]);
  const write = (from: FigureSources, in_: Manuscript): Record<ReportPart, Block[]> =>
    writeParts(data, figureBlocks(from, in_), program, in_);
  const english = write({ ...sources, image: () => null }, englishManuscript); // the same whether drawings are shown or not
  const draft = stamp(methodsText(data, englishManuscript));
  const parts = arranged(file.parts).map(({ part, isShown }) => {
    const own = {
      notes: file.notes.filter((note) => partOf(note.about) === part),
      methods: part === 'method' ? file.methods?.text : undefined,
    };
    return { part, isShown, isThere: english[part].length > 0, stamp: stamp([english[part].map(numbersOf), own]) };
  });
  const methods = {
    draft: methodsText(data, manuscript),
    own: file.methods?.text ?? null,
    isStale: file.methods !== undefined && file.methods.draft !== draft,
  };
  return { data, manuscript, language, file, blocks: write(sources, manuscript), outline: { parts, methods, notes } };
}

/** Parts that a file does not name, as those of a newer version, come last. */
export function arranged(chosen: readonly ChosenPart[] | undefined): ChosenPart[] {
  const own = (chosen ?? []).filter(({ part }, i, all) => all.findIndex((each) => each.part === part) === i);
  return [...own, ...reportParts.filter((part) => own.every((each) => each.part !== part)).map((part) => ({ part, isShown: true }))];
}

/** Of a figure its data: what draws it is the same in every report. */
const numbersOf = (block: Block): unknown => (block.kind === 'figure' ? { caption: block.caption, data: block.figure.data } : block);

function styleOf({ words: { figures }, numbers }: Manuscript): FigureStyle {
  const number = (value: number, places: number): string => plainNumber(value, places).replace('.', ',');
  return { ...paperStyle, words: figures, ...(numbers === 'comma' ? { number } : {}) };
}

function figureBlocks(sources: FigureSources, manuscript: Manuscript): (...names: string[]) => Block[] {
  const { say: tell } = manuscript;
  const { project } = sources.results;
  const comparison = sources.comparison === null ? null : { ...sources.comparison, tag: marked(sources.comparison.tag, manuscript) };
  const said: FigureSources = {
    ...sources,
    comparison,
    results: { ...sources.results, project: { ...project, tag: marked(project.tag, manuscript) } },
    metricName: (metric, form) => {
      const name = metricName(metric, project.corpora, manuscript);
      return form === null ? name : `${name} (${manuscript.words.report.forms[form]})`;
    },
    howComputed: (settings) => {
      const message = settingsMessage(settings);
      return message === null ? null : tell(message);
    },
  };
  const figures = findFigures(said, styleOf(manuscript));
  return (...names) =>
    names.flatMap((name) =>
      figures
        .filter((figure) => figure.name === name || figure.name.startsWith(`${name}-`))
        .map((figure): Block => ({ kind: 'figure', figure, caption: tell(figure.caption) })),
    );
}

/** A part with what the researcher wrote: the Methods section in place of the draft, notes at its end. */
function withOwn(
  part: ReportPart,
  blocks: readonly Block[],
  file: ReportFile,
  { methods, notes }: ReportOutline,
  { data, manuscript }: Composed,
): Block[] {
  const { say: tell } = manuscript;
  const own: readonly Block[] =
    part !== 'method' || file.methods === undefined
      ? blocks
      : [
          ...(methods.isStale
            ? [{ kind: 'warning' as const, text: tell(say`The study has changed since this section was written.`) }]
            : []),
          ...file.methods.text
            .split(/\n\s*\n/)
            .filter((text) => text.trim() !== '')
            .map((text) => paragraph(text.trim())),
        ];
  const { configuration } = data.results.project;
  const isHere = ({ about }: ShownNote): boolean =>
    partOf(about) === part && (!('configuration' in about) || about.configuration === undefined || about.configuration === configuration);
  return [
    ...own,
    ...notes.filter(isHere).map(({ about, text, isStale }): Block => ({
      ...{ kind: 'note', label: labelOf(about, manuscript), text },
      warning: isStale ? tell(say`Its numbers have changed since this note was written.`) : null,
    })),
  ];
}
