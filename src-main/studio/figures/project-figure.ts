/** A figure of a project on its way to a file. */
import { baselineStep } from '../../core/catalogue/steps';
import type { RowStep } from '../../contract/experiment';
import { stepNames } from '../../core/catalogue/words-en';
import type { Scene } from '../../core/figures/scene/scene';

/** `name` is the file's name without ending; the caption says what a reader of the figure alone must know. */
export interface ProjectFigure {
  readonly name: string;
  readonly caption: string;
  readonly scene: Scene;
}

export function stepTitle(step: RowStep): string {
  return step === baselineStep ? 'a baseline' : `${stepNames[step]} (step ${step})`;
}

/** A name that people gave as part of a file name on every system. */
export function fileName(name: string): string {
  return (
    name
      .normalize('NFKD')
      .replace(/\p{M}/gu, '')
      .replace(/[^A-Za-z0-9]+/g, '-')
      .replace(/^-|-$/g, '')
      .toLowerCase() || 'space'
  );
}
