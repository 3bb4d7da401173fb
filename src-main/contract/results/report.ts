/** report.json: what the researcher has chosen and written for the report of a study, and notes at results. */
import { z } from 'zod';
import { rowReferenceSchema } from './comparison';
import { viewedMapSchema, viewNameSchema } from './saved-view';

/** In the order they have until somebody chooses another. */
export const reportParts = ['summary', 'method', 'spaces', 'results', 'comparison', 'curves', 'limits', 'versions', 'references'] as const;
export const reportPartSchema = z.enum(reportParts);
export type ReportPart = z.infer<typeof reportPartSchema>;

export const chosenPartSchema = z.object({ part: reportPartSchema, isShown: z.boolean() });
export type ChosenPart = z.infer<typeof chosenPartSchema>;

export const notedFigures = ['ladder', 'dimensions', 'layers'] as const;

/** What a note is about. A row and a comparison name the configuration whose results they stand in, where that is known. */
export const noteSubjectSchema = z.discriminatedUnion('of', [
  z.object({ of: z.literal('row'), row: rowReferenceSchema, configuration: z.string().max(100).optional() }),
  z.object({ of: z.literal('comparison'), a: rowReferenceSchema, b: rowReferenceSchema, configuration: z.string().max(100).optional() }),
  z.object({ of: z.literal('space'), name: z.string().min(1).max(200) }),
  z.object({ of: z.literal('view'), map: viewedMapSchema, name: viewNameSchema }),
  z.object({ of: z.literal('figure'), name: z.enum(notedFigures) }),
  z.object({ of: z.literal('part'), part: reportPartSchema }),
]);
export type NoteSubject = z.infer<typeof noteSubjectSchema>;

const stampSchema = z.string().regex(/^[a-f0-9]{16}$/);
export const longestNote = 4000; // characters
export const longestText = 20_000;
export const mostNotes = 1000;

export const noteSchema = z.object({
  about: noteSubjectSchema,
  text: z.string().trim().min(1).max(longestNote),
  /** Of the numbers it was written at; absent where it is about none. */
  written: stampSchema.optional(),
});
export type Note = z.infer<typeof noteSchema>;

/** The Methods section in the researcher's own words, and what the draft was made of when it was written. */
export const ownMethodsSchema = z.object({ text: z.string().max(longestText), draft: stampSchema });

export const reportFileSchema = z.object({
  schemaVersion: z.literal(1),
  notes: z.array(noteSchema).max(mostNotes),
  parts: z.array(chosenPartSchema).max(100).optional(), // absent: all, in their order
  methods: ownMethodsSchema.optional(), // absent: the draft
});
export type ReportFile = z.infer<typeof reportFileSchema>;

/** As a window shows it: whether the numbers it was written at have changed since. */
export interface ShownNote extends Note {
  readonly isStale: boolean;
}

export interface ReportOutline {
  readonly parts: readonly (ChosenPart & {
    /** Whether there is anything to say in it. */
    readonly isThere: boolean;
    /** Of what stands in it, whatever the language: a saved report has those of its day. */
    readonly stamp: string;
  })[];
  readonly methods: {
    /** Of today's numbers, in the language asked for. */
    readonly draft: string;
    readonly own: string | null;
    /** Whether the draft has changed since the own text was written. */
    readonly isStale: boolean;
  };
  readonly notes: readonly ShownNote[];
}

export const isSameSubject = (a: NoteSubject, b: NoteSubject): boolean => subjectKey(a) === subjectKey(b);

/** The same for the same subject, in whatever order its properties were written. */
export function subjectKey(subject: NoteSubject): string {
  const row = ({ step, method, dims, variant = '' }: z.infer<typeof rowReferenceSchema>): string => `${step}:${method}:${dims}:${variant}`;
  switch (subject.of) {
    case 'row':
      return `row ${row(subject.row)} ${subject.configuration ?? ''}`;
    case 'comparison':
      return `comparison ${row(subject.a)} ${row(subject.b)} ${subject.configuration ?? ''}`;
    case 'space':
      return `space ${subject.name}`;
    case 'view':
      return `view ${subject.map} ${subject.name}`;
    case 'figure':
      return `figure ${subject.name}`;
    case 'part':
      return `part ${subject.part}`;
    default:
      return subject satisfies never;
  }
}

/** What is stated in a saved report, for a window that opens it again. */
export const savedReportSchema = z.object({
  project: z.string().max(500),
  parts: z.array(z.object({ part: reportPartSchema, stamp: stampSchema })).max(100),
});
export type SavedReport = z.infer<typeof savedReportSchema>;
export const savedReportName = 'shape-space-report';
