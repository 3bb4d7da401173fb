/** Sound files of every kind the importers read, and seeded ways to spoil them. */
import { strToU8, zipSync } from 'fflate';
import sharp from 'sharp';
import type { RandomStream } from '../../core/random/stream';
import { meadowsVectors, namedMatrix, structs } from './matlab-files';
import { savFile } from './sav-file';

const text = (content: string): Uint8Array => new TextEncoder().encode(content);

export const tableSeeds: readonly Uint8Array[] = [
  text('rater,first,second,rating\na,owl,axe,1\na,owl,saw,2\nb,axe,saw,5\nb,"o""wl",axe,NA\n'),
  text(';owl;axe;saw\nowl;0;3,5;4\naxe;3,5;0;1\nsaw;4;1;0\n'),
  text('name\td1\td2\nowl\t0.1\t-2e3\naxe\t.5\t1\nsaw\t3\t4\n'),
  text('item;scale;FORM;LINES\nowl;slow;10;900\nowl;fast;20;500\naxe;slow;1000;0\n'),
  text('\uFEFFBild|Kategorie\nEule|Vögel\nAdler|Vögel\nAxt|Werkzeug\n'),
  Uint8Array.from('VP;Bild 1;Bild 2;Ähnlichkeit\r\n1;Eule;Säge;3,5\r\n2;Säge;Eule;1\r\n', (letter) => letter.charCodeAt(0)),
  new Uint8Array(Buffer.from('\uFEFFa,b,dist\nowl,axe,1\nowl,saw,2\naxe,saw,2\n', 'utf16le')),
];

/** Each further layout of a table of judgements. */
export const layoutSeeds: readonly Uint8Array[] = [
  text(
    'Ratings;;;\nPerson;Bild 1;Bild 2;Urteil\nA;cup;jug;1,5\n;cup;pan;3 - weiß nicht\n;jug;pan;4\nB;cup;jug;2\n;cup;pan;5\n;jug;pan;7\nSumme;;;19\n',
  ),
  text('S1\n,cup,jug,pan\ncup,0,1,2\njug,1,0,3\npan,2,3,0\n\nS2\n,cup,jug,pan\ncup,0,2,2\njug,2,0,3\npan,2,3,0\nMean,1,1,2\n'),
  text('item,kind,cup,jug,pan,Sum\ncup,a,0,1,"1,200",3\njug,a,1,0,3,4\npan,b,2,3,0,5\n'),
  text('"A", "B", "score"\n"cup", "jug", "4 - neither"\n"cup", "pan", "1"\n"jug", "pan", "2"\n'),
  text('claw hammer  hand saw  3\nclaw hammer  axe  4\nhand saw  axe  5\n'),
  text('id,cup_jug,cup_pan,jug_pan,cup_jug_RT,cup_pan_RT,jug_pan_RT\na,1,2,3,900,800,700\nb,2,3,4,910,820,730\n'),
  text('ID,age,cup_jug,cup_pan,jug_pan\nS1,21,5,2,4\nS2,22,6,3,-99\nS3,23,7,4,6\n'),
  text(
    'subject,image1,image2,image3,odd_one_out,rt\nS1,cup.jpg,jug.jpg,pan.jpg,pan.jpg,800\nS1,cup.jpg,lid.jpg,pan.jpg,lid.jpg,900\nS2,jug.jpg,lid.jpg,pan.jpg,jug.jpg,700\n',
  ),
  text('person,reference,chosen,other,kind\nP1,cup,jug,pan,random\nP1,jug,cup,lid,validation\nP2,pan,lid,cup,random\n'),
  text('participant,trial,item,x,y\n1,1,cup,0,0\n1,1,jug,3,4\n1,1,pan,6,8\n1,2,cup,1,1\n1,2,pan,2,2\n2,1,jug,5,5\n2,1,cup,0,1\n'),
  text('subject,item,cup,jug,pan\n1,cup,0,3,4\n1,jug,3,0,5\n1,pan,4,5,0\n2,cup,0,1,2\n2,jug,1,0,6\n2,pan,2,6,0\n'),
  text('vp,age,cup_x,cup_y,jug_x,jug_y,pan_x,pan_y\n1,20,0,0,3,4,6,8\n2,21,1,1,2,2,,5\n'),
  text('participant,card,pile\n1,cup,1\n1,jug,1\n1,pan,2\n2,cup,a\n2,jug,b\n2,pan,a\n'),
  text('subject;pile;items\n1;1;cup, jug\n1;2;pan\n2;1;cup\n2;2;jug, pan\n'),
  text('stimulus,response,count\ncup,cup,9\ncup,jug,3\njug,jug,8\njug,pan,1\npan,pan,7\npan,cup,2\n'),
  text('rater,pair,member,item,rating\n1,1,a,cup,3\n1,1,b,jug,3\n1,2,a,cup,5\n1,2,b,pan,5\n1,3,a,jug,2\n1,3,b,pan,2\n'),
  text(',cup,,jug\nid,jug,pan,pan\na,1,2,3\nb,4,5,6\nc,7,1,2\nd,3,4,5\n'),
  text('A,cup,jug,pan,,B,cup,jug,pan\ncup,0,1,2,,cup,0,2,2\njug,1,0,3,,jug,2,0,1\npan,2,3,0,,pan,2,1,0\n'),
  text('item;cup;jug;pan\ncup;100 %;12,5 %;40 %\njug;12,5 %;100 %;7 %\npan;40 %;7 %;100 %\n'),
  text(
    'vp,trial,image,chosen,rt\nP1,1,cup,0,900\nP1,1,jug,1,900\nP1,1,pan,0,900\nP1,2,lid,0,800\nP1,2,cup,1,800\nP1,2,jug,0,800\nP2,1,pan,0,700\nP2,1,lid,0,700\nP2,1,cup,1,700\n',
  ),
  text(
    'vp,block,trial,position,image,correct,chosen\nP1,1,0,top,cup,1,-\nP1,1,0,left,jug,0,x\nP1,1,0,right,pan,0,-\nP1,2,0,top,lid,0,x\nP1,2,0,right,jug,0,-\nP1,2,0,left,cup,1,-\nP2,1,0,top,pan,0,x\nP2,1,0,left,lid,1,-\nP2,1,0,right,cup,0,-\n',
  ),
  text('subject,triplet,odd\nS1,cup-jug-pan,pan\nS1,cup-lid-pan,lid\nS2,jug-lid-pan,jug\nS2,cup-jug-lid,cup\n'),
  text('subject,stimuli,response\nS1,"[""cup"",""jug"",""pan""]",2\nS1,"[""cup"",""lid"",""pan""]",0\nS2,"[""jug"",""lid"",""pan""]",1\n'),
  text('subject,left,right,key_press\nS1,cup,jug,49\nS1,cup,pan,55\nS2,cup,jug,99\nS2,cup,pan,32\n'),
  text('item,cup,jug,pan,lid\ncup,0,1,unclear,2\njug,1,0,3,%\npan,2,3,0,4\nlid,2,1,4,0\n'),
  text('    cup jug pan\njug  12        \npan  31  20    \nlid  44  35  15\n'),
  text(
    'Title;;\n\n# a comment\nsubject;stimuli;response\nS1;"[""img/cup.png"",""img/jug.png""]";4 - neither\nS1;"[""img/cup.png"",""img/pan.png""]";7\nS1;"[""img/jug.png"",""img/pan.png""]";1\nMittelwert;;4\n',
  ),
];

