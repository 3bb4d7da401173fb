/** The photograph network of step 1: the bundled one, and how any of them is called before people. */
import type { ProjectFile } from '../../contract/study/project';

/** Its name in configurations; its files are photograph-network/<name>.{onnx,json} among the assets. */
export const bundledPhotographNetwork = 'inception-v3';

/** Wherever the bundled network is named, its history is: it is not the plain ImageNet network of the study. */
const bundledDescription = 'Inception-v3, initialised on ImageNet and fine-tuned on web photographs (nsfwjs)';

export function describePhotographNetwork(choice: ProjectFile['photographNetwork']): string {
  if (choice === null) return bundledDescription;
  return `${choice.file.split(/[\\/]/).at(-1) ?? choice.file}, layer ${choice.layer}`;
}
