/** What is said of a table while it is imported, in English, as on the command line. */
import { sayQuestion, sayReason, sayRemark, sayRole } from '../../../src-main/contract/importing/table-remarks-en';
import type { LeftOutReason, Reason, Remark, RoleReading, TableQuestion } from '../../../src-main/contract/importing/table-remarks';

export interface ImportSayings {
  readonly remark: (remark: Remark) => string;
  readonly reason: (reason: Reason) => string;
  readonly role: (role: RoleReading) => string;
  readonly question: (question: TableQuestion) => string;
  readonly leftOut: Readonly<Record<LeftOutReason, string>>;
}

export const importSayingsEn: ImportSayings = {
  remark: sayRemark,
  reason: sayReason,
  role: sayRole,
  question: (question) => sayQuestion(question).asks,
  leftOut: {
    'above-header': 'above the header',
    comment: 'comment',
    labels: 'labels',
    summary: 'mean or sum',
    practice: 'practice',
    'no-pair': 'no two items',
    'no-items': 'no answers',
    'self-pair': 'item with itself',
    'other-condition': 'other condition',
    marked: 'marked as not to be used',
    'no-answer': 'event',
    repeated: 'repeated row',
    'not-three': 'trial without three rows',
  },
};