/** Sound files of the formats besides text and workbooks. */
export const matlabSeeds: readonly Uint8Array[] = [namedMatrix, meadowsVectors, structs];
export const spssSeeds: readonly Uint8Array[] = [
  savFile(
    [
      { name: 'vpn', width: 8 },
      {
        name: 'links',
        longName: 'linkesBild',
        width: 0,
        labels: [
          [1, 'Tasse'],
          [2, 'Krug'],
        ],
      },
      { name: 'rechts', width: 0 },
      { name: 'urteil', label: 'wie', width: 0, missing: 99 },
    ],
    [
      ['a', 1, 2, 5],
      ['a', 2, 3, 4],
      ['b', 1, 3, 99],
      ['b', 1, 2, null],
    ],
  ),
];
export const jsonSeeds: readonly Uint8Array[] = [
  text(
    '[{"subject":1,"rt":900,"stimuli":["img/cup.png","img/jug.png"],"response":60},{"subject":1,"stimuli":["img/cup.png","img/pan.png"],"response":{"Q0":4}},{"subject":2,"stimuli":["img/jug.png","img/pan.png"],"response":20}]',
  ),
  text(
    '{"happy-owl":{"tasks":[{"task":{},"rdm":[1,2,3],"stimuli":[{"id":"1","name":"cup"},{"id":"2","name":"jug"},{"id":"3","name":"pan"}]}]}}',
  ),
  text(
    '{"happy-owl":{"tasks":[{"trials":[{"positions":[{"id":"1","x":0,"y":1},{"id":"2","x":3,"y":4}]}],"stimuli":[{"id":"1","name":"cup"},{"id":"2","name":"jug"}]}]}}',
  ),
  text(
    '{"participants":[{"id":"a","age":20,"responses":[{"left":"cup","right":"jug","value":4,"rt":900},{"left":"cup","right":"pan","value":2,"rt":800}]},{"id":"b","age":21,"responses":[{"left":"jug","right":"pan","value":4,"rt":900},{"left":"cup","right":"jug","value":5,"rt":800}]}]}',
  ),
  text('{"labels":["cup","jug","pan"],"matrix":[[0,1,2],[1,0,3],[2,3,0]]}'),
  text(
    '{"worker":"a","a":"cup","b":"jug","sim":3}\n{"worker":"a","a":"cup","b":"pan","sim":4}\n{"worker":"b","a":"jug","b":"pan","sim":1}\n',
  ),
];
export const rSeeds: readonly Uint8Array[] = [
  text('structure(c(12, 31, 44, 20, 35, 15), class = "dist", Labels = c("cup", "jug", "pan", "lid"), Size = 4L)'),
  text(
    'x <- structure(list(first = c("cup", "cup"), second = structure(1:2, levels = c("jug", "pan"), class = "factor"), d = c(1.5, NA)), class = "data.frame", row.names = c(NA, -2L))',
  ),
];
export const openDocumentXml =
  '<o:d><table:table table:name="A"><table:table-row><table:table-cell><text:p>first</text:p></table:table-cell><table:table-cell><text:p>second</text:p></table:table-cell><table:table-cell><text:p>d</text:p></table:table-cell></table:table-row><table:table-row table:number-rows-repeated="3"><table:table-cell><text:p>a</text:p></table:table-cell><table:table-cell><text:p>b</text:p></table:table-cell><table:table-cell office:value="1.5"/></table:table-row></table:table></o:d>';
