/** What is said of a table while it is imported, in German. */
import type { NamedRole } from '../../../src-main/contract/importing/column-roles';
import type { LeftOutReason, Reason, Remark, RoleReading, TableQuestion } from '../../../src-main/contract/importing/table-remarks';
import type { ImportSayings } from '../en/import-remarks';

type Say<T extends { readonly code: string }> = { readonly [Code in T['code']]: (thing: Extract<T, { readonly code: Code }>) => string };

const shown = (names: readonly string[], most = 6): string =>
  `${names
    .slice(0, most)
    .map((name) => `„${name}“`)
    .join(', ')}${names.length > most ? ' …' : ''}`;
const plain = (value: number): string => String(Number(value.toPrecision(4))).replace('.', ',');
const count = (n: number, one: string, many: string): string => `${n} ${n === 1 ? one : many}`;

const why: Readonly<Record<LeftOutReason, string>> = {
  'above-header': 'stehen über der Kopfzeile',
  comment: 'sind Kommentare',
  labels: 'enthalten Beschriftungen der Spalten',
  summary: 'enthalten Mittelwerte oder Summen',
  practice: 'sind als Übung gekennzeichnet',
  'no-pair': 'nennen keine zwei Stimuli',
  'no-items': 'enthalten keine Antworten',
  'self-pair': 'vergleichen einen Stimulus mit sich selbst',
  'other-condition': 'gehören zu einer anderen Bedingung',
  marked: 'sind als nicht zu verwenden gekennzeichnet',
  'no-answer': 'sind Ereignisse und keine Antworten',
  repeated: 'wiederholen eine andere Zeile Zelle für Zelle, auch ihre Zeit oder Nummer',
  'not-three': 'gehören zu Durchgängen ohne drei Zeilen',
};

const roles: Readonly<Record<NamedRole, string>> = {
  rater: 'Person',
  first: 'erster Stimulus',
  second: 'zweiter Stimulus',
  third: 'dritter Stimulus',
  odd: 'Antwort',
  reference: 'Referenz',
  pair: 'beide Stimuli',
  name: 'Stimulus',
  value: 'Wert',
  category: 'Kategorie',
  scale: 'Art der Beurteilung',
  condition: 'Bedingung',
  trial: 'Durchgang',
  time: 'Antwortzeit',
  validation: 'Art des Durchgangs',
  count: 'Anzahl der Urteile',
};

const reasons: Say<Reason> = {
  header: ({ word }) => `heißt „${word}“`,
  tool: ({ tool }) => `heißt in ${tool} so`,
  'short-scale': ({ low, high }) => `von ${plain(low)} bis ${plain(high)}`,
  repeats: () => 'ihre Kennungen wiederholen sich über dieselben Paare',
  'names-items': () => 'nennt die Stimuli',
  'two-items': () => 'nennt zwei Stimuli',
  counter: () => 'zählt die Zeilen',
  constant: () => 'ist immer gleich',
  milliseconds: () => 'sieht nach Millisekunden aus',
  seconds: () => 'sieht nach Sekunden aus',
  years: () => 'sieht nach Jahren aus',
  'frame-rate': () => 'sieht nach einer Bildrate aus',
  identifier: () => 'gehört zur Person',
  'beyond-scale': () => 'überschreitet jede Skala',
  'alike-in-pair': () => 'gehört zum Paar',
  'never-chosen': () => 'keiner ihrer Stimuli wird je gewählt',
  'people-apart': ({ column }) => `eine Person für jede Nummer in jedem Wert von „${column}“`,
  'by-hand': () => 'von Ihnen gewählt',
};

