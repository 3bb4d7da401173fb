import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { createCleaner } from './leave-out-names';

const clean = createCleaner({
  programFolder: '/opt/Shape Space Studio',
  folders: ['/home/anna/Owl study 3', '/home/anna', 'C:\\Users\\Anna Berg'],
  words: ['anna', 'Owls of Berta', 'lab-pc-7'],
});

describe('what is sent for help', () => {
  it.each([
    ["ENOENT: no such file or directory, open '/home/anna/Owl study 3/runs/x.csv'", "ENOENT: no such file or directory, open '‹path›'"],
    ['/home/anna/Owl study 3 could not be written: no space left', '‹path› could not be written: no space left'],
    ['/srv/My data/Owls 2/ratings of Berta.csv could not be read.', '‹path› could not be read.'],
    ['at load (file:///opt/Shape%20Space%20Studio/out/main/cli.js:12:3)', 'at load (‹program›/out/main/cli.js:12:3)'],
    ['at run (node:internal/process/task_queues:95:5)', 'at run (node:internal/process/task_queues:95:5)'],
    ['C:\\Users\\Anna Berg\\Desktop\\a b.csv: in use', '‹path›: in use'],
    ['D:\\Program Files (x86)\\Lab\\data.csv is locked', '‹path› is locked'],
    ['"C:\\\\Users\\\\Anna Berg\\\\x.csv"', '"‹path›"'],
    ['\\\\server\\lab\\Anna\\x.csv missing', '‹path› missing'],
    ['Owls of Berta, opened by Anna on lab-pc-7', '‹name›, opened by ‹name› on ‹name›'],
    ['Annabelle and onnx/webgpu and/or 3/4', 'Annabelle and onnx/webgpu and/or 3/4'],
    ['write to anna.berg@example.org', 'write to ‹address›'],
    ['write to jörg.groß@uni-köln.de', 'write to ‹address›'],
    ['http://127.0.0.1:8123/#token=abc123', 'http://127.0.0.1:8123/#token=‹key›'],
    ['ratings_JaneDoe.csv: line 3 has no number', '‹file›: line 3 has no number'],
    ['ratings.csv: line 3 has no number', 'ratings.csv: line 3 has no number'],
    ['The answers of rater ‘P07 Jane’ end early; “Doe study” is open', 'The answers of rater ‘‹name›’ end early; “‹name›” is open'],
    ['Die Antworten von „Jana Groß“ fehlen', 'Die Antworten von „‹name›“ fehlen'],
    ['from 192.168.17.4:8123 and 127.0.0.1:8123, version 1.30.0', 'from ‹address›:8123 and 127.0.0.1:8123, version 1.30.0'],
    ['Authorization: Bearer abc.def-123', 'Authorization: Bearer ‹key›'],
    ['key sk-proj_1234567890', 'key ‹key›'],
  ])('%s', (text, cleaned) => {
    expect(clean(text)).toBe(cleaned);
  });

  it('never holds a name of a folder below a known one, whatever stands around it', () => {
    const name = fc.stringMatching(/^[A-Za-zäöü0-9][A-Za-zäöü0-9 _-]{2,12}[A-Za-z0-9]$/).map((text) => `Q${text}Z`);
    fc.assert(
      fc.property(name, name, (folder, file) => {
        const text = clean(
          `Error: EACCES: permission denied, open '/home/anna/${folder}/${file}.png'\n    at x (/srv/${folder}/${file}.js:1:2)`,
        );
        expect(text).not.toContain(folder);
        expect(text).not.toContain(file);
      }),
    );
  });

  it('is what it was where nothing is known', () => {
    expect(createCleaner({ programFolder: '', folders: [], words: [] })('a sentence')).toBe('a sentence');
  });
});