export function openDocument(xml: string | Uint8Array): Uint8Array {
  const content = typeof xml === 'string' ? strToU8(xml) : xml;
  return zipSync({ mimetype: strToU8('application/vnd.oasis.opendocument.spreadsheet'), 'content.xml': content }, { level: 0 });
}

export const formatSeeds: readonly Uint8Array[] = [...matlabSeeds, ...spssSeeds, ...jsonSeeds, ...rSeeds, openDocument(openDocumentXml)];

export const logSeeds: readonly Uint8Array[] = [
  text('epoch,loss,mapping_loss,val_loss,val_mapping_loss\n0,9.1,0.7,8.2,0.8\n1,7.5,0.3,6.1,0.6\n1,7.4,0.3,6.0,0.6\n2,6,0.2,5.5,0.5\n'),
];

/** Paths and texts of a small study in each layout. */
export const shapesSeed: Readonly<Record<string, string>> = {
  'mds/similarities/rating_type/conceptual/item_names.csv': 'salt shaker\nbat\nowl\naxe\n',
  'ml/folds/Shapes.csv': 'images/C06I07_salt shaker.png,0\nimages/C21I03_owl.jpg,0\nimages/C21I01_bat.png,1\nimages/C25I01_axe.jpg,0\n',
  'raw_data/category_names.csv': 'C06_Geschirr,dishes\nC21_Vögel,birds\nC25_Werkzeug,tools\n',
  'mds/data_set/aggregated/similarities/visual_mean_15.csv':
    'pairID,ratings\nsalt shaker-bat,1\nsalt shaker-owl,2\nsalt shaker-axe,2.2\nbat-owl,4.8\nbat-axe,1.4\nowl-axe,1.6\n',
  'mds/data_set/spaces/coordinates/mean/2D-vectors.csv': 'axe,-1,-1\nbat,1,-1\nowl,1,1\nsalt shaker,-1,1\n',
  'mds/data_set/spaces/coordinates/mean/stress.csv': 'dim,nonmetric_stress_primary\n2,0.25\n',
  'mds/data_set/aggregated/features/all_features.csv': 'item;ratingType;FORM;LINES\nowl;attentive;0.5;-0.25\n',
};
export const nounSeed: Readonly<Record<string, string>> = {
  'mds/similarities/item_names.csv': '2001\n2002\n2003\n',
  'mds/raw_data/raw_distances.csv': 'Subject,Stimulus,2001,2002,2003\n2,2001,,,\n2,2002,300,,\n2,2003,600,900,\n',
  'mds/vectors/Kruskal/2D-vectors.csv': '2001,0,1\n2002,1,0\n2003,-1,-1\n',
  'mds/vectors/Kruskal/stress.csv': 'dim,metric_stress,nonmetric_stress_primary\n2,0.5,0.4\n',
};