const remarks: Say<Remark> = {
  'unreadable-letters': () => 'Einige Buchstaben sind in dieser Kodierung nicht lesbar und erscheinen als �. Versuchen Sie eine andere.',
  'old-letters': ({ encoding, example }) =>
    `Die Buchstaben sind kein UTF-8 und werden als ${encoding} gelesen, etwa „${example}“; wählen Sie eine andere Kodierung, wenn sie falsch aussehen.`,
  'two-decimal-signs': ({ comma, point }) => `Manche Zahlen haben ein Dezimalkomma (${comma}), andere einen Dezimalpunkt (${point}).`,
  thousands: ({ cell }) => `Das Komma in ${cell} wird als Dezimalkomma gelesen; es könnte auch Tausender trennen.`,
  'thousands-read': ({ cell, value }) => `Kommas trennen Tausender: ${cell} wird als ${value} gelesen.`,
  'filled-down': ({ column, rows }) =>
    `„${column}“ steht nur in der ersten Zeile einer Gruppe, wie in verbundenen Zellen; ${rows} ${rows === 1 ? 'Zeile darunter gehört' : 'Zeilen darunter gehören'} dazu.`,
  'unnamed-rater': ({ count: n, row }) =>
    `${n} ${n === 1 ? 'Urteil nennt' : 'Urteile nennen'} keine Person (Zeile ${row}); sie gelten als die einer weiteren Person.`,
  'uneven-rows': ({ row, cells, width, count: n }) => `Zeile ${row} hat ${cells} Zellen, andere haben ${width}; ${n} solche Zeilen.`,
  'text-numbers': ({ cell }) => `Manche Zahlen sind als Text mit Dezimalkomma gespeichert (${cell}) und werden als Zahlen gelesen.`,
  'other-sheets': ({ taken, others }) => `„${taken}“ wird gelesen; die Datei enthält außerdem ${shown(others)}.`,
  'sheets-joined': ({ sheets }) =>
    `Die Blätter ${shown(sheets)} enthalten dieselbe Tabelle und werden zusammen gelesen, mit dem Namen des Blatts in jeder Zeile.`,
  'rows-left-out': ({ why: reason, count: n, rows }) =>
    `${count(n, 'Zeile wird', 'Zeilen werden')} weggelassen; sie ${n === 1 ? singular[reason] : why[reason]} (Zeile ${rows.join(', ')}${n > rows.length ? ' …' : ''}).`,
  'columns-left-out': ({ headers }) => `Weggelassen: ${headers.length === 1 ? 'die Spalte' : 'die Spalten'} ${shown(headers, 12)}.`,
  'taken-as-missing': ({ texts, count: n }) => `${count(n, 'Wert gilt', 'Werte gelten')} als fehlend: ${shown(texts)}.`,
  'leading-numbers': ({ example, value, count: n }) =>
    `${count(n, 'Antwort hat', 'Antworten haben')} Wörter neben der Zahl; „${example}“ wird als ${plain(value)} gelesen.`,
  'percent-signs': ({ example, value, count: n, isShare }) =>
    `${count(n, 'Wert hat', 'Werte haben')} ein Prozentzeichen; „${example}“ wird als ${plain(value)} gelesen${isShare ? ', auf einer Skala von 0 bis 100' : ''}.`,
  'trials-joined': ({ trials, image, flag, means }) => {
    const marked = {
      odd: `das von „${flag}“ markierte Bild ist der Außenseiter`,
      alike: `von den zweien, die „${flag}“ als ähnlichste markiert, ist das dritte der Außenseiter`,
      chosen: `das von „${flag}“ markierte Bild ist dem Bezugsreiz ähnlicher`,
    }[means];
    return `Drei Zeilen eines Durchgangs ergeben ein Tripel, zusammen ${trials}: „${image}“ nennt die Bilder, und ${marked}.`;
  },
  'key-codes': ({ column, example, value }) => `„${column}“ enthält Codes von Tasten; ${example} wird als Taste ${value} gelesen.`,
  'triples-split': ({ column, example }) =>
    `„${column}“ enthält drei Stimuli in jeder Zelle, etwa „${example}“; sie werden als erster, zweiter und dritter gelesen.`,
  'places-unfolded': ({ example, items }) => `Jede Zeile enthält die Orte von ${items} Stimuli, etwa „${example}“.`,
  'piles-compared': ({ items, people, column }) =>
    `„${column}“ sagt, was ${count(people, 'Person', 'Personen')} zusammengelegt ${people === 1 ? 'hat' : 'haben'}: Zwei der ${items} Stimuli haben 1, wo sie beieinander liegen, sonst 0.`,
  'confusions-counted': ({ shown: what, taken, items }) =>
    `„${taken}“ gilt als Antwort auf „${what}“: Wie oft einer der ${items} Stimuli für einen anderen gehalten wurde, als Anteil seiner Durchgänge, ist ihre Ähnlichkeit.`,
  'halves-joined': ({ pairs, item }) => `Zwei Zeilen bilden ein Paar, ${pairs} insgesamt: „${item}“ nennt seine Stimuli.`,
  'headers-joined': ({ example }) => `Die Kopfzeile besteht aus zwei Zeilen, die zusammen gelesen werden, etwa „${example}“.`,
  'names-dates': ({ names }) =>
    `Diese Namen sehen aus wie Daten, die eine Tabellenkalkulation aus etwas anderem gemacht hat: ${shown(names, 8)}.`,
  'names-joined': ({ name, other, count: n }) =>
    `${count(n, 'Name gilt', 'Namen gelten')} als derselbe wie ein anderer, der sich nur in Leerzeichen oder in der Speicherung der Buchstaben unterscheidet: „${other}“ ist „${name}“.`,
  'differs-in-trials': ({ headers }) =>
    `Beim Zusammenfassen der Zeilen eines Durchgangs weggelassen, weil sie darin verschieden sind: ${shown(headers, 12)}.`,
  'names-shortened': ({ example, short, count: n }) =>
    `${count(n, 'Name wird', 'Namen werden')} ohne Ordner und Endung genommen: „${example}“ ist „${short}“.`,
  'names-alike': ({ names }) => `Namen, die sich wenig unterscheiden, bleiben getrennt: ${shown(names, 12)}.`,
  'both-orders': ({ pairs, differing }) =>
    `${count(pairs, 'Paar steht', 'Paare stehen')} in beiden Reihenfolgen in der Tabelle${differing > 0 ? `, ${differing} davon mit verschiedenen Werten` : ''}; beide zählen für dasselbe Paar, als Mittelwert.`,
  'repeated-pairs': ({ pairs, rows }) =>
    `${count(pairs, 'Paar hat', 'Paare haben')} mehrere Zeilen (zusammen ${rows}); der Mittelwert wird genommen.`,
  'repeated-columns': ({ columns, pairs }) =>
    `${columns} Spalten nennen ${count(pairs, 'Paar', 'Paare')}: Manche Paare stehen in mehreren Spalten, vielleicht aus zwei Bedingungen, und alle zählen.`,
  asymmetric: ({ pairs, by }) =>
    `${count(pairs, 'Paar hat', 'Paare haben')} über der Diagonale einen anderen Wert als darunter, bis zu ${plain(by)} Unterschied; der Mittelwert wird genommen.`,
  'other-column-order': () => 'Die Spalten stehen in anderer Reihenfolge als die Zeilen; sie werden nach Namen zugeordnet.',
  triangle: () => 'Eine Hälfte der Matrix ist gegeben; sie steht auch für die andere.',
  'own-distance': ({ name, value, count: n }) =>
    `„${name}“ unterscheidet sich von sich selbst um ${plain(value)}${n > 1 ? `, ${n - 1} weitere ebenso` : ''}; die Diagonale wird nicht verwendet. Sind es Ähnlichkeiten?`,
  'below-zero': ({ lowest, count: n }) =>
    `${count(n, 'Wert liegt', 'Werte liegen')} unter 0, was keine Unähnlichkeit kann; alle werden um ${plain(-lowest)} verschoben, sodass der niedrigste, ${plain(lowest)}, zu 0 wird.`,
  'meaning-assumed': ({ meaning }) =>
    `Nichts in der Datei sagt, ob hohe Werte ähnlich oder verschieden bedeuten; ${meaning === 'similarity' ? 'Ähnlichkeit' : 'Unähnlichkeit'} wird angenommen.`,
  'people-joined': ({ place, rater: who }) =>
    `„${who}“ zählt für jeden Wert von „${place}“ neu: Dieselbe Nummer in zweien davon gilt als zwei Personen.`,
  'out-of': ({ column, example, whole }) => `„${column}“ enthält Antworten von ${whole}, etwa „${example}“; die erste Zahl wird gelesen.`,
  shares: ({ column, total }) => `„${column}“ zählt von „${total}“, was sich von Zeile zu Zeile unterscheidet; der Anteil wird gelesen.`,
  'codes-unmet': ({ codes }) =>
    `${shown(codes)} ${codes.length === 1 ? 'soll' : 'sollen'} eine Antwort oder eine fehlende sein, ${codes.length === 1 ? 'steht' : 'stehen'} aber nirgends unter den Werten.`,
  marks: ({ column, values }) =>
    `Zeilen, die „${column}“ mit ${shown(values.map((value) => value || ' '))} kennzeichnet, werden nicht verwendet.`,
  'meaning-by-ends': ({ meaning, text }) =>
    `Nach den Wörtern an den Enden der Skala bedeuten hohe Werte von „${text}“ ${meaning === 'similarity' ? 'ähnlich' : 'verschieden'}.`,
  'meaning-by-own': ({ meaning, value, count: n }) =>
    `${count(n, 'Zeile vergleicht', 'Zeilen vergleichen')} einen Stimulus mit sich selbst und ${n === 1 ? 'hat' : 'haben'} ${meaning === 'similarity' ? 'hohe' : 'niedrige'} Werte (etwa ${plain(value)}): Hohe Werte bedeuten ${meaning === 'similarity' ? 'ähnlich' : 'verschieden'}.`,
  'matrix-without-names': ({ first, last }) =>
    `Die Matrix hat keine Namen; ihre Zeilen gelten als die Stimuli in der Reihenfolge des Projekts, von „${first}“ bis „${last}“.`,
  'numbered-matrix': ({ items }) => `Die Matrix hat keine Namen; ihre ${items} Stimuli werden nummeriert.`,
  condition: ({ column, values }) => `„${column}“ gilt als Bedingung, mit ${shown(values)}; alle werden zusammen verwendet.`,
  'raters-by-file': ({ files }) => `${files} Dateien einzelner Personen: Jede zählt als eine Person, mit gleichem Gewicht.`,
  rescaled: ({ files }) => `Die Werte von ${files} Dateien werden auf einen Bereich gebracht: Jede wird durch ihren größten Wert geteilt.`,
  arrangements: ({ trials, raters }) =>
    `${count(trials, 'Anordnung', 'Anordnungen')} von ${count(raters, 'Person', 'Personen')}; Abstände auf dem Bildschirm zählen nach ihrem Gewicht, die einer Person haben das quadratische Mittel 1.`,
  'unusable-triplets': ({ count: n, row }) =>
    `${count(n, 'Tripel ist', 'Tripel sind')} nicht verwendbar: Die Antwort ist keiner der Stimuli, oder zwei davon sind gleich (Zeile ${row}).`,
  'chosen-odd': ({ column }) => `„${column}“ nennt den unpassenden Stimulus.`,
  'labels-used': ({ column, example }) => `Die Zahlen von „${column}“ werden als das gelesen, wofür sie stehen, etwa „${example}“.`,
};

