/** Calls of windows on their way to the use cases: checked, in turn, and answered with a sentence whatever happens. */
import { AppError, reportError } from '../contract/app-error';
import { methodInputs, type Answer, type MethodInput, type MethodName, type MethodOutputs, type StudioMethods } from '../contract/rpc';
import { describeIssue } from '../store/read-json';
import { changedSubjects, createTurns, type TakeTurn } from './take-turns';

export type UseCases = { [M in MethodName]: (input: MethodInput<M>) => Promise<MethodOutputs[M]> | MethodOutputs[M] };

/** `onCall` is told of every call before it is looked at. */
export function dispatch(useCases: UseCases, onCall: () => void): StudioMethods {
  const takeTurn = createTurns();
  const names = Object.keys(methodInputs) as MethodName[];
  const methods = names.map((name) => [name, answer(name, useCases[name] as UseCase, takeTurn, onCall)]);
  return Object.fromEntries(methods) as unknown as StudioMethods;
}

type UseCase = (input: unknown) => Promise<unknown>;

function answer(name: MethodName, useCase: UseCase, takeTurn: TakeTurn, onCall: () => void): (input: unknown) => Promise<Answer<unknown>> {
  return async (input) => {
    onCall();
    try {
      const read = methodInputs[name].safeParse(input);
      if (!read.success)
        throw new AppError('bad-input', `The call ‘${name}’ was given something it cannot use: ${describeIssue(read.error)}.`);
      return { ok: true, value: await takeTurn(changedSubjects[name], async () => useCase(read.data)) };
    } catch (error) {
      return { ok: false, error: reportError(error) };
    }
  };
}
