/** Inputs for calls: some that the schema accepts, some spoiled; every path in them stays inside the folder of the attack, or is no path at all. */
import fc from 'fast-check';
import { methodNames, type MethodName } from '../../src-main/contract/window/rpc';
import { acceptedInput } from '../../src-main/studio/test-support/arbitrary-input';

export interface HostileCall {
  readonly method: string;
  readonly inputs: readonly unknown[];
}

/** The same calls for the same seed. */
export function hostileCalls(count: number, seed: number, paths: readonly string[]): HostileCall[] {
  const perMethod = Math.ceil(count / methodNames.length);
  return methodNames
    .flatMap((method) => fc.sample(callOf(method, paths), { numRuns: perMethod, seed }))
    .slice(0, Math.max(count, methodNames.length));
}

function callOf(method: MethodName, paths: readonly string[]): fc.Arbitrary<HostileCall> {
  const accepted = acceptedInput(method);
  const spoiled = fc.oneof(
    accepted.chain((value) => spoil(value)),
    fc.jsonValue({ maxDepth: 3 }),
  );
  const input = fc
    .oneof({ arbitrary: accepted, weight: 2 }, spoiled)
    .chain((value) => fc.infiniteStream(fc.constantFrom(...paths)).map((next) => withPaths(value, next)));
  return fc
    .tuple(
      fc.constantFrom(method, method, method, method, `${method}x`),
      fc.array(input, { minLength: 1, maxLength: 1 }),
      fc.array(fc.jsonValue({ maxDepth: 1 }), { maxLength: 2 }),
    )
    .map(([name, first, more]) => ({ method: name, inputs: [...first, ...more] }));
}

/** One value somewhere in it is replaced by one of another kind, or a name that objects inherit is added. */
function spoil(value: unknown): fc.Arbitrary<unknown> {
  if (typeof value !== 'object' || value === null || Array.isArray(value)) return fc.jsonValue({ maxDepth: 2 });
  const names = [...Object.keys(value), '__proto__', 'constructor', 'extra'];
  const odd = fc.constantFrom<unknown>(
    null,
    -1,
    1e308,
    '',
    '\0',
    '__proto__',
    'x'.repeat(10_000),
    [],
    {},
    true,
    '../../x',
    '<script>',
    '\ud800',
  );
  return fc.tuple(fc.constantFrom(...names), odd).map(([name, other]) => Object.fromEntries([...Object.entries(value), [name, other]]));
}

const pathNames = new Set(['folder', 'source', 'file', 'path']);

function withPaths(value: unknown, next: Iterator<string>): unknown {
  if (Array.isArray(value)) return value.map((each) => withPaths(each, next));
  if (typeof value !== 'object' || value === null) return value;
  return Object.fromEntries(
    Object.entries(value).map(([name, each]) => [
      name,
      pathNames.has(name) && typeof each === 'string' ? next.next().value : withPaths(each, next),
    ]),
  );
}
