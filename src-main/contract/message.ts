/** Sentences for people: an English template and what stands in its gaps. They read as English; a window says them in its reader's language. */
import { z } from 'zod';

/** A list is said with commas. */
export type MessageValue = string | number | MessageData | readonly (string | MessageData)[];
/** As it crosses processes and stands in files. In a template {0} is the first value. */
export interface MessageData {
  readonly template: string;
  readonly values: readonly MessageValue[];
}

export class Message implements MessageData {
  constructor(
    readonly template: string,
    readonly values: readonly MessageValue[],
  ) {}

  /** As the command line, logs and files have it. */
  get text(): string {
    return textOf(this);
  }

  toString(): string {
    return this.text;
  }
}

/** say`The file ${name} is empty.` Whatever stands outside the gaps is what translations are found by, so it must be whole words. */
export function say(parts: TemplateStringsArray, ...values: readonly MessageValue[]): Message {
  return new Message(
    parts.reduce((template, part, i) => `${template}{${i - 1}}${part}`),
    values,
  );
}

/** The English of a sentence or part of one, for places that hold text only: a window knows it again by its template. */
export function phrase(parts: TemplateStringsArray, ...values: readonly MessageValue[]): string {
  return say(parts, ...values).text;
}

/** '1 drawing', '60 drawings'. */
export function countOf(n: number, one: string, many: string): Message {
  return new Message(`{0} ${n === 1 ? one : many}`, [n]);
}

export function textOf({ template, values }: MessageData): string {
  return template.replace(/\{(\d+)\}/g, (gap, i: string) => {
    const value = values[Number(i)];
    return value === undefined ? gap : valueText(value);
  });
}

function valueText(value: MessageValue): string {
  if (typeof value === 'string') return value;
  if (typeof value === 'number') return String(value);
  return 'template' in value ? textOf(value) : value.map(valueText).join(', ');
}

const plain = z.union([z.string(), z.number()]);
const within = (value: z.ZodType<MessageValue>): z.ZodType<MessageData> => z.object({ template: z.string(), values: z.array(value) });
const listOf = (item: z.ZodType<MessageData>): z.ZodType<readonly (string | MessageData)[]> => z.array(z.union([z.string(), item]));
const level = (inner: z.ZodType<MessageValue>): z.ZodType<MessageValue> => z.union([plain, within(inner), listOf(within(inner))]);

/** Messages within messages, as deep as the program makes them: a project of others may hold anything. */
export const messageSchema: z.ZodType<MessageData> = within(level(level(level(plain))));
