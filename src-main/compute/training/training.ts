/** All a training holds while it is carried out. */
import type { TrainingConfiguration } from '../../contract/running/configuration';
import type { RunRecord } from '../../contract/running/run';
import type { NetworkDescription } from '../../core/network/description';
import type { TrainingState } from '../../core/network/training-state';
import type { TrainingProgram } from '../../engines/engine';
import type { BatchLoader } from '../../pipeline/batch/batch-loader';
import type { ImageSource } from '../features/image-source';
import type { RunControl } from '../runs/run-control';
import type { TrainingData } from './training-data';

/** All a training consists of while it runs. */
export interface Training {
  readonly folder: string;
  readonly record: RunRecord;
  readonly configuration: TrainingConfiguration;
  readonly data: TrainingData;
  readonly network: NetworkDescription;
  /** The part of the network that is trained, and the whole of it with what became of that part. */
  readonly trained: NetworkDescription;
  readonly whole: (trained: TrainingState['weights']) => TrainingState['weights'];
  readonly program: TrainingProgram;
  readonly loader: BatchLoader;
  readonly images: ImageSource;
  readonly control: RunControl;
}
