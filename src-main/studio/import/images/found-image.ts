/** A drawing of a plan, as it was found and looked at. */
import type { Described } from '../../../pipeline/drawing/stimulus-image';
import type { FoundFile } from '../files/find-files';
import type { MendedImage } from './mender';

export interface FoundImage extends FoundFile {
  readonly described: Described;
  readonly stamp: string; // differs when the file was changed
  readonly mended: MendedImage | null; // null where it stays as it is
}
