/** Calls of windows on their way to the use cases: checked, in turn, and answered with a sentence whatever happens. */
import { AppError, reportError } from '../contract/app-error';
import { say } from '../contract/message';
import { methodNames, methods, type Answer, type MethodName, type StudioMethods, type UseCases } from '../contract/window/rpc';
import { describeIssue } from '../store/files/read-json';
import { createTurns } from './take-turns';
import { refuseRelativePaths } from './typed-paths';

/** `onCall` is told of every call before it is looked at; `hinder` gives the reason why the open project may not be changed now. */
export function dispatch(useCases: UseCases, onCall: () => void, hinder: () => AppError | null = () => null): StudioMethods {
  const turns = createTurns();
  const answer = async (name: MethodName, input: unknown): Promise<Answer<unknown>> => {
    onCall();
    const { input: schema, changes, more } = methods[name];
    const useCase = useCases[name] as (input: unknown) => unknown;
    try {
      const read = schema.safeParse(input);
      if (!read.success)
        throw new AppError('bad-input', say`The call ‘${name}’ was given something it cannot use: ${describeIssue(read.error)}.`);
      const hindrance = changes.length === 0 || more.leadsElsewhere ? null : hinder();
      if (hindrance !== null) throw hindrance;
      refuseRelativePaths(name, read.data);
      const leave = await turns.enter(changes);
      try {
        return { ok: true, value: await useCase(read.data) };
      } finally {
        leave();
      }
    } catch (error) {
      return { ok: false, error: reportError(error) };
    }
  };
  return Object.fromEntries(methodNames.map((name) => [name, (input: unknown) => answer(name, input)])) as unknown as StudioMethods;
}
