import { describe, expect, it } from 'vitest';
import type { AppDescription, ProjectSummary } from '../contract/study/project';
import type { StudioMethods } from '../contract/window/rpc';
import { openFirstProject } from './first-project';
import { failure, studioDouble, success } from './test-support/studio-double';

const summary = (folder: string): ProjectSummary => ({ folder }) as ProjectSummary;
const openOnly =
  (...existing: string[]): StudioMethods['openProject'] =>
  async ({ folder }) =>
    existing.includes(folder) ? success(summary(folder)) : failure('not-found', `${folder} is gone.`);
const recent = (...folders: string[]): StudioMethods['describeApp'] => {
  const app = { recentProjects: folders.map((folder) => ({ name: folder, folder, isThere: true })) } as unknown as AppDescription;
  return async () => success(app);
};

describe('the project a window starts with', () => {
  it('is the one asked for, and its failure is told', async () => {
    const { methods, calls } = studioDouble({ openProject: openOnly('/a'), describeApp: recent('/b') });
    expect(await openFirstProject(methods, '/a')).toEqual(success(summary('/a')));
    expect(await openFirstProject(methods, '/c')).toEqual(failure('not-found', '/c is gone.'));
    expect(calls.map(([name]) => name)).toEqual(['openProject', 'openProject']);
  });

  it('is the last one that can still be opened', async () => {
    const { methods } = studioDouble({ openProject: openOnly('/b', '/c'), describeApp: recent('/a', '/b', '/c') });
    expect(await openFirstProject(methods, null)).toEqual(success(summary('/b')));
  });

  it('is none while another program has the last one: an older one would be mistaken for it', async () => {
    const locked: StudioMethods['openProject'] = async ({ folder }) =>
      folder === '/a' ? failure('project-locked', 'It is open elsewhere.') : success(summary(folder));
    const { methods } = studioDouble({ openProject: locked, describeApp: recent('/a', '/b') });
    expect(await openFirstProject(methods, null)).toEqual(success(null));
  });

  it('is none on the first start', async () => {
    const { methods } = studioDouble({ openProject: openOnly(), describeApp: recent('/gone') });
    expect(await openFirstProject(methods, null)).toEqual(success(null));
  });
});
