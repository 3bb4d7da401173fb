import { expect, it } from 'vitest';
import type { FolderListing } from '../../../src-main/contract/window/folder-listing';
import type { StudioClient } from '../../api/studio-client';
import { FolderBrowsing } from './folder-browsing.svelte';
import { scriptedClient } from '../test-support/scripted-client';

const question = { kind: 'folder', title: 'Folder of the project', extensions: [] } as const;

function listing(folder: string): FolderListing {
  return { folder, up: '/', roots: [], entries: [], isCut: false };
}

it('chooses the folder that was entered last, also before it is shown', async () => {
  const { client } = scriptedClient({ listFolder: ({ folder }) => listing(folder ?? '/home') });
  const browsing = new FolderBrowsing(client);
  const answer = browsing.ask(question);
  await browsing.enter('/home/studies');
  void browsing.enter('/home/studies/birds');
  await browsing.chooseFolder();
  expect(await answer).toBe('/home/studies/birds');
});

it('does not choose the former folder where the one that was entered cannot be shown', async () => {
  const { client } = scriptedClient({ listFolder: ({ folder }) => listing(folder ?? '/home') });
  const call: StudioClient['call'] = async (method, input) =>
    input !== null && 'folder' in input && input.folder === '/gone'
      ? { ok: false, error: { code: 'not-found', message: 'It is gone.' } }
      : client.call(method, input);
  const browsing = new FolderBrowsing({ ...client, call });
  const answer = browsing.ask(question);
  await browsing.enter('/home/studies');
  void browsing.enter('/gone');
  await browsing.chooseFolder();
  expect(browsing.question).toBe(question);
  expect(browsing.problem).toBe('It is gone.');
  await browsing.chooseFolder(); // pressed again: what is shown
  expect(await answer).toBe('/home/studies');
});
