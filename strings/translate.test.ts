import { expect, it } from 'vitest';
import { say, textOf } from '../src-main/contract/message';
import { messagesDe } from './de/messages';
import { createRecogniser } from './recognise';
import { createTranslator } from './translate';

const translate = createTranslator(messagesDe, 'de');

it('says a message with its numbers as the language writes them', () => {
  expect(translate(say`${'a.csv'} is larger than ${1234567.5} MB. Make it smaller.`)).toBe(
    'a.csv ist größer als 1.234.567,5 MB. Verkleinern Sie die Datei.',
  );
});

it('says messages within messages, and parts that came as text', () => {
  const inner = say`the file is larger than ${2} MB`;
  const german = 'Das Bild owl.png ist nicht lesbar: die Datei ist größer als 2 MB. Ersetzen Sie die Datei.';
  expect(translate(say`The image ${'owl.png'} cannot be read: ${inner}. Replace the file.`)).toBe(german);
  expect(translate(say`The image ${'owl.png'} cannot be read: ${inner.text}. Replace the file.`)).toBe(german);
});

it('knows text of the program again, as files of projects hold it', () => {
  expect(translate('stimuli.csv lists no stimuli. Import ratings or a study first.')).toBe(
    messagesDe['stimuli.csv lists no stimuli. Import ratings or a study first.'],
  );
  expect(translate('The image a.png cannot be read: the file is empty. Replace the file.')).toBe(
    'Das Bild a.png ist nicht lesbar: die Datei ist leer. Ersetzen Sie die Datei.',
  );
});

it('knows several sentences in a row, and leaves alone what lies between', () => {
  const said = translate('b.csv is empty. Choose a file with at least one row. Ask Kim. One run failed; the others are done.');
  expect(said).toBe(
    'b.csv ist leer. Wählen Sie eine Datei mit mindestens einer Zeile. Ask Kim. Ein Lauf ist gescheitert; die anderen sind fertig.',
  );
});

it('leaves text of people alone', () => {
  for (const text of ['', 'Pilot study', 'owl and cat', '12', 'C:\\data\\my study', 'x'.repeat(10_000)]) expect(translate(text)).toBe(text);
});

it('knows a sentence again when nothing stands in a gap', () => {
  const said = translate('a holds no images. Choose a folder with PNG, JPEG, SVG, WebP, TIFF, GIF, BMP or NDJSON files.');
  expect(said).toBe('a enthält keine Bilder. Wählen Sie einen Ordner mit Dateien in PNG, JPEG, SVG, WebP, TIFF, GIF, BMP oder NDJSON.');
});

it('falls back to English for a sentence of a newer version', () => {
  expect(translate({ template: 'The {0} is made of {1}.', values: ['moon', 'cheese'] })).toBe('The moon is made of cheese.');
});

it('finds every sentence again in its own English', () => {
  const recognise = createRecogniser(Object.keys(messagesDe));
  const lost = Object.keys(messagesDe).filter((template) => {
    const values = (template.match(/\{\d+\}/g) ?? []).map((_, i) => `v${i}`);
    const text = textOf({ template, values });
    return (
      recognise(text)
        .map((part) => (typeof part === 'string' ? part : textOf(part)))
        .join('') !== text
    );
  });
  expect(lost).toEqual([]);
});

it('is done with hostile text at once', () => {
  const began = performance.now();
  translate('cannot be read: '.repeat(240));
  translate(' and more'.repeat(400));
  expect(performance.now() - began).toBeLessThan(5000);
});

it('says what is wrong in a damaged file', () => {
  const said = translate(
    'a/project.json is damaged: at ‘name’, expected string, received number. Restore the file from a backup, or correct it.',
  );
  expect(said).toBe(
    'a/project.json ist beschädigt: bei „name“: erwartet wird string, dort steht number. Stellen Sie die Datei aus einer Sicherung wieder her, oder berichtigen Sie sie.',
  );
});
