/** Sentences about tables and what their columns mean, in German. */
import type { Dictionary } from '../translate';

export const tables: Dictionary = {
  'Several columns of {0} hold ‘{1}’: {2}. Choose the column of the condition as well.':
    'Mehrere Spalten von {0} enthalten „{1}“: {2}. Wählen Sie auch die Spalte der Bedingung.',
  'No column of {0} holds the condition ‘{1}’. Choose the column of the condition and one of its values.':
    'Keine Spalte von {0} enthält die Bedingung „{1}“. Wählen Sie die Spalte der Bedingung und einen ihrer Werte.',
  '{0} has no rows of the condition ‘{1}’. The column ‘{2}’ holds: {3}.':
    '{0} hat keine Zeilen der Bedingung „{1}“. Die Spalte „{2}“ enthält: {3}.',
  'Row {0} of {1} names the columns again, in another order. Write the two parts into two files.':
    'Zeile {0} von {1} nennt die Spalten noch einmal, in anderer Reihenfolge. Schreiben Sie die beiden Teile in zwei Dateien.',
  '‘{0}’ says which of the two was chosen, which is no judgement of their similarity. If a third item was the one to compare with, write the chosen one and the other into columns ‘chosen’ and ‘other’ beside it.':
    '„{0}“ sagt, welcher der beiden gewählt wurde; das ist kein Urteil über ihre Ähnlichkeit. Wenn mit einem dritten verglichen wurde, schreiben Sie den gewählten und den anderen in Spalten „chosen“ und „other“ daneben.',
  '{0} has no column ‘{1}’. Its columns are: {2}{3}.': '{0} hat keine Spalte „{1}“. Die Spalten sind: {2}{3}.',
  '{0} has a header but no rows. Choose a file with at least one row.':
    '{0} hat eine Kopfzeile, aber keine Zeilen. Wählen Sie eine Datei mit mindestens einer Zeile.',
  'It is not clear what the columns of {0} hold. Choose the kind of table and its columns.':
    'Es ist nicht klar, was die Spalten von {0} enthalten. Wählen Sie die Art der Tabelle und ihre Spalten.',
  'The scale of {0} must end above its beginning, not run from {1} to {2}.':
    'Die Skala von {0} muss höher enden, als sie beginnt, und nicht von {1} bis {2} reichen.',
  'Choose the column of {0} that holds the values.': 'Wählen Sie die Spalte von {0}, in der die Werte stehen.',
  'Choose the columns of {0} that hold the names of the two items.':
    'Wählen Sie die Spalten von {0}, in denen die Namen der beiden Stimuli stehen.',
  'The headers of {0} name no pairs. Call each column after its two items, as in cup_jug, or choose another kind of table.':
    'Die Kopfzeile von {0} nennt keine Paare. Benennen Sie jede Spalte nach ihren beiden Stimuli, wie tasse_krug, oder wählen Sie eine andere Art von Tabelle.',
  'As a matrix {0} needs as many rows as columns of values, not {1} and {2}. Choose another kind of table.':
    'Als Matrix braucht {0} so viele Zeilen wie Spalten mit Werten, nicht {1} und {2}. Wählen Sie eine andere Art von Tabelle.',
  '{0} names none of its {1} rows, and the project has {2} stimuli. Put the names in the first column.':
    '{0} nennt keine ihrer {1} Zeilen beim Namen, und das Projekt hat {2} Stimuli. Schreiben Sie die Namen in die erste Spalte.',
  '{0} is half a matrix without the name of its first item. Write all names above it as well.':
    '{0} ist eine halbe Matrix ohne den Namen des ersten Stimulus. Schreiben Sie alle Namen auch darüber.',
  'only its rows name {0}': 'nur die Zeilen nennen {0}',
  'only its columns name {0}': 'nur die Spalten nennen {0}',
  'The rows and the columns of {0} name different things: {1}. Use the same names for both.':
    'Die Zeilen und die Spalten von {0} nennen Verschiedenes: {1}. Nehmen Sie für beide dieselben Namen.',
  'Choose the column of {0} that holds the names.': 'Wählen Sie die Spalte von {0}, in der die Namen stehen.',
  'Choose the columns of {0} that hold the item and its two places.':
    'Wählen Sie die Spalten von {0}, in denen der Stimulus und seine beiden Koordinaten stehen.',
  '‘{0}’ stands there twice in one arrangement; choose the column that tells arrangements apart':
    '„{0}“ steht zweimal in einer Anordnung; wählen Sie die Spalte, die Anordnungen unterscheidet',
  'An arrangement of {0} has {1} items, more than {2}. Check the columns.':
    'Eine Anordnung von {0} hat {1} Stimuli, mehr als {2}. Prüfen Sie die Spalten.',
  '‘{0}’ stands there twice': '„{0}“ steht dort zweimal',
  'a coordinate is missing': 'eine Koordinate fehlt',
  '{0} is outside the scale of {1} to {2}; change the scale, or the value':
    '{0} liegt außerhalb der Skala von {1} bis {2}; ändern Sie die Skala oder den Wert',
  'Choose the column of {0} that holds the categories.': 'Wählen Sie die Spalte von {0}, in der die Kategorien stehen.',
  '‘{0}’ belongs to ‘{1}’ here and to ‘{2}’ above; leave one out': '„{0}“ gehört hier zu „{1}“ und oben zu „{2}“; lassen Sie eines weg',
  'the name is missing': 'der Name fehlt',
  'Choose the columns of {0} that hold the three items and the odd one.':
    'Wählen Sie die Spalten von {0}, in denen die drei Stimuli und der Außenseiter stehen.',
  'Choose the columns of {0} that hold the three items.': 'Wählen Sie die Spalten von {0}, in denen die drei Stimuli stehen.',
  'Some values of {0} are percent (‘{1}’, row {2}) and others are not (‘{3}’, row {4}). Write all of them alike.':
    'Einige Werte von {0} sind Prozentwerte („{1}“, Zeile {2}), andere nicht („{3}“, Zeile {4}). Schreiben Sie alle gleich.',
  '‘{0}’ is no share of a whole, which is from 0 to 100 %': '„{0}“ ist kein Anteil eines Ganzen; der liegt zwischen 0 und 100 %',
  '‘{0}’ is not a number with a decimal point': '„{0}“ ist keine Zahl mit Dezimalpunkt',
  '‘{0}’ is not a number with a decimal comma': '„{0}“ ist keine Zahl mit Dezimalkomma',
  '{0} looks like triplets with a row for each image, but the trials of ‘{1}’ do not have three rows each. Give every trial of every person a number of its own, or add a column that says who answered.':
    '{0} sieht nach Tripeln mit einer Zeile je Bild aus, aber die Durchgänge von „{1}“ haben nicht je drei Zeilen. Geben Sie jedem Durchgang jeder Person eine eigene Nummer, oder ergänzen Sie eine Spalte, die sagt, wer geantwortet hat.',
  '‘{0}’ of {1} marks two images of a trial where one is the odd one. Mark that one only, or call the column ‘chosen’ if it marks the two that are most alike.':
    '„{0}“ von {1} markiert zwei Bilder eines Durchgangs, wo eines der Außenseiter ist. Markieren Sie nur dieses, oder nennen Sie die Spalte „chosen“, wenn sie die zwei ähnlichsten markiert.',
  '‘{0}’ of {1} names a reference in each trial and ‘{2}’ an odd one, so that it is not clear what was asked. Leave ‘{3}’ out if people chose the odd one of three; call ‘{4}’ ‘chosen’ if they chose the one more like the reference.':
    '„{0}“ von {1} nennt in jedem Durchgang einen Bezugsreiz und „{2}“ einen Außenseiter; darum ist nicht klar, wonach gefragt wurde. Lassen Sie „{3}“ weg, wenn der Außenseiter von dreien gewählt wurde; nennen Sie „{4}“ „chosen“, wenn das dem Bezugsreiz ähnlichere Bild gewählt wurde.',
  'Both ‘{0}’ and ‘{1}’ of {2} could mark the image that was chosen, and they differ. Call the one that does ‘odd’, or leave the other one out.':
    '„{0}“ und „{1}“ von {2} könnten beide das gewählte Bild markieren und unterscheiden sich. Nennen Sie die richtige Spalte „odd“, oder lassen Sie die andere weg.',
  'Each of the columns {0} could say which of ‘{1}’, ‘{2}’ and ‘{3}’ was chosen. Keep one column that names the odd one of each row.':
    'Jede der Spalten {0} könnte sagen, was von „{1}“, „{2}“ und „{3}“ gewählt wurde. Behalten Sie eine Spalte, die in jeder Zeile den Außenseiter nennt.',
  '‘{0}’ of {1} marks two images of each trial, and always the {2} one, so that it is not clear what was asked. Add a column that says which image is the ‘reference’ and mark the chosen one alone, or mark the odd one alone in a column called ‘odd’.':
    '„{0}“ von {1} markiert in jedem Durchgang zwei Bilder, und immer {2}; darum ist nicht klar, wonach gefragt wurde. Ergänzen Sie eine Spalte, die sagt, welches Bild der Bezugsreiz ist („reference“), und markieren Sie nur das gewählte, oder markieren Sie nur den Außenseiter in einer Spalte namens „odd“.',
  first: 'das erste',
  second: 'das zweite',
  third: 'das dritte',
  '{0} looks like triplets with a row for each image, and ‘{1}’ names a place (‘{2}’), but no column says where each image stood. Add a column ‘position’ with the places that ‘{3}’ names, or put the name of the chosen image into ‘{4}’.':
    '{0} sieht nach Tripeln mit einer Zeile je Bild aus, und „{1}“ nennt einen Platz („{2}“), aber keine Spalte sagt, wo jedes Bild stand. Ergänzen Sie eine Spalte „position“ mit den Plätzen, die „{3}“ nennt, oder schreiben Sie den Namen des gewählten Bildes in „{4}“.',
  '‘{0}’ names the item that is less like the reference ‘{1}’, so that the other one was chosen. Write the item that is more like it into a column ‘chosen’.':
    '„{0}“ nennt den Stimulus, der dem Bezugsreiz „{1}“ weniger ähnlich ist; gewählt wurde also der andere. Schreiben Sie den ähnlicheren in eine Spalte „chosen“.',
  'The rows name three items, ‘{0}’, but ‘{1}’ (‘{2}’) does not say which of them was chosen. Write there the item that was chosen, its place from 1 to 3, or left, middle or right; if only two of them were compared, choose the kind of table by hand.':
    'Die Zeilen nennen drei Stimuli, „{0}“, aber „{1}“ („{2}“) sagt nicht, welcher davon gewählt wurde. Schreiben Sie dort den gewählten Stimulus, seinen Platz von 1 bis 3, oder left, middle oder right; wurden nur zwei davon verglichen, wählen Sie die Art der Tabelle von Hand.',
  'Each row names three items to choose from and with ‘{0}’ a reference. A triplet has a reference and two others: write two rows for each, with the chosen item against either of those that were not chosen.':
    'Jede Zeile nennt drei Stimuli zur Wahl und mit „{0}“ einen Bezugsreiz. Ein Tripel hat einen Bezugsreiz und zwei andere: Schreiben Sie aus jeder zwei Zeilen, mit dem gewählten Stimulus gegen je einen der nicht gewählten.',
  'All answers in ‘{0}’ are 1 or 2, so that it is not clear whether the three items are counted from 0 or from 1. Write the names of the items there, or left, middle and right.':
    'Alle Antworten in „{0}“ sind 1 oder 2; es ist nicht klar, ob die drei Stimuli ab 0 oder ab 1 gezählt sind. Schreiben Sie dort die Namen der Stimuli oder links, Mitte und rechts.',
  'The columns ‘{0}’ to ‘{1}’ have the same sum, {2}, in every row: they seem to count how often each answer was given. Write the mean answer to each pair into one column, or choose by hand that each column is a rater.':
    'Die Spalten „{0}“ bis „{1}“ haben in jeder Zeile dieselbe Summe, {2}: Sie zählen wohl, wie oft jede Antwort gegeben wurde. Schreiben Sie die mittlere Antwort zu jedem Paar in eine Spalte, oder wählen Sie von Hand, dass jede Spalte eine Person ist.',
  'The columns ‘{0}’ to ‘{1}’ are called after people, and it is not clear what their numbers are. Choose the kind of table ‘features’ if each is a rating of one item; for piles or groups that people sorted the items into, write a row for each person and item with a column ‘pile’.':
    'Die Spalten „{0}“ bis „{1}“ heißen nach Personen, und es ist nicht klar, was ihre Zahlen sind. Wählen Sie die Tabellenart „Merkmale“, wenn jede Zahl ein Urteil über einen Stimulus ist; für Stapel oder Gruppen, in die Personen die Stimuli sortiert haben, schreiben Sie eine Zeile für jede Person und jeden Stimulus mit einer Spalte „Stapel“.',
  '{0} sorts {1} items by {2} people, more pairs than the program compares at once. Import a table of pairs with the number of people who put them together.':
    '{0} sortiert {1} Stimuli von {2} Personen, mehr Paare, als das Programm auf einmal vergleicht. Importieren Sie eine Tabelle der Paare mit der Zahl der Personen, die sie zusammengelegt haben.',
  'The two halves of the matrix in {0} have hardly anything to do with each other (r = {1}): one of them may hold standard deviations, or what someone else said. Leave the half empty that is not meant.':
    'Die beiden Hälften der Matrix in {0} haben kaum etwas miteinander zu tun (r = {1}): Eine enthält vielleicht Standardabweichungen oder Urteile von jemand anderem. Lassen Sie die Hälfte leer, die nicht gemeint ist.',
  '{0} has {1} names of columns and up to {2} words in a row, parted by spaces. Put names of several words into quotation marks, or save the table with commas, semicolons or tabs.':
    '{0} hat {1} Spaltennamen und bis zu {2} Wörter in einer Zeile, durch Leerzeichen getrennt. Setzen Sie Namen aus mehreren Wörtern in Anführungszeichen, oder speichern Sie die Tabelle mit Kommas, Semikolons oder Tabulatoren.',
  'Two matrices of different things stand beside each other, with ‘{0}’ and with ‘{1}’. Put each on a sheet or in a file of its own.':
    'Zwei Matrizen verschiedener Dinge stehen nebeneinander, mit „{0}“ und mit „{1}“. Setzen Sie jede auf ein eigenes Blatt oder in eine eigene Datei.',
};
