/** What people type to name, sort or explain something. */
import { AppError } from '../../contract/app-error';
import { say } from '../../contract/message';

/** One line, not empty, not endless. */
export function requireWords(text: string, what: 'name' | 'category' | 'reason'): string {
  const words = text.replace(/\s+/g, ' ').trim();
  const longest = what === 'reason' ? 500 : 100;
  if (words === '') throw new AppError('bad-input', say`The ${what} is empty. Type one and try again.`);
  if (words.length > longest) throw new AppError('bad-input', say`The ${what} is longer than ${longest} characters. Shorten it.`);
  return words;
}
