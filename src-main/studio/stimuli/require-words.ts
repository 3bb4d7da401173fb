/** What people type to name, sort or explain something. */
import { AppError } from '../../contract/app-error';
import { say, type Message } from '../../contract/message';

/** One line, not empty, not endless. */
export function requireWords(text: string, what: 'name' | 'category' | 'reason'): string {
  const words = text.replace(/\s+/g, ' ').trim();
  const longest = what === 'reason' ? 500 : 100;
  if (words === '') throw new AppError('bad-input', empty[what]);
  if (words.length > longest) throw new AppError('bad-input', tooLong[what](longest));
  return words;
}

type Words = Parameters<typeof requireWords>[1];

const empty: Readonly<Record<Words, Message>> = {
  name: say`The name is empty. Type one and try again.`,
  category: say`The category is empty. Type one and try again.`,
  reason: say`The reason is empty. Type one and try again.`,
};

const tooLong: Readonly<Record<Words, (longest: number) => Message>> = {
  name: (longest) => say`The name is longer than ${longest} characters. Shorten it.`,
  category: (longest) => say`The category is longer than ${longest} characters. Shorten it.`,
  reason: (longest) => say`The reason is longer than ${longest} characters. Shorten it.`,
};