const singular: Readonly<Record<LeftOutReason, string>> = {
  'above-header': 'steht über der Kopfzeile',
  comment: 'ist ein Kommentar',
  labels: 'enthält Beschriftungen der Spalten',
  summary: 'enthält Mittelwerte oder Summen',
  practice: 'ist als Übung gekennzeichnet',
  'no-pair': 'nennt keine zwei Stimuli',
  'no-items': 'enthält keine Antworten',
  'self-pair': 'vergleicht einen Stimulus mit sich selbst',
  'other-condition': 'gehört zu einer anderen Bedingung',
  marked: 'ist als nicht zu verwenden gekennzeichnet',
  'no-answer': 'ist ein Ereignis und keine Antwort',
  repeated: 'wiederholt eine andere Zeile Zelle für Zelle, auch ihre Zeit oder Nummer',
  'not-three': 'gehört zu einem Durchgang ohne drei Zeilen',
};

function sayReason(reason: Reason): string {
  return (reasons[reason.code] as (thing: Reason) => string)(reason);
}

function sayRole({ role, headers, columns, reasons: list }: RoleReading): string {
  const names = headers.map((header, i) => (header === '' ? `Spalte ${columns[i]! + 1}` : `„${header}“`));
  const said = list.map(sayReason);
  return `${roles[role]}: ${names.length > 6 ? `${names.slice(0, 5).join(', ')} und ${names.length - 5} weitere` : names.join(', ')}${said.length > 0 ? ` (${said.join(', ')})` : ''}`;
}

