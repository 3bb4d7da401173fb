/** What a host tells its windows, unasked. Each event is a hint to read again, or carries the small new piece itself. */
import type { VerifiedPart } from '../results/bundle';
import type { DecodingProgress } from '../study/corpus';
import type { QueueStatus } from '../running/experiment';
import type { AnalysisProgress } from '../results/analysis';
import type { EpochRow, RunKey } from '../running/run';
import type { SpacePart } from '../results/space-analysis';
import type { WorkProgress } from './work-progress';

export type StudioEvent =
  | { readonly type: 'projectOpening'; readonly name: string; readonly folder: string } // takes the place of the one that is open now
  | { readonly type: 'projectChanged' } // another project, or its data were changed
  | { readonly type: 'experimentsChanged' } // a run changed its state
  | { readonly type: 'devicesChanged' } // something was found, measured or picked
  | { readonly type: 'resultsChanged' } // a run ended with new numbers
  | { readonly type: 'analysisChanged' } // another part of the analysis is there, or it ended
  | { readonly type: 'analysisProgressed'; readonly progress: AnalysisProgress }
  | { readonly type: 'spaceProgressed'; readonly viewer: string; readonly part: SpacePart; readonly progress: WorkProgress } // to whom asked
  | { readonly type: 'placingProgressed'; readonly done: number; readonly total: number } // of opening the networks that place drawings
  | { readonly type: 'publishingProgressed'; readonly part: VerifiedPart | null; readonly progress: WorkProgress } // null: of a bundle being written
  | { readonly type: 'queueProgressed'; readonly status: QueueStatus }
  | { readonly type: 'corpusDecoding'; readonly progress: DecodingProgress }
  | { readonly type: 'corpusDecoded'; readonly corpus: string; readonly failure: string | null }
  | { readonly type: 'epochEnded'; readonly key: RunKey; readonly row: EpochRow };

/** What a window offers its host over birpc. */
export interface WindowMethods {
  receiveEvent(event: StudioEvent): void;
}
