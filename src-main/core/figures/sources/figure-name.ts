/** Words that several captions and file names share. */
import { phrase } from '../../../contract/message';
import { baselineStep } from '../../catalogue/steps';
import type { RowStep } from '../../../contract/running/experiment';
import { stepNames } from '../../catalogue/words-en';

export function stepTitle(step: RowStep): string {
  return step === baselineStep ? phrase`a baseline` : phrase`${stepNames[step]} (step ${step})`;
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
