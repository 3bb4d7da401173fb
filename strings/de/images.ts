/** Sentences about images and figures, in German. */
import type { Dictionary } from '../translate';

export const images: Dictionary = {
  'The images need {0} MB of memory, more than is free. Close other programs or use fewer images.':
    'Die Bilder brauchen {0} MB Speicher, mehr als frei ist. Schließen Sie andere Programme oder nehmen Sie weniger Bilder.',
  "The decoded images could not be saved in {0}: {1}. Free some disk space or check the folder's rights.":
    'Die entpackten Bilder ließen sich nicht in {0} speichern: {1}. Schaffen Sie Platz auf dem Datenträger oder prüfen Sie die Rechte des Ordners.',
  'the file ends too early': 'die Datei ist zu früh zu Ende',
  'it has no pixels': 'es hat keine Pixel',
  'it has too many pixels': 'es hat zu viele Pixel',
  'its header is of an unknown kind': 'der Dateikopf ist von unbekannter Art',
  'it is compressed or has an unusual colour depth': 'es ist komprimiert oder hat eine ungewöhnliche Farbtiefe',
  'the file is empty': 'die Datei ist leer',
  'the file is larger than {0} MB': 'die Datei ist größer als {0} MB',
  'it is a compressed file; unpack it first': 'es ist eine komprimierte Datei; entpacken Sie sie zuerst',
  'it is written in an unusual encoding; save it as SVG in UTF-8 or as PNG':
    'die Kodierung ist ungewöhnlich; speichern Sie es als SVG in UTF-8 oder als PNG',
  'too many pixels': 'zu viele Pixel',
  'it takes more than {0} MB unpacked; make it smaller': 'es braucht entpackt mehr als {0} MB; verkleinern Sie es',
  'it is not an image in a known format': 'es ist kein Bild in einem bekannten Format',
  'it has more than {0} million pixels': 'es hat mehr als {0} Millionen Pixel',
  'drawing it takes longer than {0} seconds': 'das Zeichnen dauert länger als {0} Sekunden',
  'its XML is damaged or refers to something outside the file': 'sein XML ist beschädigt oder verweist auf etwas außerhalb der Datei',
  'the file is damaged or breaks off; export it again': 'die Datei ist beschädigt oder bricht ab; exportieren Sie sie noch einmal',
  'the file cannot be opened; check that it is there and may be read':
    'die Datei lässt sich nicht öffnen; prüfen Sie, ob sie da ist und gelesen werden darf',
  'The decoded images in {0} could not be read back. Check the disk, and start the run again.':
    'Die entpackten Bilder in {0} ließen sich nicht wieder einlesen. Prüfen Sie den Datenträger und starten Sie den Lauf noch einmal.',
  'nothing on it is darker than its background': 'nichts darauf ist dunkler als der Hintergrund',
  'The image {0} cannot be read: {1}. Replace the file.': 'Das Bild {0} ist nicht lesbar: {1}. Ersetzen Sie die Datei.',
  'The image {0} is blank: nothing on it is darker than its background. Replace the file.':
    'Das Bild {0} ist leer: Nichts darauf ist dunkler als der Hintergrund. Ersetzen Sie die Datei.',
  'The image {0} does not exist. Put it there or remove its entry.':
    'Das Bild {0} gibt es nicht. Legen Sie es dorthin oder entfernen Sie seinen Eintrag.',
  'The image {0} cannot be opened: its access rights forbid it.':
    'Das Bild {0} lässt sich nicht öffnen: Seine Zugriffsrechte verbieten es.',
  'The image {0} cannot be opened: {1}.': 'Das Bild {0} lässt sich nicht öffnen: {1}.',
  "The image of '{0}' cannot be read, so no copy of it can be drawn. Replace or remove it.":
    'Das Bild von „{0}“ ist nicht lesbar, darum lässt sich keine Kopie davon zeichnen. Ersetzen oder entfernen Sie es.',
  'as a vector drawing it is larger than {0} MB': 'als Vektorzeichnung ist es größer als {0} MB',
  'it builds its content out of entities; save it as plain SVG or as PNG':
    'es baut seinen Inhalt aus Entitäten auf; speichern Sie es als einfaches SVG oder als PNG',
  'it uses too many filters; save it as PNG': 'es benutzt zu viele Filter; speichern Sie es als PNG',
  'it consists of more than {0} parts; save it as PNG': 'es besteht aus mehr als {0} Teilen; speichern Sie es als PNG',
  'The preparation of images stopped: {0}. Start the run again; it continues where it was.':
    'Die Vorbereitung der Bilder brach ab: {0}. Starten Sie den Lauf noch einmal; er geht dort weiter, wo er war.',
  'its thread ended': 'der Arbeitsstrang endete',
  'Copies cannot be drawn from the address {0}: {1}.': 'Nach der Adresse {0} lassen sich keine Kopien zeichnen: {1}.',
  'There is nothing at {0}.': 'Unter {0} gibt es nichts.',
  'A figure can be had as {0}, not ‘{1}’.': 'Eine Abbildung gibt es als {0}, nicht als „{1}“.',
  'A figure can be had at {0} dots per inch, not ‘{1}’.': 'Eine Abbildung gibt es mit {0} Punkten pro Zoll, nicht mit „{1}“.',
  'What was sent to be made into a file is not a figure.': 'Was zur Datei werden sollte, ist keine Abbildung.',
  'The figure is larger than {0} MB and was not made into a file. Show fewer drawings in it.':
    'Die Abbildung ist größer als {0} MB und wurde nicht zur Datei. Zeigen Sie weniger Zeichnungen darin.',
  'The address {0} is not written as an address should be.': 'Die Adresse {0} ist nicht geschrieben, wie eine Adresse es sein soll.',
  '{0} answers {1} only, not {2}.': '{0} beantwortet nur {1}, nicht {2}.',
  'There is no stimulus ‘{0}’ in this project.': 'In diesem Projekt gibt es keinen Stimulus „{0}“.',
  'The stimulus ‘{0}’ has no drawing yet.': 'Der Stimulus „{0}“ hat noch keine Zeichnung.',
  'The drawing {0} of ‘{1}’ is missing. Put the file back, or import the drawings again.':
    'Die Zeichnung {0} von „{1}“ fehlt. Legen Sie die Datei zurück, oder importieren Sie die Zeichnungen noch einmal.',
  'There is no corpus ‘{0}’ in this project.': 'In diesem Projekt gibt es kein Korpus „{0}“.',
  'The corpus ‘{0}’ has no image number {1}.': 'Das Korpus „{0}“ hat kein Bild mit der Nummer {1}.',
  '{0} is not an image file, so it is not shown.': '{0} ist keine Bilddatei und wird darum nicht gezeigt.',
  'The image {0} cannot be found. Put the file back where it was.':
    'Das Bild {0} ist nicht zu finden. Legen Sie die Datei dorthin zurück, wo sie war.',
  'The image {0} cannot be read: {1}. Replace it with a sound PNG, JPEG or SVG file.':
    'Das Bild {0} ist nicht lesbar: {1}. Ersetzen Sie es durch eine heile PNG-, JPEG- oder SVG-Datei.',
  'The image {0} cannot be mended: {1}.': 'Das Bild {0} lässt sich nicht ausbessern: {1}.',
  'An image can be had in a size of 1 to {0} pixels, not ‘{1}’.': 'Ein Bild gibt es in einer Größe von 1 bis {0} Pixeln, nicht „{1}“.',
  'There is no table ‘{0}’. The tables are: {1}.': 'Es gibt keine Tabelle „{0}“. Die Tabellen sind: {1}.',
  '‘{0}’ is not a number of dimensions.': '„{0}“ ist keine Zahl von Dimensionen.',
  '‘{0}’ does not name finished results.': '„{0}“ nennt keine fertigen Ergebnisse.',
  'The image {0} cannot be read: {1}. Choose another drawing.': 'Das Bild {0} ist nicht lesbar: {1}. Wählen Sie eine andere Zeichnung.',
  'The figure shows a drawing that did not come with it ({0}).': 'Die Abbildung zeigt eine Zeichnung, die nicht mitgeliefert wurde ({0}).',
  'The letter ‘{0}’ in ‘{1}’ is not in the font that comes with PDF files. Save the figure as SVG or PNG instead.':
    'Das Zeichen „{0}“ in „{1}“ fehlt in der Schrift für PDF-Dateien. Speichern Sie die Abbildung stattdessen als SVG oder PNG.',
  'The figure would have {0} x {1} pixels at {2} dots per inch, too many to draw. Save it at a lower resolution or as SVG.':
    'Die Abbildung hätte {0} × {1} Pixel bei {2} Punkten pro Zoll, zu viele zum Zeichnen. Speichern Sie sie mit geringerer Auflösung oder als SVG.',
  'The figure could not be made into a picture: {0}. Save it as SVG instead.':
    'Die Abbildung ließ sich nicht in ein Bild verwandeln: {0}. Speichern Sie sie stattdessen als SVG.',
  'The figure does not state its width and height, so its size in pixels is not known. Save it as SVG instead.':
    'Die Abbildung nennt keine Breite und Höhe, darum ist ihre Größe in Pixeln nicht bekannt. Speichern Sie sie stattdessen als SVG.',
  'reading it takes longer than {0} seconds; save it as a plain PNG':
    'das Lesen dauert länger als {0} Sekunden; speichern Sie es als einfaches PNG',
  'reading it takes too much memory; save it as a plain PNG': 'das Lesen braucht zu viel Speicher; speichern Sie es als einfaches PNG',
  'it ended the process that tried to read it; save it as a plain PNG':
    'der Prozess, der es lesen wollte, wurde davon beendet; speichern Sie es als einfaches PNG',
  'the process that reads images did not start ({0}); start the program again':
    'der Prozess, der Bilder liest, startete nicht ({0}); starten Sie das Programm neu',
  'There are no images in {0}. Choose a folder with PNG, JPEG, SVG, WebP, TIFF, BMP or GIF files.':
    'In {0} gibt es keine Bilder. Wählen Sie einen Ordner mit Dateien in PNG, JPEG, SVG, WebP, TIFF, BMP oder GIF.',
  '{0} holds {1} images, more than {2}. Place them folder by folder.':
    '{0} enthält {1} Bilder, mehr als {2}. Platzieren Sie sie Ordner für Ordner.',
  'the width and height it gives itself cannot be drawn; give it those of the drawing in pixels, or save it as PNG':
    'die Breite und Höhe, die es sich selbst gibt, lassen sich nicht zeichnen; geben Sie ihm die der Zeichnung in Pixeln, oder speichern Sie es als PNG',
  'The picture cannot be read: {0}.': 'Das Bild lässt sich nicht lesen: {0}.',
  'The picture shows nothing. Choose another one.': 'Das Bild zeigt nichts. Wählen Sie ein anderes.',
  'The picture is larger than {0} MB. Make it smaller.': 'Das Bild ist größer als {0} MB. Verkleinern Sie es.',
  'There is no kept drawing ‘{0}’ in this project.': 'In diesem Projekt gibt es keine behaltene Zeichnung „{0}“.',
  'This drawing has no place that could be kept. Draw something that lands first.':
    'Diese Zeichnung hat keinen Platz, der behalten werden könnte. Zeichnen Sie erst etwas, das landet.',
};
