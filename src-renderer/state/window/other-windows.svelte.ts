/** All windows of the program show one project. Here is kept whether another one has opened the project that this one shows. */
import type { ProjectSummary } from '../../../src-main/contract/study/project';
import type { MethodName } from '../../../src-main/contract/window/rpc';
import type { StudioClient } from '../../api/studio-client';

interface NamedProject {
  readonly name: string;
  readonly folder: string;
}

export interface Switch {
  readonly from: NamedProject;
  readonly to: NamedProject;
}

/** Whatever puts another project in the place of the open one. */
export const opening: readonly MethodName[] = ['openProject', 'openSample', 'importStudy', 'importData', 'openBundle'];

export class OtherWindows {
  /** Until the person says how to go on. */
  switched = $state.raw<Switch | null>(null);
  #client: StudioClient;

  constructor(client: StudioClient) {
    this.#client = client;
  }

  /** The host says so before it opens the project, so `current` is still the one that this window shows. */
  hear({ name, folder }: NamedProject, current: ProjectSummary | null): void {
    if (this.#client.isUnderWay(opening) || current === null) return;
    const from = this.switched?.from ?? { name: current.file.name, folder: current.folder };
    this.switched = from.folder === folder ? null : { from, to: { name, folder } };
  }

  putAway(): void {
    this.switched = null;
  }
}
