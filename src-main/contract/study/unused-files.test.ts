import { expect, it } from 'vitest';
import { unusedReasonOf } from './unused-files';

it.each([
  ['owl.HEIC', 'heic'],
  ['all.pdf', 'pdf'],
  ['owl.psd', 'photoshop'],
  ['IMG_1.CR2', 'raw'],
  ['owl.ai', 'vector'],
  ['drawings.zip', 'archive'],
  ['notes.docx', 'other-kind'],
])('%s is left out as %s', (name, reason) => expect(unusedReasonOf(name)).toBe(reason));
