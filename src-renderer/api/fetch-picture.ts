/** Has the program read a picture of any format it knows, and mend it as an import does. */
import { assetPaths, pictureNotesHeader } from '../../src-main/contract/study/assets';
import type { ErrorReport } from '../../src-main/contract/app-error';
import { t } from '../strings/language.svelte';
import { assetUrl } from './asset-url';

export interface FetchedPicture {
  readonly png: Blob;
  /** What an import says about it, as it was before it was mended. */
  readonly notes: readonly string[];
}

/** Or the sentence that says why there is none. */
export async function fetchPicture(file: Blob): Promise<FetchedPicture | string> {
  try {
    const response = await fetch(assetUrl(assetPaths.picture), { method: 'POST', body: file });
    if (response.ok) return { png: await response.blob(), notes: (response.headers.get(pictureNotesHeader) ?? '').split(' ') };
    const { message } = (await response.json()) as Partial<ErrorReport>;
    return message ?? t().connection.noAnswer;
  } catch {
    return t().connection.noAnswer;
  }
}
