/** The remote procedures a window may call, from all subjects, and the types that follow from their rows. */
import type { z } from 'zod';
import type { ErrorReport } from '../app-error';
import { appMethods } from '../methods/app';
import { clusterMethods } from '../methods/cluster';
import { corpusMethods } from '../methods/corpora';
import { deviceMethods } from '../methods/devices';
import { experimentMethods } from '../methods/experiments';
import { importMethods } from '../methods/import';
import type { Method } from '../methods/method';
import { placingMethods } from '../methods/placing';
import { projectMethods } from '../methods/project';
import { publishingMethods } from '../methods/publishing';
import { ratingStudyMethods } from '../methods/rating-study';
import { reportMethods } from '../methods/report';
import { resultMethods } from '../methods/results';
import { spaceMethods } from '../methods/spaces';
import { stimulusMethods } from '../methods/stimuli';

export const methods = {
  ...appMethods,
  ...projectMethods,
  ...importMethods,
  ...stimulusMethods,
  ...ratingStudyMethods,
  ...spaceMethods,
  ...corpusMethods,
  ...clusterMethods,
  ...experimentMethods,
  ...deviceMethods,
  ...resultMethods,
  ...reportMethods,
  ...placingMethods,
  ...publishingMethods,
};
export type MethodTable = Readonly<Record<string, Method>>;
type InputOf<M> = M extends Method<infer Input, unknown> ? z.infer<Input> : never;
type OutputOf<M> = M extends Method<z.ZodType, infer Answer> ? Answer : never;

export type MethodName = keyof typeof methods;
export const methodNames = Object.keys(methods) as MethodName[];
export type MethodInput<M extends MethodName> = InputOf<(typeof methods)[M]>;
export type MethodOutput<M extends MethodName> = OutputOf<(typeof methods)[M]>;
/** Those that change nothing. */
export type ReadingMethod = { [M in MethodName]: (typeof methods)[M]['writes'] extends false ? M : never }[MethodName];

/** What carries out the methods of one subject. */
export type UseCasesOf<Table extends MethodTable> = {
  readonly [M in keyof Table]: (input: InputOf<Table[M]>) => Promise<OutputOf<Table[M]>> | OutputOf<Table[M]>;
};

export type UseCases = UseCasesOf<typeof methods>;

/** What a host serves and a window calls. A failure arrives as an ErrorReport inside `error`. */
export type Answer<T> = { readonly ok: true; readonly value: T } | { readonly ok: false; readonly error: ErrorReport };
export type StudioMethods = { [M in MethodName]: (input: MethodInput<M>) => Promise<Answer<MethodOutput<M>>> };