function sayQuestion(question: TableQuestion): string {
  switch (question.code) {
    case 'which-column':
      return question.candidates.length === 1 && question.canBeNone
        ? `Enthält diese Spalte: ${roles[question.role]}?`
        : `Welche Spalte enthält: ${roles[question.role]}?`;
    case 'which-rows': {
      const { by, header, values } = question;
      return {
        questions: `„${header}“ enthält mehrere Fragen oder Aufgaben (${shown(values)}), deren Antworten nicht gemischt werden dürfen.`,
        mark: `„${header}“ kennzeichnet vielleicht Zeilen, die nicht zu verwenden sind (${shown(values.map((value) => value || ' '))}).`,
        events: `„${header}“ enthält mehrere Arten von Ereignissen (${shown(values)}). Welche davon sind die Urteile?`,
      }[by];
    }
    case 'missing-codes':
      return `Das sieht nach Kennungen für fehlende Antworten aus: ${question.codes.map(({ text, count: n }) => `${text} (${n}-mal)`).join(', ')}.`;
    case 'words':
      return `Die Antworten in „${question.column}“ sind Wörter. Für welche Zahl steht jedes?`;
    case 'key-codes':
      return `Die Antworten in „${question.column}“ reichen von ${question.low} bis ${question.high}. Sind es Antworten oder Codes von Tasten?`;
    case 'two-scales': {
      const {
        short: [low, high],
        long: [least, most],
        examples: [one, other],
      } = question;
      return `Es scheinen zwei Skalen zu sein: Manche Antworten reichen von ${plain(low)} bis ${plain(high)} („${one}“), andere von ${plain(least)} bis ${plain(most)} („${other}“). Sind alle auf einer Skala?`;
    }
    case 'direction': {
      const { by, text, looksLike } = question;
      return {
        header: `„${text}“ sagt nicht klar, ob hohe Werte ähnlich oder verschieden bedeuten.`,
        'self-pairs': `„${text}“ sagt ${looksLike === 'dissimilarity' ? 'Ähnlichkeit' : 'Unähnlichkeit'}, aber was Dinge zu sich selbst haben, sind die ${looksLike === 'dissimilarity' ? 'niedrigsten' : 'höchsten'} Werte, wie bei ${looksLike === 'dissimilarity' ? 'Unähnlichkeiten' : 'Ähnlichkeiten'}.`,
        'two-values': `Die Antworten in „${text}“ sind 0 und 1. Bedeutet 1 ähnlich oder verschieden?`,
        'unknown-word': `Bedeuten hohe Werte von „${text}“ ähnlich oder verschieden?`,
      }[by];
    }
    case 'meaning': {
      const { by, looksLike, within, between, example } = question;
      const [alike, others] =
        by === 'categories'
          ? ['Dinge einer Kategorie', 'Dinge verschiedener Kategorien']
          : ['Dinge, die zu allen anderen gleich stehen,', 'Dinge, die das nicht tun,'];
      const [size, opposite] = looksLike === 'similarity' ? ['hohe', 'niedrige'] : ['niedrige', 'hohe'];
      return `${alike} haben ${size} Werte (im Mittel ${plain(within)}, zum Beispiel ${shown(example)}), ${others} ${opposite} (${plain(between)}): Das sieht nach ${looksLike === 'similarity' ? 'Ähnlichkeiten' : 'Unähnlichkeiten'} aus.`;
    }
    default:
      return question satisfies never;
  }
}

export const importSayingsDe: ImportSayings = {
  remark: (remark) => (remarks[remark.code] as (thing: Remark) => string)(remark),
  reason: sayReason,
  role: sayRole,
  question: sayQuestion,
  leftOut: {
    'above-header': 'über der Kopfzeile',
    comment: 'Kommentar',
    labels: 'Beschriftung',
    summary: 'Mittelwert oder Summe',
    practice: 'Übung',
    'no-pair': 'keine zwei Stimuli',
    'no-items': 'keine Antworten',
    'self-pair': 'Stimulus mit sich selbst',
    'other-condition': 'andere Bedingung',
    marked: 'als nicht zu verwenden gekennzeichnet',
    'no-answer': 'Ereignis',
    repeated: 'wiederholte Zeile',
    'not-three': 'Durchgang ohne drei Zeilen',
  },
};
