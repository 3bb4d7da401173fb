/** What computes on this machine. */
import type { ComputeDevice, DeviceChoice, DevicesDocument } from '../../../src-main/contract/running/devices';
import type { Extra, ExtrasDocument } from '../../../src-main/contract/running/extras';
import type { Answer } from '../../../src-main/contract/window/rpc';
import type { StudioClient } from '../../api/studio-client';
import { Resource } from '../resource.svelte';

export class DevicesState {
  readonly document: Resource<DevicesDocument>;
  readonly extras: Resource<ExtrasDocument>;
  #client: StudioClient;

  constructor(client: StudioClient) {
    this.#client = client;
    this.document = new Resource(() => client.call('describeDevices', {}));
    this.extras = new Resource(() => client.call('describeExtras', {}));
  }

  /** What the open project is computed with. */
  get inUse(): ComputeDevice | null {
    const { value } = this.document;
    return value === null ? null : (value.project ?? value.chosen);
  }

  measure(): Promise<Answer<DevicesDocument>> {
    return this.#take(this.#client.call('measureDevices', {}));
  }

  choose(choice: DeviceChoice): Promise<Answer<DevicesDocument>> {
    return this.#take(this.#client.call('chooseDevice', { choice }));
  }

  installExtras(folder: string): Promise<Answer<ExtrasDocument>> {
    return this.#takeExtras(this.#client.call('installExtras', { folder }));
  }

  removeExtra(id: Extra['id']): Promise<Answer<ExtrasDocument>> {
    return this.#takeExtras(this.#client.call('removeExtra', { id }));
  }

  async #takeExtras(asking: Promise<Answer<ExtrasDocument>>): Promise<Answer<ExtrasDocument>> {
    const answer = await asking;
    if (answer.ok) this.extras.set(answer.value);
    return answer;
  }

  async #take(asking: Promise<Answer<DevicesDocument>>): Promise<Answer<DevicesDocument>> {
    const answer = await asking;
    if (answer.ok) this.document.set(answer.value);
    return answer;
  }
}

/** 'onnx/webgpu' */
export const deviceKey = ({ engine, device }: ComputeDevice): string => `${engine}/${device}`;
