import type { clusterMethods } from '../../contract/methods/cluster';
import { AppError } from '../../contract/app-error';
import { say } from '../../contract/message';
import type { UseCasesOf } from '../../contract/window/rpc';
import { decodeWith } from '../image-reader';
import { collectResults } from '../jobs/collect-results';
import { makeWorkpack } from '../jobs/make-workpack';
import type { StudioParts } from '../parts';
import { cancelJobs } from './cancel-jobs';
import { expectMinutes } from './expect-minutes';
import { lookAtRuns } from './look-at-runs';
import { ownCommand, quoteWord } from './own-command';
import { packInside, packsInside } from './project-packs';
import { openSlurm, type SlurmClient } from './slurm-client';
import { readSubmissions } from './submissions';
import { submitRuns } from './submit-runs';

/** What the window does with a cluster; the command line has the same parts. The session holds the project's lock. */
export function clusterUseCases({ context, session, options }: StudioParts): UseCasesOf<typeof clusterMethods> {
  const clientOf = (host: string | null): SlurmClient => openSlurm(host, quoteWord);
  // A project made elsewhere may name any login node: only those that the person has named are asked.
  const clientAmong =
    (hosts: readonly string[]) =>
    (host: string | null): SlurmClient | null =>
      host === null || hosts.includes(host) ? clientOf(host) : null;
  const latestPack = async (): Promise<string> => {
    const latest = (await packsInside(context.folder())).at(-1);
    if (latest !== undefined) return latest;
    throw new AppError('not-found', say`No workpack of this project was made yet. Make one first.`);
  };
  return {
    async lookAtCluster({ hosts }) {
      const packs = await packsInside(context.folder());
      const unasked = new Set<string>();
      const looked = [];
      for (const folder of packs) {
        const runs = await lookAtRuns(folder, clientAmong(hosts));
        if (runs.some(({ phase }) => phase === 'not asked'))
          for (const { host } of await readSubmissions(folder)) if (host !== null && !hosts.includes(host)) unasked.add(host);
        looked.push({ folder, runs });
      }
      return { packs: looked, unasked: [...unasked] };
    },
    async packForCluster({ steps, preset }) {
      const project = context.folder();
      const { jobs, finished } = await session.experiments().planJobs(steps, preset);
      let bytes = 0;
      const folder = await packInside(project, async (to) => {
        const records = jobs.map(({ record }) => record);
        const pack = await makeWorkpack(project, to, records, decodeWith(context.images), options.version, () => undefined);
        bytes = pack.files.reduce((sum, file) => sum + file.bytes, 0);
      });
      return { folder, bytes, runs: jobs.length, finished };
    },
    async submitToCluster({ host, hosts, folder, program, wishes }) {
      const pack = await latestPack();
      const minutesOf = await expectMinutes(context, pack, context.folder());
      const there = { folder: folder ?? pack, program: program ?? (host === null ? ownCommand() : 'shape-space') };
      const { arrays, active } = await submitRuns(
        {
          folder: pack,
          there,
          host,
          clientOf: clientAmong(host === null ? hosts : [...hosts, host]),
          quote: quoteWord,
          minutesOf,
          now: context.now,
        },
        wishes,
      );
      return { jobs: arrays.map(({ job, runs, minutes }) => ({ job, runs: runs.length, minutes })), active };
    },
    async collectFromCluster() {
      const project = context.folder();
      const all = [];
      for (const pack of await packsInside(project)) all.push(await collectResults(project, pack));
      const taken = all.flatMap((each) => each.taken);
      await session.experiments().collected(taken);
      const twice = all.flatMap((each) => each.twice);
      return {
        taken: taken.length,
        twice: twice.filter(({ differs }) => differs.length === 0).length,
        differing: twice.flatMap(({ label, differs }) => (differs.length === 0 ? [] : [label])),
        open: all.reduce((sum, { open }) => sum + open.length, 0),
        refused: all.flatMap(({ refused }) => refused.map(({ reason }) => reason)),
      };
    },
    async cancelOnCluster({ hosts }) {
      const packs = await packsInside(context.folder());
      return { ended: await cancelJobs(packs, clientAmong(hosts)) };
    },
  };
}
