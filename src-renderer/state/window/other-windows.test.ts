import { describe, expect, it } from 'vitest';
import { everything } from '../../../src-main/contract/methods/method';
import { methodNames, methods } from '../../../src-main/contract/window/rpc';
import { opening } from './other-windows.svelte';
import { exampleApp, exampleProject } from '../test-support/examples';
import { scriptedClient } from '../test-support/scripted-client';
import { StudioState } from '../studio.svelte';

const first = exampleProject('/first');
const other = exampleProject('/other');

async function start() {
  let open = first;
  const scripted = scriptedClient({
    describeApp: () => exampleApp,
    describeProject: () => open,
    openProject: ({ folder }) => {
      scripted.emit({ type: 'projectOpening', name: folder, folder });
      open = folder === other.folder ? other : first;
      scripted.emit({ type: 'projectChanged' });
      return open;
    },
  });
  const studio = new StudioState({ client: scripted.client, memory: null, now: () => 0 });
  await studio.start();
  /** What the first window hears when another one opens a project. */
  const openElsewhere = (to: typeof other): void => {
    scripted.emit({ type: 'projectOpening', name: to.file.name, folder: to.folder });
    open = to;
    scripted.emit({ type: 'projectChanged' });
  };
  return { studio, openElsewhere };
}

describe('a project that another window opens', () => {
  it('is said, with the one that was open before', async () => {
    const { studio, openElsewhere } = await start();
    openElsewhere(other);
    expect(studio.otherWindows.switched).toEqual({
      from: { name: first.file.name, folder: '/first' },
      to: { name: other.file.name, folder: '/other' },
    });
  });

  it('is not said of what this window opens itself', async () => {
    const { studio } = await start();
    await studio.project.openFolder('/other');
    expect(studio.otherWindows.switched).toBeNull();
    await studio.client.call('openProject', { folder: '/first' });
    expect(studio.otherWindows.switched).toBeNull();
  });

  it('is no news any more when the first project comes back', async () => {
    const { studio, openElsewhere } = await start();
    openElsewhere(other);
    openElsewhere(first);
    expect(studio.otherWindows.switched).toBeNull();
  });
});

it('knows every method that puts another project in the place of the open one', () => {
  const names = methodNames.filter(
    (name) => methods[name].more.leadsElsewhere === true && methods[name].changes.length === everything.length,
  );
  expect(names.filter((name) => name !== 'answerForeignProject' && !opening.includes(name))).toEqual([]); // that one stays
  expect(names.length).toBeGreaterThan(3);
});
