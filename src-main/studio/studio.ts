/** The whole application behind its window: every host makes one studio and passes calls, assets and events through it. */
import type { StudioEvent } from '../contract/events';
import type { StudioMethods } from '../contract/rpc';
import type { ComputeProcess } from './context';

export interface StudioOptions {
  readonly assetsFolder: string;
  readonly userFolder: string;
  readonly host: 'desktop' | 'browser' | 'cli';
  readonly version: string;
  readonly launchCompute: () => ComputeProcess;
  readonly now: () => number;
}

export interface Studio {
  /** Validates its input, never rejects: every failure is an `Answer` with a sentence. */
  readonly methods: StudioMethods;
  /** Everything under /asset/. */
  handleAsset(request: Request): Promise<Response>;
  /** Returns how to stop listening. */
  onEvent(listener: (event: StudioEvent) => void): () => void;
  /** Stops the queue (its run becomes 'interrupted', and can be started again), ends the compute process, releases the project. */
  dispose(): Promise<void>;
}
