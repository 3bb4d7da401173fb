/** Calls of windows on their way to the use cases: checked, in turn, and answered with a sentence whatever happens. */
import { AppError, reportError } from '../contract/app-error';
import { say } from '../contract/message';
import { methodInputs, type Answer, type MethodInput, type MethodName, type MethodOutputs, type StudioMethods } from '../contract/rpc';
import { describeIssue } from '../store/read-json';
import { changedSubjects, createTurns, type TakeTurn } from './take-turns';

export type UseCases = { [M in MethodName]: (input: MethodInput<M>) => Promise<MethodOutputs[M]> | MethodOutputs[M] };

/** `onCall` is told of every call before it is looked at. */
/** `hinder` gives the reason why the open project may not be changed now. */
export function dispatch(useCases: UseCases, onCall: () => void, hinder: () => AppError | null = () => null): StudioMethods {
  const takeTurn = createTurns();
  const names = Object.keys(methodInputs) as MethodName[];
  const methods = names.map((name) => [name, answer(name, useCases[name] as UseCase, takeTurn, onCall, hinder)]);
  return Object.fromEntries(methods) as unknown as StudioMethods;
}

type UseCase = (input: unknown) => Promise<unknown>;

/** What may be done while a project waits for an answer, or can only be looked at. */
const leadsElsewhere: ReadonlySet<MethodName> = new Set<MethodName>(['openProject', 'answerForeignProject', 'openSample', 'importStudy', 'measureDevices', 'chooseDevice', 'pauseQueue']); // prettier-ignore

function answer(
  name: MethodName,
  useCase: UseCase,
  takeTurn: TakeTurn,
  onCall: () => void,
  hinder: () => AppError | null,
): (input: unknown) => Promise<Answer<unknown>> {
  return async (input) => {
    onCall();
    try {
      const read = methodInputs[name].safeParse(input);
      if (!read.success)
        throw new AppError('bad-input', say`The call ‘${name}’ was given something it cannot use: ${describeIssue(read.error)}.`);
      const hindrance = changedSubjects[name].length === 0 || leadsElsewhere.has(name) ? null : hinder();
      if (hindrance !== null) throw hindrance;
      return { ok: true, value: await takeTurn(changedSubjects[name], async () => useCase(read.data)) };
    } catch (error) {
      return { ok: false, error: reportError(error) };
    }
  };
}
