/** Sentences about stimuli and the rating study, in German. */
import type { Dictionary } from '../translate';

export const stimuli: Dictionary = {
  'There is no participant {0} in this project ({1} is missing).': 'In diesem Projekt gibt es keine Person {0} ({1} fehlt).',
  '‘{0}’ is no participant. Participants are called P01, P02 and so on.':
    '„{0}“ nimmt nicht teil. Teilnehmende heißen P01, P02 und so weiter.',
  'the answer ‘{0}’ is none of the items to choose from': 'die Antwort „{0}“ ist keiner der Stimuli, die zur Wahl standen',
  'a triplet needs three different items': 'ein Tripel braucht drei verschiedene Stimuli',
  'These stimuli take no part or have no drawing: {0}. Leave them out.':
    'Diese Stimuli nehmen nicht teil oder haben keine Zeichnung: {0}. Lassen Sie sie weg.',
  'No stimulus is marked as new, so there would be no pair to rate. Mark some, or choose all pairs.':
    'Kein Stimulus ist als neu gekennzeichnet, darum gäbe es kein Paar zu beurteilen. Kennzeichnen Sie einige, oder wählen Sie alle Paare.',
  'Triplets need at least three stimuli with drawings. Import them first, or ask for pairs.':
    'Tripel brauchen mindestens drei Stimuli mit Zeichnungen. Importieren Sie sie zuerst, oder fragen Sie nach Paaren.',
  'There is no participant {0} in this project.': 'In diesem Projekt gibt es keine Person {0}.',
  '{0} has withdrawn from the study. Start with a new participant.':
    '{0} hat die Teilnahme an der Studie zurückgezogen. Beginnen Sie mit einer neuen Person.',
  '{0} has no trial {1} in session {2}. Start the session again.':
    '{0} hat keinen Durchgang {1} in Sitzung {2}. Starten Sie die Sitzung noch einmal.',
  'The answer to trial {0} is missing. Start the session again; it goes on there.':
    'Die Antwort auf Durchgang {0} fehlt. Starten Sie die Sitzung noch einmal; sie geht dort weiter.',
  'A triplet has three drawings; {0} is none of them. Answer 1, 2 or 3.':
    'Ein Tripel hat drei Zeichnungen; {0} ist keine davon. Antworten Sie 1, 2 oder 3.',
  'The answers of {0} are damaged and can be read only once rating-study/answers/{1}.csv is put right. Start with a new participant.':
    'Die Antworten von {0} sind beschädigt und erst lesbar, wenn rating-study/answers/{1}.csv in Ordnung gebracht ist. Beginnen Sie mit einer neuen Person.',
  'Triplets need at least three stimuli with drawings. Import them first.':
    'Tripel brauchen mindestens drei Stimuli mit Zeichnungen. Importieren Sie sie zuerst.',
  'There is no triplet left for {0}: every two stimuli stood together in {1} triplets, or this participant has seen what there is. Raise the number of triplets for each pair to go on.':
    'Für {0} ist kein Tripel mehr übrig: Je zwei Stimuli standen zusammen in {1} Tripeln, oder diese Person hat alle gesehen. Erhöhen Sie die Zahl der Tripel je Paar, um weiterzumachen.',
  'A rating study needs at least two stimuli with drawings. Import them first.':
    'Eine Bewertungsstudie braucht mindestens zwei Stimuli mit Zeichnungen. Importieren Sie sie zuerst.',
  'There is no pair left for {0}: every pair has {1} ratings, or this participant has seen it. Raise the number of ratings for each pair to go on.':
    'Für {0} ist kein Paar mehr übrig: Jedes Paar hat {1} Urteile, oder diese Person hat es gesehen. Erhöhen Sie die Zahl der Urteile je Paar, um weiterzumachen.',
  'The drawing of ‘{0}’ ({1})': 'Die Zeichnung von „{0}“ ({1})',
  '{0} cannot be read as an image. Export it again.': '{0} ist nicht als Bild lesbar. Exportieren Sie sie noch einmal.',
  ' Or open the stimulus in the window: the program can mend it.':
    ' Oder öffnen Sie den Stimulus im Fenster: Das Programm kann sie ausbessern.',
  '{0} is the same file as that of ‘{1}’. Replace one of them.': '{0} ist dieselbe Datei wie die von „{1}“. Ersetzen Sie eine davon.',
  '{0} is nearly the same as that of ‘{1}’. Replace one of them.': '{0} ist fast dieselbe wie die von „{1}“. Ersetzen Sie eine davon.',
  'There is already a stimulus called ‘{0}’ ({1}). Choose another name.':
    'Es gibt schon einen Stimulus namens „{0}“ ({1}). Wählen Sie einen anderen Namen.',
  'The drawing of ‘{0}’ cannot be mended: {1}.': 'Die Zeichnung von „{0}“ lässt sich nicht ausbessern: {1}.',
  'The drawing of ‘{0}’ cannot be read: {1}.': 'Die Zeichnung von „{0}“ ist nicht lesbar: {1}.',
  'There is no file {0}. Choose an image file.': 'Es gibt keine Datei {0}. Wählen Sie eine Bilddatei.',
  '{0} is not named like an image. Choose a PNG, JPEG, SVG, WebP, GIF, TIFF or BMP file.':
    '{0} heißt nicht wie ein Bild. Wählen Sie eine Datei in PNG, JPEG, SVG, WebP, GIF, TIFF oder BMP.',
  'The file {0} cannot be read: {1}. Choose another image.': 'Die Datei {0} ist nicht lesbar: {1}. Wählen Sie ein anderes Bild.',
  'There is no stimulus ‘{0}’ in this project. It may have been removed.':
    'In diesem Projekt gibt es keinen Stimulus „{0}“. Vielleicht wurde er entfernt.',
  'There are no such triplets of ‘{0}’ in this project. They may have been removed.':
    'In diesem Projekt gibt es keine solchen Tripel von „{0}“. Vielleicht wurden sie entfernt.',
  'There are no such ratings of ‘{0}’ in this project. They may have been removed.':
    'In diesem Projekt gibt es keine solchen Urteile von „{0}“. Vielleicht wurden sie entfernt.',
  'The name is empty. Type one and try again.': 'Der Name ist leer. Geben Sie einen ein und versuchen Sie es noch einmal.',
  'The category is empty. Type one and try again.': 'Die Kategorie ist leer. Geben Sie eine ein und versuchen Sie es noch einmal.',
  'The reason is empty. Type one and try again.': 'Der Grund ist leer. Geben Sie einen ein und versuchen Sie es noch einmal.',
  'The name is longer than {0} characters. Shorten it.': 'Der Name ist länger als {0} Zeichen. Kürzen Sie ihn.',
  'The category is longer than {0} characters. Shorten it.': 'Die Kategorie ist länger als {0} Zeichen. Kürzen Sie sie.',
  'The reason is longer than {0} characters. Shorten it.': 'Der Grund ist länger als {0} Zeichen. Kürzen Sie ihn.',
  '{0} has {1} answers to trials that were never shown so, first trial {2} of session {3}. Restore the file from a backup, or take these rows out.':
    '{0} hat {1} Antworten auf Durchgänge, die so nie gezeigt wurden, zuerst Durchgang {2} in Sitzung {3}. Stellen Sie die Datei aus einer Sicherung wieder her, oder nehmen Sie diese Zeilen heraus.',
  '{0} has two answers to trial {1} of session {2}. Take one of the rows out.':
    '{0} hat zwei Antworten auf Durchgang {1} in Sitzung {2}. Nehmen Sie eine der Zeilen heraus.',
  'rating-study/study.json names new stimuli that stimuli.csv does not have: {0}. Set the rating study up again.':
    'rating-study/study.json nennt neue Stimuli, die stimuli.csv nicht hat: {0}. Richten Sie die Bewertungsstudie neu ein.',
};
