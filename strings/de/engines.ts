/** Sentences about engines, devices and processes, in German. */
import type { Dictionary } from '../translate';

export const engines: Dictionary = {
  'There are no extras for this computer in this version of the program.':
    'Für diesen Computer gibt es in dieser Version des Programms keine Zusätze.',
  '{0} lacks {1}{2}. Choose the folder with all files of an extra.':
    'In {0} fehlt {1}{2}. Wählen Sie den Ordner mit allen Dateien eines Zusatzes.',
  '{0} is not the file this version of the program was made for: its hash is another. Get the file that is named under Devices, once more.':
    '{0} ist nicht die Datei, für die diese Version des Programms gemacht ist: Ihre Prüfsumme ist eine andere. Besorgen Sie die Datei, die unter Geräte genannt ist, noch einmal.',
  'An image size of {0} is too small for the network; use at least {1} pixels.':
    'Eine Bildgröße von {0} ist zu klein für das Netz; nehmen Sie mindestens {1} Pixel.',
  'A network width of {0} is not possible; use a positive number.':
    'Eine Netzbreite von {0} ist nicht möglich; nehmen Sie eine positive Zahl.',
  'A bottleneck of {0} units cannot hold {1} mapping units; make the bottleneck at least that large.':
    'Ein Engpass von {0} Einheiten fasst keine {1} Abbildungseinheiten; machen Sie ihn mindestens so groß.',
  'No graphics card that WebGPU can use was found; a current graphics driver (on Linux with Vulkan) makes one available.':
    'Es wurde keine Grafikkarte gefunden, die WebGPU nutzen kann; ein aktueller Grafiktreiber (unter Linux mit Vulkan) macht eine nutzbar.',
  "NVIDIA's CUDA libraries for ONNX Runtime are not installed; they are optional and need an NVIDIA card.":
    'Die CUDA-Bibliotheken von NVIDIA für ONNX Runtime sind nicht installiert; sie sind freiwillig und brauchen eine NVIDIA-Karte.',
  'DirectML found no graphics card; it needs Windows and a driver for DirectX 12.':
    'DirectML fand keine Grafikkarte; es braucht Windows und einen Treiber für DirectX 12.',
  'This processor has no blocked convolutions; training uses the plain formulation, at about half the speed.':
    'Dieser Prozessor hat keine blockweisen Faltungen; das Training nutzt die einfache Form, etwa halb so schnell.',
  'the runtime refuses it: {0}': 'die Laufzeitumgebung lehnt sie ab: {0}',
  'its gradients differ by {0}': 'ihre Gradienten weichen um {0} ab',
  'The blocked formulation failed its check on this processor ({0}); training uses the plain one, at about half the speed.':
    'Die blockweise Form bestand ihre Prüfung auf diesem Prozessor nicht ({0}); das Training nutzt die einfache, etwa halb so schnell.',
  'The network is too large for one model file (2 GB); use a smaller width or image size.':
    'Das Netz ist zu groß für eine Modelldatei (2 GB); nehmen Sie eine kleinere Breite oder Bildgröße.',
  "The network {0} has no layer '{1}'. Choose one of its layers, the last is '{2}'.":
    'Das Netz {0} hat keine Schicht „{1}“. Wählen Sie eine seiner Schichten; die letzte ist „{2}“.',
  "The layer '{0}' of {1} gives values of shape {2}, not one list of real numbers per image. Choose another layer.":
    'Die Schicht „{0}“ von {1} liefert Werte der Form {2} statt einer Liste reeller Zahlen je Bild. Wählen Sie eine andere Schicht.',
  'The network file {0} cannot be opened ({1}). Choose the file again.':
    'Die Netzdatei {0} lässt sich nicht öffnen ({1}). Wählen Sie die Datei noch einmal.',
  '{0} is not an ONNX network. Export the network to the ONNX format first.':
    '{0} ist kein ONNX-Netz. Exportieren Sie das Netz zuerst in das ONNX-Format.',
  'The network {0} keeps its weights in separate files. Save it again as a single file.':
    'Das Netz {0} hat seine Gewichte in eigenen Dateien. Speichern Sie es noch einmal als eine einzige Datei.',
  'The network {0} does not take images: it needs exactly one input of square pictures with 1 or 3 channels in 32-bit numbers. Choose an image network.':
    'Das Netz {0} nimmt keine Bilder: Es braucht genau einen Eingang für quadratische Bilder mit 1 oder 3 Kanälen in 32-Bit-Zahlen. Wählen Sie ein Bildnetz.',
  'The network {0} cannot be run: {1} Export it again, with standard operators only.':
    'Das Netz {0} lässt sich nicht ausführen: {1} Exportieren Sie es noch einmal, nur mit Standardoperatoren.',
  'The network {0} does not accept images of {1} x {2} pixels: {3} Export it with a fixed image size.':
    'Das Netz {0} nimmt keine Bilder von {1} × {2} Pixeln: {3} Exportieren Sie es mit fester Bildgröße.',
  'ONNX Runtime cannot use the device "{0}" on this machine ({1}). Choose "cpu" instead.':
    'ONNX Runtime kann das Gerät „{0}“ auf diesem Rechner nicht nutzen ({1}). Wählen Sie stattdessen „cpu“.',
  '{0} is not part of this program; choose "onnx" on "cpu", which always works.':
    '{0} gehört nicht zu diesem Programm; wählen Sie „onnx“ auf „cpu“, das geht immer.',
  '{0} cannot be used on this machine. {1}': '{0} lässt sich auf diesem Rechner nicht nutzen. {1}',
  'This TensorFlow computes on the graphics card, which is faster.': 'Dieses TensorFlow rechnet auf der Grafikkarte, was schneller ist.',
  ' What was found does not load ({0}).': ' Was gefunden wurde, lässt sich nicht laden ({0}).',
  'No TensorFlow library is linked or installed.{0} Install TensorFlow with Python (pip install tensorflow), then: npm run tensorflow:link -- <site-packages/tensorflow>.':
    'Keine TensorFlow-Bibliothek ist verbunden oder installiert.{0} Installieren Sie TensorFlow mit Python (pip install tensorflow), dann: npm run tensorflow:link -- <site-packages/tensorflow>.',
  'The linked TensorFlow {0} in {1} does not load any more ({2}). If it was moved or upgraded, link again: npm run tensorflow:link -- <site-packages/tensorflow>.':
    'Das verbundene TensorFlow {0} in {1} lässt sich nicht mehr laden ({2}). Wurde es verschoben oder erneuert, verbinden Sie es neu: npm run tensorflow:link -- <site-packages/tensorflow>.',
  'link.json in {0} cannot be read. Delete that folder and link again.':
    'link.json in {0} ist nicht lesbar. Löschen Sie diesen Ordner und verbinden Sie neu.',
  'The package {0}, for checking numbers without a library, is not part of this installation.':
    'Das Paket {0}, mit dem Zahlen ohne Bibliothek geprüft werden, gehört nicht zu dieser Installation.',
  'TensorFlow {0} is there but sees no graphics card. It needs an NVIDIA card with its driver and a TensorFlow with CUDA (pip install "tensorflow[and-cuda]", then npm run tensorflow:link again).':
    'TensorFlow {0} ist da, sieht aber keine Grafikkarte. Es braucht eine NVIDIA-Karte mit Treiber und ein TensorFlow mit CUDA (pip install "tensorflow[and-cuda]", dann noch einmal npm run tensorflow:link).',
  '{0} seconds': '{0} Sekunden',
  '{0} minute': '{0} Minute',
  '{0} minutes': '{0} Minuten',
  'the system ended it, most likely because memory ran out': 'das System hat ihn beendet, vermutlich weil der Speicher nicht reichte',
  'it gave up, most likely because memory ran out': 'er gab auf, vermutlich weil der Speicher nicht reichte',
  'a library it computes with met a fault': 'in einer Bibliothek, mit der er rechnet, trat ein Fehler auf',
  'it was ended from outside ({0})': 'er wurde von außen beendet ({0})',
  'it ended without a word': 'er endete ohne Meldung',
  'it ended with the code {0}': 'er endete mit dem Code {0}',
  'it was not ready within {0}': 'er war nach {0} noch nicht bereit',
  'it took longer than {0}': 'es dauerte länger als {0}',
  'it did not stop in time': 'er hielt nicht rechtzeitig an',
  'nobody asked it': 'niemand hat ihn gefragt',
  'it said something that cannot be understood{0}': 'er sagte etwas Unverständliches{0}',
  'it gave no sign of life for {0}': 'er gab seit {0} kein Lebenszeichen',
  'it is busy with another question': 'er ist mit einer anderen Frage beschäftigt',
  'it was not begun': 'es wurde nicht begonnen',
  'it has answered': 'er hat geantwortet',
  'it ended the process that tried it': 'der Prozess, der es versuchte, wurde davon beendet',
  'the program is ending': 'das Programm wird beendet',
  'This machine could not be looked at: {0}. Try again.':
    'Dieser Rechner konnte nicht untersucht werden: {0}. Versuchen Sie es noch einmal.',
  'Runs are being computed, and would make every speed look low. Pause them first, or wait.':
    'Es werden gerade Läufe gerechnet; jede Geschwindigkeit sähe zu niedrig aus. Halten Sie sie zuerst an, oder warten Sie.',
  '{0} cannot be used on this machine. {1} Choose one of {2}, or auto.':
    '{0} lässt sich auf diesem Rechner nicht nutzen. {1} Wählen Sie eines von {2}, oder auto.',
  'it answered something else': 'er antwortete etwas anderes',
  'The preset ‘{0}’ could not be measured: {1}.': 'Die Voreinstellung „{0}“ konnte nicht gemessen werden: {1}.',
};
