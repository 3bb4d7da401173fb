/** Tables as the tools of laboratories write them, with items of the project's own. */
import { describe, expect, it } from 'vitest';
import { readTableFile, type TableFileReading } from './sheet/read-table-file';

const items = ['saw', 'axe', 'nail', 'drill'];
const pairs = items.flatMap((first, i) => items.slice(i + 1).map((second) => [first, second] as const));
const people = ['P7', 'P8', 'P9'];
const judged = (person: number, pair: number): number => 1 + ((person * 3 + pair * 5) % 7);

function trials(row: (person: string, first: string, second: string, rating: number, trial: number) => string): string {
  return people.flatMap((person, i) => pairs.map(([first, second], k) => row(person, first, second, judged(i, k), k + 1))).join('\n');
}

async function read(text: string, name = 'table.csv'): Promise<TableFileReading> {
  return readTableFile(new TextEncoder().encode(text), name);
}

function expectAll({ found, questions, problem }: TableFileReading): void {
  expect([problem, questions]).toEqual([null, []]);
  expect(found!.ratings.map(({ first, second, rating }) => [first, second, rating])).toEqual(
    people.flatMap((_, i) => pairs.map(([first, second], k) => [first, second, judged(i, k)])),
  );
  expect(new Set(found!.ratings.map(({ rater }) => rater)).size).toBe(3);
}

describe('tables of tools', () => {
  it('Gorilla: begin and end of the task are no trials', async () => {
    const header = 'Event Index,UTC Timestamp,Participant Private ID,Trial Number,Zone Type,Reaction Time,Response,image1,image2\n';
    const body = trials(
      (person, first, second, rating, trial) =>
        `${trial},16900${trial},${person},${trial},slider,${1200 + trial * 13}.4,${rating},${first}.png,${second}.png`,
    );
    const table = await read(`${header}1,1,P7,BEGIN TASK,,,,,\n${body}\nEND OF FILE,,,,,,,,\n`);
    expectAll(table);
    expect(table.leftOutCount).toBe(2);
  });

  it('lab.js: its duration is no rating', async () => {
    const body = trials(
      (person, first, second, rating, trial) =>
        `Rating,html.Form,1_${trial},${1500 + trial * 9}.2,submission,${rating},${person},${first},${second}`,
    );
    expectAll(
      await read(
        `sender,sender_type,sender_id,duration,ended_on,response,participant,left_item,right_item\nHello,html.Screen,0,3000,response,next,,,\n${body}\n`,
      ),
    );
  });

  it.each([
    [
      'SoSci Survey',
      'CASE;QUESTNNR;STARTED;',
      pairs.map(([a, b]) => `${a}_${b}`).join(';'),
      ';TIME_SUM;FINISHED',
      'base;2024-01-01;',
      ';45;1',
    ],
    [
      'LimeSurvey',
      'id;submitdate;seed;',
      pairs.map(([a, b]) => `sim[${a} / ${b}]`).join(';'),
      ';interviewtime',
      '2024-01-01;99887;',
      ';312.5',
    ],
  ])('%s: a row for each person', async (_, before, names, after, left, right) => {
    const rows = people.map((_person, i) => `${101 + i};${left}${pairs.map((_pair, k) => judged(i, k)).join(';')}${right}`);
    expectAll(await read(`${before}${names}${after}\n${rows.join('\n')}\n`));
  });

  it('Qualtrics: pairs stand in the row of labels', async () => {
    const names = pairs.map((_, k) => `Q5_${k + 1}`).join();
    const labels = pairs.map(([a, b]) => `How similar are these? - ${a} - ${b}`).join();
    const ids = pairs.map((_, k) => `"{""ImportId"":""QID5_${k + 1}""}"`).join();
    const rows = people.map((person, i) => `2024-01-01,612,R_${person}x,${pairs.map((_pair, k) => judged(i, k)).join()}`);
    const table = await read(
      `StartDate,Duration (in seconds),ResponseId,${names}\nStart Date,Duration (in seconds),Response ID,${labels}\n"{""ImportId"":""startDate""}","{""ImportId"":""duration""}","{""ImportId"":""_recordId""}",${ids}\n${rows.join('\n')}\n`,
    );
    expectAll(table);
    expect(table.leftOutCount).toBe(2);
  });

  it('a German spreadsheet with a title, a counter and a sum', async () => {
    const body = trials((person, first, second, rating, trial) => `${trial};${person};${first};${second};${rating}`);
    expectAll(
      await read(
        `Ähnlichkeitsurteile;;;;\r\nStand: 3.4.2024;;;;\r\n;;;;\r\nNr;Proband;Bild links;Bild rechts;Urteil (1-7)\r\n${body}\r\n;;;Summe;99\r\n`,
      ),
    );
  });

  it('rows marked as practice are left out and counted', async () => {
    const table = await read(
      `subject,block,left,right,rating\n${trials((person, first, second, rating, trial) => `${person},${trial < 3 ? 'practice' : 'main'},${first},${second},${rating}`)}`,
    );
    expect([table.found!.ratings.length, table.leftOutCount]).toEqual([12, 6]);
  });

  it('a matrix for each person, one below the other', async () => {
    const rows = people.flatMap((person, p) =>
      items.map((item, i) => `${person},${item},${items.map((_, j) => (i === j ? 0 : p + i + j)).join()}`),
    );
    const { found, content } = await read(`subject,item,${items.join()}\n${rows.join('\n')}\n`);
    expect([content.kind, found!.ratings.length]).toEqual(['stacked-matrices', 18]);
    expect(found!.ratings[6]).toMatchObject({ rater: 'P8', first: 'saw', second: 'axe' });
    expect(found!.ratings[0]!.rating - found!.ratings[6]!.rating).toBe(1); // P8 gives one more of a dissimilarity throughout
  });

  it('a free sort: where items were left counts, not where they lay before', async () => {
    const final = items.map((item, i) => ({ src: `${item}.png`, x: 100 * i, y: 0 }));
    const init = items.map((item, i) => ({ src: `${item}.png`, x: 0, y: i === 3 ? 500 : i }));
    const trial = { subject: 'P7', trial_type: 'free-sort', rt: 900, init_locations: init, moves: init, final_locations: final };
    const { found } = await read(JSON.stringify([trial, { ...trial, subject: 'P8' }]), 'sort.json');
    const alike = (a: string, b: string): number =>
      found!.ratings.find(({ first, second }) => [first, second].sort().join() === [a, b].sort().join())!.rating;
    expect(alike('saw', 'drill')).toBe(0); // the furthest apart
    expect(alike('saw', 'axe') / alike('axe', 'drill')).toBeCloseTo(2, 9);
  });
});
