/** Sentences about corpora, in German. */
import type { Dictionary } from '../translate';

export const corpora: Dictionary = {
  'The folder {0} of the corpus ‘{1}’ is missing. Put it back, say where it is now, or remove the corpus.':
    'Der Ordner {0} des Korpus „{1}“ fehlt. Legen Sie ihn zurück, sagen Sie, wo er jetzt ist, oder entfernen Sie das Korpus.',
  'The file {0} of the corpus ‘{1}’ changed. Read it in again.': 'Die Datei {0} des Korpus „{1}“ hat sich geändert. Lesen Sie sie neu ein.',
  '{0} images of the corpus ‘{1}’ are missing in {2}: {3}. Put them back, or read the corpus in again.':
    '{0} Bilder des Korpus „{1}“ fehlen in {2}: {3}. Legen Sie sie zurück, oder lesen Sie das Korpus neu ein.',
  '{0} images lie in {1} that ‘{2}’ does not have yet: {3}. Read it in again.':
    '{0} Bilder liegen in {1}, die „{2}“ noch nicht hat: {3}. Lesen Sie es neu ein.',
  '{0} and {1} more': '{0} und {1} weitere',
  'The image {0}/{1} changed since ‘{2}’ was read in. Read the corpus in again.':
    'Das Bild {0}/{1} hat sich geändert, seit „{2}“ eingelesen wurde. Lesen Sie das Korpus neu ein.',
  '{0} holds more than {1} drawings. Choose a folder with fewer, or say how many of each class to take.':
    '{0} enthält mehr als {1} Zeichnungen. Wählen Sie einen Ordner mit weniger, oder begrenzen Sie, wie viele je Klasse genommen werden.',
  'Line {0} of {1} in {2} is not a drawing. Leave that line out.':
    'Zeile {0} von {1} in {2} ist keine Zeichnung. Lassen Sie diese Zeile weg.',
  'in line {0} of {1}': 'in Zeile {0} von {1}',
  '{0} names are written in an old character set and cannot be opened: {1}. Rename them and read the corpus in again.':
    '{0} Namen stehen in einem alten Zeichensatz und lassen sich nicht öffnen: {1}. Benennen Sie sie um und lesen Sie das Korpus neu ein.',
  '{0} folders cannot be opened: {1}. Check their access rights and read the corpus in again.':
    '{0} Ordner lassen sich nicht öffnen: {1}. Prüfen Sie die Zugriffsrechte und lesen Sie das Korpus neu ein.',
  '{0} folders lie more than {1} folders deep and were left out: {2}. Move them up.':
    '{0} Ordner liegen mehr als {1} Ordner tief und wurden weggelassen: {2}. Verschieben Sie sie nach oben.',
  '{0} links were not followed: {1}. Put the images themselves there if they belong to the corpus.':
    '{0} Verknüpfungen wurde nicht gefolgt: {1}. Legen Sie die Bilder selbst dorthin, wenn sie zum Korpus gehören.',
  'The folder {0} does not exist. Check the path and choose it again.':
    'Den Ordner {0} gibt es nicht. Prüfen Sie den Pfad und wählen Sie ihn noch einmal.',
  '{0} is a file. Choose the folder that holds the class folders, a zip file, or an .ndjson file.':
    '{0} ist eine Datei. Wählen Sie den Ordner, der die Ordner der Klassen enthält, eine Zip-Datei oder eine .ndjson-Datei.',
  'The drawing {0} cannot be read: {1}. Leave that line out.': 'Die Zeichnung {0} ist nicht lesbar: {1}. Lassen Sie diese Zeile weg.',
  'it has no list of strokes': 'sie hat keine Liste von Strichen',
  'a stroke is not a list of coordinates': 'ein Strich ist keine Liste von Koordinaten',
  'the coordinates of a stroke are no pairs of numbers': 'die Koordinaten eines Strichs sind keine Zahlenpaare',
  'it has more than {0} points': 'sie hat mehr als {0} Punkte',
  'it has no strokes': 'sie hat keine Striche',
  'There is no {0} in the zip file {1}.': 'In der Zip-Datei {1} gibt es kein {0}.',
  '{0} images stand more than once in the zip file: {1}. The last of each is taken.':
    '{0} Bilder stehen mehrfach in der Zip-Datei: {1}. Von jedem wird das letzte genommen.',
  'it is protected by a password': 'es ist durch ein Kennwort geschützt',
  'it is packed in a way this program does not know': 'es ist auf eine Weise gepackt, die dieses Programm nicht kennt',
  'it is larger than {0} MB': 'es ist größer als {0} MB',
  '{0} in the zip file {1} cannot be read: {2}. Unpack it by hand, or leave it out.':
    '{0} in der Zip-Datei {1} ist nicht lesbar: {2}. Entpacken Sie es von Hand, oder lassen Sie es weg.',
  'its place in the file is damaged': 'seine Stelle in der Datei ist beschädigt',
  'the zip file ends too early': 'die Zip-Datei ist zu früh zu Ende',
  'it is damaged': 'die Daten sind beschädigt',
  'The zip file {0} cannot be read: {1}. Download or make it again, or choose an unpacked folder.':
    'Die Zip-Datei {0} ist nicht lesbar: {1}. Laden oder packen Sie sie noch einmal, oder wählen Sie einen entpackten Ordner.',
  'This project was made elsewhere and wants to read images in {0}, which nobody has agreed to. Say where they are on this computer, or open the project again to agree.':
    'Dieses Projekt ist anderswo entstanden und will Bilder in {0} lesen; dem hat niemand zugestimmt. Sagen Sie, wo sie auf diesem Rechner sind, oder öffnen Sie das Projekt noch einmal und stimmen Sie zu.',
  'The corpus needs a name. Type one and try again.':
    'Das Korpus braucht einen Namen. Geben Sie einen ein und versuchen Sie es noch einmal.',
  'The project already has the corpus ‘{0}’ in {1}. Remove it first, or choose another folder and name.':
    'Das Projekt hat das Korpus „{0}“ in {1} schon. Entfernen Sie es zuerst, oder wählen Sie einen anderen Ordner und Namen.',
  'Only {0} of the {1} images of ‘{2}’ are in {3}. Choose the folder whose inside is as it was, or remove the corpus and add the new folder.':
    'Nur {0} der {1} Bilder von „{2}“ sind in {3}. Wählen Sie den Ordner, der innen ist wie zuvor, oder entfernen Sie das Korpus und fügen Sie den neuen Ordner hinzu.',
  'A class needs a name. Type one and try again.': 'Eine Klasse braucht einen Namen. Geben Sie einen ein und versuchen Sie es noch einmal.',
  '{0} of the {1} classes are missing: {2}.': '{0} der {1} Klassen fehlen: {2}.',
  '{0} classes are not among the published ones: {1}.': '{0} Klassen gehören nicht zu den veröffentlichten: {1}.',
  'It has {0} sketches; {1} were published.': 'Es hat {0} Skizzen; {1} wurden veröffentlicht.',
  'Not all classes have {0} sketches: {1}.': 'Nicht alle Klassen haben {0} Skizzen: {1}.',
  'The process that decoded it was ended: {0}.': 'Der Prozess, der es entpackte, wurde beendet: {0}.',
  'it was stopped': 'er wurde angehalten',
  'The project has no corpus with the id ‘{0}’. It may have been removed already.':
    'Das Projekt hat kein Korpus mit der Kennung „{0}“. Vielleicht wurde es schon entfernt.',
  '{0} photographs were left out: only the sketches beside them belong to the corpus.':
    '{0} Fotos wurden weggelassen: Nur die Skizzen daneben gehören zum Korpus.',
  '{0} images in {1} were left out, because they are variants of those in {2}: the same sketch must not train in one fold and test in another.':
    '{0} Bilder in {1} wurden weggelassen, weil sie Varianten derer in {2} sind: Dieselbe Skizze darf nicht in einem Teil trainieren und in einem anderen testen.',
  'Fewer than {0} images, so not every fold can test the class: {1}.':
    'Weniger als {0} Bilder, darum kann nicht jeder Teil die Klasse testen: {1}.',
  '{0} holds no images. Choose a folder with PNG, JPEG, SVG, WebP, TIFF, GIF, BMP or NDJSON files.{1}':
    '{0} enthält keine Bilder. Wählen Sie einen Ordner mit Dateien in PNG, JPEG, SVG, WebP, TIFF, GIF, BMP oder NDJSON.{1}',
  '{0} images were left out, because at most {1} of each class were asked for.':
    '{0} Bilder wurden weggelassen, weil höchstens {1} je Klasse gewünscht sind.',
  'The image {0} lies directly in {1}. Put every image into a folder named after its class.':
    'Das Bild {0} liegt direkt in {1}. Legen Sie jedes Bild in einen Ordner, der wie seine Klasse heißt.',
  '{0} has images of one class only, ‘{1}’. Choose the folder above, with one folder for each class.':
    '{0} hat nur Bilder einer Klasse, „{1}“. Wählen Sie den Ordner darüber, mit einem Ordner je Klasse.',
};
