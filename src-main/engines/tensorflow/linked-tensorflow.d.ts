import type { TensorFlow } from './load-tensorflow';

/** link.json */
export interface TensorFlowLink {
  readonly tensorflow: string; // the folder of the wheel
  readonly version: string;
  readonly tfjs: string;
  readonly platform: string; // 'linux-x64'
}
export const linkParts: { readonly record: string; readonly binding: string; readonly sources: string };
export function linkFolder(environment?: NodeJS.ProcessEnv, from?: string): string;
export function readLink(folder?: string): TensorFlowLink | null;
export function loadLinkedTensorFlow(folder?: string): { readonly tf: TensorFlow; readonly version: string; readonly usesGpu: boolean };
export function restoreRemovedFunctions(): void;
