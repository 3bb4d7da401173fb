/** What is said of a method that a window may call, in one row: what it takes, what it answers, what it changes. */
import { z } from 'zod';

/** What calls decide upon and change; those that share one are carried out one after the other. */
const subjects = [
  'stimuli',
  'ratings',
  'spaces',
  'corpora',
  'settings',
  'queue',
  'devices',
  'analysis',
  'recent',
  'placed',
  'views',
  'report',
] as const;
export type Subject = (typeof subjects)[number];

/** Undo may touch every file; another project may not be opened in the middle of a change to this one. */
export const everything: readonly Subject[] = subjects;

declare const answered: unique symbol;
/** A type on its way to whoever calls; there is nothing in it. */
export interface Answers<Answer> {
  readonly [answered]?: Answer;
}

export interface Method<Input extends z.ZodType = z.ZodType, Answer = unknown, Writes extends boolean = boolean> {
  /** Whatever a window sends is validated against it at the host's boundary. */
  readonly input: Input;
  readonly answer: Answers<Answer>;
  readonly writes: Writes;
  readonly changes: readonly Subject[];
  readonly more: More<Input>;
}

interface More<Input extends z.ZodType> {
  /** 'Undo' takes it back. */
  readonly isUndone?: true;
  /** Also while a project waits for an answer, or can only be looked at: it does not change that project. */
  readonly leadsElsewhere?: true;
  /** Paths that people type: only full ones are taken. */
  readonly paths?: (input: z.infer<Input>) => readonly string[];
}

export function answers<Answer>(): Answers<Answer> {
  return {};
}

/** Never waits for others, and may be called whatever state the project is in. */
export function reads<Input extends z.ZodType, Answer>(
  input: Input,
  answer: Answers<Answer>,
  more: More<Input> = {},
): Method<Input, Answer, false> {
  return { input, answer, writes: false, changes: [], more };
}

export function changes<Input extends z.ZodType, Answer>(
  subjects: readonly Subject[],
  input: Input,
  answer: Answers<Answer>,
  more: More<Input> = {},
): Method<Input, Answer, true> {
  return { input, answer, writes: true, changes: subjects, more };
}

export const nothing = z.object({}).strict();