export async function imageSeeds(): Promise<Uint8Array[]> {
  const svg = text(
    '<svg xmlns="http://www.w3.org/2000/svg" width="24" height="16"><defs><g id="a"><path d="M2 2L20 9"/></g></defs><rect width="24" height="16" fill="#fff"/><use href="#a" stroke="#000"/></svg>',
  );
  const picture = sharp(svg).flatten();
  const bitmap = Buffer.alloc(54 + 4 * 12 + 20, 200);
  bitmap.write('BM');
  [54, 40, 4, 4].forEach((value, i) => bitmap.writeUInt32LE(value, 10 + 4 * i));
  bitmap.writeUInt16LE(1, 26);
  bitmap.writeUInt16LE(24, 28);
  bitmap.writeUInt32LE(0, 30);
  const packed = Buffer.from(bitmap);
  packed.writeUInt16LE(8, 28);
  packed.writeUInt32LE(1, 30);
  return [
    svg,
    bitmap,
    packed,
    await picture.clone().png().toBuffer(),
    await picture.clone().jpeg().toBuffer(),
    await picture.clone().webp().toBuffer(),
    await picture.clone().tiff({ compression: 'lzw' }).toBuffer(),
    await picture.clone().gif().toBuffer(),
  ];
}

/** One sheet with these rows of XML, as Excel packs it. */
export function workbook(rows: string, parts: Readonly<Record<string, string | Uint8Array>> = {}): Uint8Array {
  const files = {
    '[Content_Types].xml': '<Types xmlns="http://schemas.openxmlformats.org/package/2006/content-types"/>',
    'xl/workbook.xml':
      '<workbook xmlns="http://schemas.openxmlformats.org/spreadsheetml/2006/main" xmlns:r="http://schemas.openxmlformats.org/officeDocument/2006/relationships"><sheets><sheet name="Ratings" sheetId="1" r:id="rId1"/></sheets></workbook>',
    'xl/_rels/workbook.xml.rels':
      '<Relationships xmlns="http://schemas.openxmlformats.org/package/2006/relationships"><Relationship Id="rId1" Type="http://schemas.openxmlformats.org/officeDocument/2006/relationships/worksheet" Target="worksheets/sheet1.xml"/></Relationships>',
    'xl/worksheets/sheet1.xml': `<worksheet xmlns="http://schemas.openxmlformats.org/spreadsheetml/2006/main"><sheetData>${rows}</sheetData></worksheet>`,
    ...parts,
  };
  return zipSync(
    Object.fromEntries(Object.entries(files).map(([name, content]) => [name, typeof content === 'string' ? strToU8(content) : content])),
  );
}

export function sheetRows(rows: readonly (readonly (string | number)[])[]): string {
  return rows
    .map((cells, i) => {
      const row = cells.map((cell, j) => {
        const address = `${String.fromCharCode(65 + j)}${i + 1}`;
        return typeof cell === 'number'
          ? `<c r="${address}"><v>${cell}</v></c>`
          : `<c r="${address}" t="inlineStr"><is><t>${cell}</t></is></c>`;
      });
      return `<row r="${i + 1}">${row.join('')}</row>`;
    })
    .join('');
}

export const workbookSeeds: readonly Uint8Array[] = [
  workbook(
    sheetRows([
      ['a', 'b', 'dissimilarity'],
      ['owl', 'axe', 1.5],
      ['owl', 'saw', 2],
      ['axe', 'saw', '2,5'],
    ]),
  ),
];

const telling = [0, 1, 9, 10, 13, 32, 34, 39, 44, 45, 46, 48, 59, 60, 62, 38, 127, 128, 255];

/** One to eight changes: bytes replaced, cut out, doubled, swapped, inserted, the end cut off, or a piece of another file put in. */
export function spoil(seeds: readonly Uint8Array[], stream: RandomStream): Uint8Array {
  let bytes = [...seeds[stream.integer(seeds.length)]!];
  for (let change = 1 + stream.integer(8); change > 0; change--) {
    const at = stream.integer(bytes.length + 1);
    const length = stream.integer(Math.max(1, Math.min(40, bytes.length - at)) + 1);
    const kind = stream.integer(8);
    if (kind === 0) bytes[Math.min(at, Math.max(0, bytes.length - 1))] = stream.integer(256);
    else if (kind === 1) bytes[Math.min(at, Math.max(0, bytes.length - 1))] = telling[stream.integer(telling.length)]!;
    else if (kind === 2) bytes.splice(at, length);
    else if (kind === 3) bytes.splice(at, 0, ...bytes.slice(at, at + length));
    else if (kind === 4) bytes = bytes.slice(0, at);
    else if (kind === 5) bytes.splice(at, 0, ...Array.from({ length }, () => stream.integer(256)));
    else if (kind === 6)
      bytes.splice(at, 0, ...Array.from({ length: 1 + stream.integer(30) }, () => telling[stream.integer(telling.length)]!));
    else {
      const other = seeds[stream.integer(seeds.length)]!;
      const from = stream.integer(other.length + 1);
      bytes.splice(at, length, ...other.slice(from, from + length));
    }
  }
  return Uint8Array.from(bytes);
}
