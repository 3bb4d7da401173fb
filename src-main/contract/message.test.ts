import { expect, it } from 'vitest';
import { AppError, errorOf, errorReportSchema, reportError } from './app-error';
import { countOf, messageSchema, phrase, say, textOf } from './message';

it('reads as the English sentence', () => {
  const name = 'a.csv';
  const message = say`The file ${name} has ${countOf(1, 'row', 'rows')}, at most ${3} were asked for: ${['x', 'y']}.`;
  expect(String(message)).toBe('The file a.csv has 1 row, at most 3 were asked for: x, y.');
  expect(message.template).toBe('The file {0} has {1}, at most {2} were asked for: {3}.');
  expect(phrase`${name} is empty`).toBe('a.csv is empty');
});

it('leaves what stands in braces in a value alone', () => {
  expect(textOf(say`${'{1}'} and ${'b'}`)).toBe('{1} and b');
});

it('crosses processes as data, and comes out the same', () => {
  const thrown = new AppError('disk', say`${'x'} cannot be read: ${say`it is ${2} MB too large`}.`);
  const report = errorReportSchema.parse(JSON.parse(JSON.stringify(reportError(thrown))));
  expect(report.message).toBe('x cannot be read: it is 2 MB too large.');
  const again = errorOf(report);
  expect(reportError(again)).toEqual(report);
  expect(again.message).toBe(thrown.message);
});

it('reads reports of older versions, which have text only', () => {
  const report = { code: 'disk', message: 'The disk is full.' } as const;
  expect(errorReportSchema.parse(report)).toEqual(report);
  expect(reportError(errorOf(report))).toEqual(report);
});

it('refuses messages nested without end, as a damaged project may hold', () => {
  let value: unknown = 'x';
  for (let i = 0; i < 10_000; i++) value = { template: '{0}', values: [value] };
  expect(messageSchema.safeParse(value).success).toBe(false);
});
