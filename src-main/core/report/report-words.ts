/** Headings, heads of tables and other single words of a report; whole sentences are messages. */
import type { MetricForm } from '../catalogue/metrics';
import type { ReportPart } from '../../contract/results/report';

export interface ReportWords {
  readonly title: (project: string) => string;
  readonly parts: Readonly<Record<ReportPart, string>>;
  readonly table: string;
  readonly figure: string;
  readonly note: string; // below a table
  readonly remark: string; // the researcher's own
  /** 'one' to 'nine', as they stand in a sentence. */
  readonly counts: readonly string[];
  readonly method: string;
  readonly pooled: string;
  /** Behind the name of a metric. */
  readonly forms: Readonly<Record<MetricForm, string>>;
  readonly dimensions: string;
  readonly metric: string;
  readonly difference: string;
  readonly interval: string;
  readonly overDrawings: string;
  readonly overFolds: string;
  readonly heldOut: string;
  readonly facts: {
    readonly stimuli: string;
    readonly ratings: string;
    readonly pairs: string;
    readonly triplets: string;
    readonly agreement: string;
    readonly target: string;
    readonly corpora: string;
    readonly runs: string;
  };
  readonly methods: Readonly<Record<MethodsPart, string>>;
  readonly sources: (count: number) => string;
  readonly bibtex: string;
  /** Between the thousands of a count. */
  readonly thousands: string;
}

export const methodsParts = ['stimuli', 'judgements', 'space', 'networks', 'evaluation'] as const;
export type MethodsPart = (typeof methodsParts)[number];

export const reportWordsEn: ReportWords = {
  title: (project) => `${project}: report`,
  parts: {
    summary: 'Summary',
    method: 'Method',
    spaces: 'Similarity spaces',
    results: 'Results',
    comparison: 'Comparison of the two leading methods',
    curves: 'Learning curves',
    limits: 'Limits',
    versions: 'Versions and seeds',
    references: 'References',
  },
  table: 'Table',
  figure: 'Figure',
  note: 'Note.',
  remark: 'Note of the authors',
  counts: ['one', 'two', 'three', 'four', 'five', 'six', 'seven', 'eight', 'nine'],
  method: 'Method',
  pooled: 'pooled',
  forms: { pooled: 'pooled', folds: 'mean over folds' },
  dimensions: 'Dimensions',
  metric: 'Metric',
  difference: 'Difference',
  interval: '95% CI',
  overDrawings: 'Over drawings',
  overFolds: 'Over folds',
  heldOut: 'Triplets predicted (held out)',
  facts: {
    stimuli: 'Stimuli',
    ratings: 'Ratings',
    pairs: 'Pairs judged',
    triplets: 'Triplets judged',
    agreement: 'Agreement of participants',
    target: 'Target space',
    corpora: 'Sketch collections',
    runs: 'Finished runs',
  },
  methods: { stimuli: 'Stimuli', judgements: 'Judgements', space: 'Similarity space', networks: 'Networks', evaluation: 'Evaluation' },
  sources: (count) => `Sources and licences (${count})`,
  bibtex: 'BibTeX',
  thousands: ',',
};
