/** What a person chooses of a bundle, and the program that makes it. */
import type { LeaveOut, Licence } from '../../../contract/results/bundle';

export interface BundleInput {
  readonly out: string; // the zip file
  readonly leaveOut: readonly LeaveOut[];
  readonly licence: Licence;
  readonly authors: readonly string[];
}

export interface Program {
  readonly name: string;
  readonly version: string;
}
