/** Sentences about undefined, in German. */
import type { Dictionary } from '../translate';

export const imports: Dictionary = {
  '{0} is missing, so there are no single judgements.': '{0} fehlt, darum gibt es keine einzelnen Urteile.',
  '{0} names no items: neither {1} nor {2} nor any file of coordinates is there. Choose the folder data/NOUN of the study.':
    '{0} nennt keine Stimuli: Weder {1} noch {2} noch eine Datei mit Koordinaten ist da. Wählen Sie den Ordner data/NOUN der Studie.',
  '{0} names ‘{1}’, which {2} does not have. Correct one of the two files.':
    '{0} nennt „{1}“, was {2} nicht hat. Berichtigen Sie eine der beiden Dateien.',
  '{0} has neither judgements nor coordinates of a space, so there is nothing to learn from. Choose the folder data/NOUN of the study.':
    '{0} hat weder Urteile noch Koordinaten eines Raums, darum gibt es nichts zu lernen. Wählen Sie den Ordner data/NOUN der Studie.',
  'The items have no categories; their folds follow their order.':
    'Die Stimuli haben keine Kategorien; ihre Teile folgen ihrer Reihenfolge.',
  '{0} must begin with the columns Subject, Stimulus and one for each item; it has: {1}.':
    '{0} muss mit den Spalten Subject, Stimulus und einer je Stimulus beginnen; die Datei hat: {1}.',
  'a distance cannot be {0}': 'ein Abstand kann nicht {0} sein',
  'Neither {0} nor {1} is there, so no space can be computed anew.': 'Weder {0} noch {1} ist da, darum lässt sich kein Raum neu berechnen.',
  '{0} needs the columns pairID and ratings and has: {1}.': '{0} braucht die Spalten pairID und ratings und hat: {1}.',
  'the mean rating must be from 1 to {0}, not {1}': 'das mittlere Urteil muss zwischen 1 und {0} liegen, nicht bei {1}',
  'the pair ‘{0}’ stands there twice': 'das Paar „{0}“ steht dort zweimal',
  '{0} has {1} pairs, but {2} items make {3}. Add the missing rows, or remove the file.':
    '{0} hat {1} Paare, aber {2} Stimuli ergeben {3}. Ergänzen Sie die fehlenden Zeilen, oder entfernen Sie die Datei.',
  '{0} has {1} rows, but there are {2} items. It needs one row and one column for each.':
    '{0} hat {1} Zeilen, aber es gibt {2} Stimuli. Gebraucht wird je Stimulus eine Zeile und eine Spalte.',
  'it has {0} cells instead of {1}': 'sie hat {0} Zellen statt {1}',
  'the dissimilarity of an item with itself must be 0, not {0}': 'die Unähnlichkeit eines Stimulus mit sich selbst muss 0 sein, nicht {0}',
  'column {0} differs from its mirror image': 'Spalte {0} unterscheidet sich von ihrem Spiegelbild',
  'column {0} is negative': 'Spalte {0} ist negativ',
  '‘{0}’ is not a pair of two items': '„{0}“ ist kein Paar zweier Stimuli',
  '{0} holds no coordinates, so the published spaces are not imported.':
    '{0} enthält keine Koordinaten, darum werden die veröffentlichten Räume nicht importiert.',
  '{0} is missing, so the stress of the space ‘{1}’ is not known.': '{0} fehlt, darum ist der Stress des Raums „{1}“ nicht bekannt.',
  "{0} names ‘{1}’, which is not one of the study's items. Correct the name.":
    '{0} nennt „{1}“, was kein Stimulus der Studie ist. Berichtigen Sie den Namen.',
  '{0} has no coordinates for ‘{1}’. Add its row, or remove the file.':
    '{0} hat keine Koordinaten für „{1}“. Ergänzen Sie die Zeile, oder entfernen Sie die Datei.',
  '{0} gives {1} coordinates for ‘{2}’, but by its name it should be {3}.':
    '{0} nennt {1} Koordinaten für „{2}“, aber dem Namen nach sollten es {3} sein.',
  '‘{0}’ is not a name': '„{0}“ ist kein Name',
  'the item ‘{0}’ stands there twice': 'der Stimulus „{0}“ steht dort zweimal',
  '‘{0}’ is not an image name like C21I07_parrot.png': '„{0}“ ist kein Bildname wie C21I07_parrot.png',
  'the fold must be 0 to 4, not ‘{0}’': 'der Teil muss 0 bis 4 sein, nicht „{0}“',
  'the item {0} stands there twice': 'der Stimulus {0} steht dort zweimal',
  'it must read like C21_Vögel,birds': 'es muss lauten wie C21_Vögel,birds',
  '{0} must have the columns item;ratingType;FORM;LINES;… and has: {1}.':
    '{0} muss die Spalten item;ratingType;FORM;LINES;… haben und hat: {1}.',
  '{0} needs the columns dim and nonmetric_stress_primary and has: {1}.':
    '{0} braucht die Spalten dim und nonmetric_stress_primary und hat: {1}.',
  "‘{0}’ is not one of the study's items": '„{0}“ ist kein Stimulus der Studie',
  '{0} is missing, so the stimuli have no rated features.': '{0} fehlt, darum haben die Stimuli keine beurteilten Merkmale.',
  '{0} has neither similarity ratings nor coordinates of a space, so there is nothing to learn from. Choose the folder data/Shapes of the study.':
    '{0} hat weder Ähnlichkeitsurteile noch Koordinaten eines Raums, darum gibt es nichts zu lernen. Wählen Sie den Ordner data/Shapes der Studie.',
  "The folder {0} does not exist. Check the path and choose the study's folder again.":
    'Den Ordner {0} gibt es nicht. Prüfen Sie den Pfad und wählen Sie den Ordner der Studie noch einmal.',
  "{0} is a file. Choose the folder that holds the study's data.": '{0} ist eine Datei. Wählen Sie den Ordner mit den Daten der Studie.',
  "{0} is not laid out like the study's data: neither {1} nor {2} nor any file in {3} is there. Choose the folder data/Shapes of the study.":
    '{0} ist nicht aufgebaut wie die Daten der Studie: Weder {1} noch {2} noch eine Datei in {3} ist da. Wählen Sie den Ordner data/Shapes der Studie.',
  '{0} has no image for {1}. Add these rows, or remove the file.':
    '{0} hat kein Bild für {1}. Ergänzen Sie diese Zeilen, oder entfernen Sie die Datei.',
  '{0} is missing, so ids are made from the names of the items.': '{0} fehlt, darum werden Kennungen aus den Namen der Stimuli gebildet.',
  '{0} is missing, so categories go by their code or common name.':
    '{0} fehlt, darum heißen Kategorien nach ihrem Code oder dem gemeinsamen Namen.',
  '{0} is not a training log: it has no column ‘{1}’. Choose the files that end in _log.csv.':
    '{0} ist kein Trainingsprotokoll: Die Spalte „{1}“ fehlt. Wählen Sie die Dateien, die auf _log.csv enden.',
  '{0} is not the number of an epoch': '{0} ist keine Nummer einer Epoche',
  '{0} has no epochs. Choose a log with at least one row.': '{0} hat keine Epochen. Wählen Sie ein Protokoll mit mindestens einer Zeile.',
  '{0} to {1}': '{0} bis {1}',
  '{0} has ratings of another scale ({1}) than the other files ({2}). Bring all to one scale, or leave some out.':
    '{0} hat Urteile auf einer anderen Skala ({1}) als die anderen Dateien ({2}). Bringen Sie alle auf eine Skala, oder lassen Sie einige weg.',
  '{0} have ratings of another scale ({1}) than the other files ({2}). Bring all to one scale, or leave some out.':
    '{0} haben Urteile auf einer anderen Skala ({1}) als die anderen Dateien ({2}). Bringen Sie alle auf eine Skala, oder lassen Sie einige weg.',
  '{0} cannot be read: {1}. It is left out.': '{0} ist nicht lesbar: {1}. Die Datei wird weggelassen.',
  'The import cannot be carried out.': 'Der Import lässt sich nicht ausführen.',
  'Say in which folder the new project is to be made.': 'Sagen Sie, in welchem Ordner das neue Projekt entstehen soll.',
  '{0} cannot be read: {1}.': '{0} ist nicht lesbar: {1}.',
  'imported from {0}': 'importiert aus {0}',
  '{0} holds no images (PNG, JPEG, TIFF, SVG, WebP, BMP). Choose another folder.':
    '{0} enthält keine Bilder (PNG, JPEG, TIFF, SVG, WebP, BMP). Wählen Sie einen anderen Ordner.',
  'These are {0} images, more than {1} stimuli. Sketch collections are added on the Corpora screen.':
    'Das sind {0} Bilder, mehr als {1} Stimuli. Skizzensammlungen fügt man unter Korpora hinzu.',
  'What was dropped': 'Das Abgelegte',
  '{0} is neither a file nor a folder. Choose another one.': '{0} ist weder Datei noch Ordner. Wählen Sie etwas anderes.',
  '{0} does not exist. Check the path and choose it again.': '{0} gibt es nicht. Prüfen Sie den Pfad und wählen Sie noch einmal.',
  '{0} is no longer there. Choose it again.': '{0} ist nicht mehr da. Wählen Sie noch einmal.',
  '{0} is a folder, but a file is needed. Choose the file in it.':
    '{0} ist ein Ordner, gebraucht wird aber eine Datei. Wählen Sie die Datei darin.',
  '{0} is not an ordinary file. Choose another one.': '{0} ist keine gewöhnliche Datei. Wählen Sie eine andere.',
  '{0} is larger than {1} MB. Make it smaller.': '{0} ist größer als {1} MB. Verkleinern Sie die Datei.',
  '{0} holds more than {1} files. Choose the folder with the stimuli; sketch collections are added as corpora.':
    '{0} enthält mehr als {1} Dateien. Wählen Sie den Ordner mit den Stimuli; Skizzensammlungen fügt man als Korpora hinzu.',
  '{0} has {1} columns of coordinates; a space has at most 10 dimensions. Choose fewer columns.':
    '{0} hat {1} Spalten mit Koordinaten; ein Raum hat höchstens 10 Dimensionen. Wählen Sie weniger Spalten.',
  '{0} gives places for ‘{1}’ and ‘{2}’, which are the same stimulus. Leave one out under Names.':
    '{0} nennt Plätze für „{1}“ und „{2}“, die derselbe Stimulus sind. Lassen Sie unter Namen einen davon weg.',
  '{0} gives places for fewer than two stimuli. Check the names.': '{0} nennt Plätze für weniger als zwei Stimuli. Prüfen Sie die Namen.',
  'No training log was found. Choose the files that end in _log.csv.':
    'Es wurde kein Trainingsprotokoll gefunden. Wählen Sie die Dateien, die auf _log.csv enden.',
  'There are no training logs: files whose names end in _f0_log.csv, one for each fold. Choose their folder.':
    'Es gibt keine Trainingsprotokolle: Dateien, deren Namen auf _f0_log.csv enden, eine je Teil. Wählen Sie ihren Ordner.',
  'These are {0} logs, more than {1}. Choose a folder with fewer.':
    'Das sind {0} Protokolle, mehr als {1}. Wählen Sie einen Ordner mit weniger.',
  'The name {0} does not say the fold, as in mine_f0_log.csv. Rename the file.':
    'Der Name {0} nennt den Teil nicht, wie in meine_f0_log.csv. Benennen Sie die Datei um.',
  'More than {0} files were dropped at once. Put them into a folder and give its path.':
    'Mehr als {0} Dateien wurden auf einmal abgelegt. Legen Sie sie in einen Ordner und geben Sie dessen Pfad an.',
  '{0} is larger than {1} MB and was not taken. Make it smaller.':
    '{0} ist größer als {1} MB und wurde nicht genommen. Verkleinern Sie die Datei.',
  'The dropped files are larger than {0} GB together. Give the path of their folder instead.':
    'Die abgelegten Dateien sind zusammen größer als {0} GB. Geben Sie stattdessen den Pfad ihres Ordners an.',
  'A dropped file has no name that can be used. Rename it and drop it again.':
    'Eine abgelegte Datei hat keinen brauchbaren Namen. Benennen Sie sie um und legen Sie sie noch einmal ab.',
  'The dropped files are no longer there. Drop them again.': 'Die abgelegten Dateien sind nicht mehr da. Legen Sie sie noch einmal ab.',
  '{0} cannot be shown: {1}.': '{0} kann nicht gezeigt werden: {1}.',
  'it cannot be drawn': 'es lässt sich nicht zeichnen',
  'Say --rescale to bring all files to one range.': '--rescale bringt alle Dateien auf einen Bereich.',
  'Say --meaning similarity or --meaning dissimilarity for all files.':
    '--meaning similarity oder --meaning dissimilarity legt es für alle Dateien fest.',
  '{0} has values of another scale (up to {1}) than the other files (up to {2}). Leave it out, or bring all files to one range.':
    '{0} hat Werte auf einer anderen Skala (bis {1}) als die anderen Dateien (bis {2}). Lassen Sie die Datei weg, oder bringen Sie alle Dateien auf einen Bereich.',
  '{0} have values of another scale (up to {1}) than the other files (up to {2}). Leave it out, or bring all files to one range.':
    '{0} haben Werte auf einer anderen Skala (bis {1}) als die anderen Dateien (bis {2}). Lassen Sie sie weg, oder bringen Sie alle Dateien auf einen Bereich.',
  '{0} is read as similarities, the other files as dissimilarities. Choose one meaning for all, or import them apart.':
    '{0} wird als Ähnlichkeiten gelesen, die anderen Dateien als Unähnlichkeiten. Wählen Sie eine Bedeutung für alle, oder importieren Sie getrennt.',
  '{0} is read as dissimilarities, the other files as similarities. Choose one meaning for all, or import them apart.':
    '{0} wird als Unähnlichkeiten gelesen, die anderen Dateien als Ähnlichkeiten. Wählen Sie eine Bedeutung für alle, oder importieren Sie getrennt.',
  '{0} are read as similarities, the other files as dissimilarities. Choose one meaning for all, or import them apart.':
    '{0} werden als Ähnlichkeiten gelesen, die anderen Dateien als Unähnlichkeiten. Wählen Sie eine Bedeutung für alle, oder importieren Sie getrennt.',
  '{0} are read as dissimilarities, the other files as similarities. Choose one meaning for all, or import them apart.':
    '{0} werden als Unähnlichkeiten gelesen, die anderen Dateien als Ähnlichkeiten. Wählen Sie eine Bedeutung für alle, oder importieren Sie getrennt.',
  '{0} holds no table. Choose one file ({1}).': '{0} enthält keine Tabelle. Wählen Sie eine Datei ({1}).',
  '{0} holds {1} tables. Choose one file ({2}).': '{0} enthält {1} Tabellen. Wählen Sie eine Datei ({2}).',
  'A file was sent without its name. Drop it again.': 'Eine Datei kam ohne ihren Namen an. Legen Sie sie noch einmal ab.',
  '{0} has {1} different names, more than the {2} that can be told apart as stimuli. Choose the column that names the stimuli, or keep only their rows.':
    '{0} hat {1} verschiedene Namen, mehr als die {2}, die als Stimuli unterschieden werden können. Wählen Sie die Spalte mit den Stimuli, oder behalten Sie nur deren Zeilen.',
  'There is nothing to import yet. Add images or a table.': 'Noch gibt es nichts zu importieren. Fügen Sie Bilder oder eine Tabelle hinzu.',
  'The project has a computed space ‘{0}’ already. Give the imported one another name.':
    'Das Projekt hat schon einen berechneten Raum „{0}“. Geben Sie dem importierten einen anderen Namen.',
  '{0} names found no stimulus, among them {1}; their rows are left out unless you choose one.':
    'Zu {0} Namen fand sich kein Stimulus, darunter {1}; ihre Zeilen werden weggelassen, wenn Sie keinen wählen.',
  'Nothing was worked out.': 'Es kam kein Ergebnis heraus.',
  'The import cannot be worked out: {0}. Import fewer tables at once.':
    'Der Import lässt sich nicht ausarbeiten: {0}. Importieren Sie weniger Tabellen auf einmal.',
  '{0} cannot be read: {1}. Save it as CSV with only the rows and columns that are needed, and try again.':
    '{0} ist nicht lesbar: {1}. Speichern Sie nur die gebrauchten Zeilen und Spalten als CSV und versuchen Sie es noch einmal.',
  'running it on one image takes longer than {0} seconds': 'es braucht für ein Bild länger als {0} Sekunden',
  'it takes more memory than this computer can give it': 'es braucht mehr Speicher, als dieser Rechner geben kann',
  'the process that tried it did not come back ({0})': 'der Prozess, der es versuchte, kam nicht zurück ({0})',
  'The network {0} cannot be used: {1}. Choose another network.': 'Das Netz {0} ist nicht verwendbar: {1}. Wählen Sie ein anderes Netz.',
  '{0} is not a file. Choose an ONNX file.': '{0} ist keine Datei. Wählen Sie eine ONNX-Datei.',
  'The network file {0} cannot be opened. Choose the file again.':
    'Die Netzdatei {0} lässt sich nicht öffnen. Wählen Sie die Datei noch einmal.',
  '{0} cannot be read: {1}. Keep only the rows and columns that are needed, and try again.':
    '{0} ist nicht lesbar: {1}. Behalten Sie nur die Zeilen und Spalten, die gebraucht werden, und versuchen Sie es noch einmal.',
  'reading it takes longer than {0} seconds': 'das Lesen dauert länger als {0} Sekunden',
  'reading it takes too much memory': 'das Lesen braucht zu viel Speicher',
  'the process that read it was ended ({0})': 'der Prozess, der sie las, wurde beendet ({0})',
  'The study in {0} has {1} items, more than the {2} that can be imported. Take out those that are not needed.':
    'Die Studie in {0} hat {1} Stimuli, mehr als die {2}, die sich importieren lassen. Nehmen Sie heraus, was nicht gebraucht wird.',
  'There is no file {0}. Check its name and folder.': 'Es gibt keine Datei {0}. Prüfen Sie Namen und Ordner.',
};
