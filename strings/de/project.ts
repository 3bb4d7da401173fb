/** Sentences about projects, their files and what people type, in German. */
import type { Dictionary } from '../translate';

export const project: Dictionary = {
  'Something went wrong inside the program: {0}': 'Im Programm ist etwas schiefgegangen: {0}',
  'Sample: stand-in drawings, simulated ratings': 'Beispiel: Ersatzzeichnungen, simulierte Urteile',
  'computed from the simulated ratings': 'berechnet aus den simulierten Urteilen',
  'computed from the published dissimilarities': 'berechnet aus den veröffentlichten Unähnlichkeiten',
  'computed from the dissimilarities of this project': 'berechnet aus den Unähnlichkeiten dieses Projekts',
  'computed from the triplets of this project': 'berechnet aus den Tripeln dieses Projekts',
  "The path ‘{0}’ {1}, so it is not used. Correct it in the project's files.":
    'Der Pfad „{0}“ {1} und wird darum nicht benutzt. Berichtigen Sie ihn in den Dateien des Projekts.',
  "The path ‘{0}’ {1}, so it is not used. Correct it in the corpus's files.":
    'Der Pfad „{0}“ {1} und wird darum nicht benutzt. Berichtigen Sie ihn in den Dateien des Korpus.',
  'turns in a circle': 'führt im Kreis',
  'leads out of its folder, the project, to {0}': 'führt aus ihrem Ordner, dem Projekt, hinaus nach {0}',
  'leads out of its folder, the corpus, to {0}': 'führt aus ihrem Ordner, dem Korpus, hinaus nach {0}',
  '{0} cannot be looked at: {1}. Check its rights and its name.':
    '{0} kann nicht angesehen werden: {1}. Prüfen Sie die Zugriffsrechte und den Namen.',
  'Put the file or folder itself there, or remove the link.':
    'Legen Sie die Datei oder den Ordner selbst dorthin, oder entfernen Sie die Verknüpfung.',
  'Put the images themselves there, or remove the link.': 'Legen Sie die Bilder selbst dorthin, oder entfernen Sie die Verknüpfung.',
  '‘{0}’ is a link that {1}, so it is not followed. {2}': '„{0}“ ist eine Verknüpfung und {1}; ihr wird nicht gefolgt. {2}',
  'is empty': 'ist leer',
  'leads out of its folder': 'führt aus seinem Ordner hinaus',
  'holds characters that no file name has': 'enthält Zeichen, die kein Dateiname hat',
  'holds a backslash; folders are parted by / in a project':
    'enthält einen umgekehrten Schrägstrich; in einem Projekt werden Ordner mit / getrennt',
  'holds a colon, which names a drive or a stream on Windows':
    'enthält einen Doppelpunkt, der unter Windows ein Laufwerk oder einen Datenstrom bezeichnet',
  'is not written out plainly': 'ist nicht einfach ausgeschrieben',
  'has a name that ends with a full stop or a space, which Windows leaves out':
    'hat einen Namen, der mit einem Punkt oder Leerzeichen endet; Windows lässt das weg',
  'has the name of a device of Windows': 'trägt den Namen eines Geräts von Windows',
  'has a name too long for a disk': 'hat einen Namen, der für einen Datenträger zu lang ist',
  'is not the path of a file': 'ist kein Pfad einer Datei',
  '{0} is a folder, but a file is needed there. Move the folder away and put the file back.':
    '{0} ist ein Ordner, dort wird aber eine Datei gebraucht. Verschieben Sie den Ordner und legen Sie die Datei wieder dorthin.',
  '{0} is not a regular file but {1}, so it is not read. Put the file itself there.':
    '{0} ist keine gewöhnliche Datei, sondern {1}, und wird darum nicht gelesen. Legen Sie die Datei selbst dorthin.',
  'a pipe': 'eine Pipe',
  'a socket': 'ein Socket',
  'a device': 'ein Gerät',
  '{0} is larger than {1} MB, so it is not read. Make it smaller or take it out.':
    '{0} ist größer als {1} MB und wird darum nicht gelesen. Verkleinern Sie die Datei oder nehmen Sie sie heraus.',
  'Port {0} on this machine is used by another program. Choose another with --port, or leave it out and any free one is taken.':
    'Port {0} wird auf diesem Rechner von einem anderen Programm benutzt. Wählen Sie einen anderen mit --port, oder lassen Sie es weg, dann wird ein freier genommen.',
  'Port {0} may be used by the system only. Choose one above 1023, or leave --port out.':
    'Port {0} darf nur das System benutzen. Wählen Sie einen über 1023, oder lassen Sie --port weg.',
  '{0} is empty. It needs a header row and one row for each entry.':
    '{0} ist leer. Die Datei braucht eine Kopfzeile und eine Zeile je Eintrag.',
  'it has {0} cells where the header has {1}': 'sie hat {0} Zellen, die Kopfzeile hat {1}',
  '{0}, row {1}: {2}. Correct this row and try again.':
    '{0}, Zeile {1}: {2}. Berichtigen Sie diese Zeile und versuchen Sie es noch einmal.',
  '‘{0}’ has a decimal comma; write {1}': '„{0}“ hat ein Dezimalkomma; schreiben Sie {1}',
  'a number is missing': 'eine Zahl fehlt',
  '‘{0}’ is not a number': '„{0}“ ist keine Zahl',
  'a quotation mark is not closed': 'ein Anführungszeichen wird nicht geschlossen',
  '{0} has no column ‘{1}’. Its columns are: {2}.': '{0} hat keine Spalte „{1}“. Die Spalten sind: {2}.',
  'in column ‘{0}’, {1}': 'in Spalte „{0}“: {1}',
  '{0} is missing. Put the file back, or choose another one.': '{0} fehlt. Legen Sie die Datei zurück, oder wählen Sie eine andere.',
  '{0} holds more than {1} files in {2}. Move out what is no data of the project.':
    '{0} enthält mehr als {1} Dateien in {2}. Nehmen Sie heraus, was nicht zu den Daten des Projekts gehört.',
  '{0} changed while it was being read. Try again once the other program has written it.':
    '{0} hat sich beim Lesen geändert. Versuchen Sie es noch einmal, wenn das andere Programm fertig geschrieben hat.',
  'The version of {0} to go back to is damaged or missing in journal/files. Nothing was changed.':
    'Die Fassung von {0}, zu der zurückgegangen werden soll, ist beschädigt oder fehlt in journal/files. Nichts wurde geändert.',
  'this path is not one of the files that a journal keeps': 'dieser Pfad ist keine der Dateien, die ein Journal aufbewahrt',
  'The disk is full or cannot be written to: a change could not be finished and is not taken back yet, so files of the project are partly new. Free some space; the next change, or opening the project again, takes it back.':
    'Der Datenträger ist voll oder nicht beschreibbar: Eine Änderung konnte nicht beendet werden und ist noch nicht zurückgenommen; Dateien des Projekts sind darum teilweise neu. Schaffen Sie Platz; die nächste Änderung oder das nächste Öffnen des Projekts nimmt sie zurück.',
  'stimuli.csv lists no stimuli. Import ratings or a study first.':
    'stimuli.csv nennt keine Stimuli. Importieren Sie zuerst Urteile oder eine Studie.',
  'The stimulus ‘{0}’ ({1}) has no drawing. Put its image into stimuli/ and name it in stimuli.csv.':
    'Der Stimulus „{0}“ ({1}) hat keine Zeichnung. Legen Sie sein Bild in stimuli/ und nennen Sie es in stimuli.csv.',
  '{0} names stimuli that stimuli.csv does not have: {1}. Correct one of the two files.':
    '{0} nennt Stimuli, die stimuli.csv nicht hat: {1}. Berichtigen Sie eine der beiden Dateien.',
  '{0} of all pairs have no dissimilarity, among them {1}.': '{0} aller Paare haben keine Unähnlichkeit, darunter {1}.',
  'The target space ‘{0}’ in {1} dimensions is not there. Compute it, or choose another one.':
    'Der Zielraum „{0}“ mit {1} Dimensionen ist nicht da. Berechnen Sie ihn, oder wählen Sie einen anderen.',
  'The space ‘{0}’ in {1} dimensions has no place for {2}. Compute it again.':
    'Der Raum „{0}“ mit {1} Dimensionen hat keinen Platz für {2}. Berechnen Sie ihn neu.',
  'The run ‘{0}’ (runs/{1}) is done but its results are missing. Delete that folder and repeat the run.':
    'Der Lauf „{0}“ (runs/{1}) ist fertig, aber seine Ergebnisse fehlen. Löschen Sie diesen Ordner und wiederholen Sie den Lauf.',
  'The drawing {0} of ‘{1}’ ({2}) is missing. Put the file back, or correct stimuli.csv.':
    'Die Zeichnung {0} von „{1}“ ({2}) fehlt. Legen Sie die Datei zurück, oder berichtigen Sie stimuli.csv.',
  'The project ‘{0}’ is open in {1} (process {2} on {3}). Close it there first, then try again. If that program has crashed or its computer is off, the project can be opened two minutes after its last sign of life.':
    'Das Projekt „{0}“ ist schon geöffnet: {1} (Prozess {2} auf {3}). Schließen Sie es zuerst dort und versuchen Sie es dann noch einmal. Ist jenes Programm abgestürzt oder sein Rechner aus, lässt sich das Projekt zwei Minuten nach dem letzten Lebenszeichen öffnen.',
  'Another program keeps taking the lock {0}. Close the other program and try again.':
    'Ein anderes Programm nimmt immer wieder die Sperre {0}. Schließen Sie das andere Programm und versuchen Sie es noch einmal.',
  'another program': 'ein anderes Programm',
  '{0} (process {1} on {2})': '{0} (Prozess {1} auf {2})',
  'The photograph network {0} is not in the project folder, so it is not read. Choose it again in Experiments: it is then copied into the project.':
    'Das Fotonetz {0} liegt nicht im Projektordner und wird darum nicht gelesen. Wählen Sie es unter Experimente noch einmal: Dann wird es in das Projekt kopiert.',
  'There is no file {0}. Choose the network again.': 'Es gibt keine Datei {0}. Wählen Sie das Netz noch einmal.',
  '{0} is not a project folder: it has no project.json. Choose a folder made by this program, or create a new project.':
    '{0} ist kein Projektordner: project.json fehlt. Wählen Sie einen Ordner, den dieses Programm angelegt hat, oder legen Sie ein neues Projekt an.',
  '{0} is a file, not a folder. Choose another place for the project.':
    '{0} ist eine Datei, kein Ordner. Wählen Sie einen anderen Ort für das Projekt.',
  '{0} already holds a project. Open it, or choose another folder.':
    '{0} enthält schon ein Projekt. Öffnen Sie es, oder wählen Sie einen anderen Ordner.',
  'The folder {0} is not empty. Choose an empty or new folder for the project.':
    'Der Ordner {0} ist nicht leer. Wählen Sie einen leeren oder neuen Ordner für das Projekt.',
  '{0} is not UTF-8 text. Save it again with the encoding UTF-8.':
    '{0} ist kein Text in UTF-8. Speichern Sie die Datei noch einmal mit der Kodierung UTF-8.',
  'No permission to read {0}. Change its rights and try again.':
    '{0} darf nicht gelesen werden. Ändern Sie die Rechte und versuchen Sie es noch einmal.',
  '{0} could not be read: {1}. Check the disk and try again.':
    '{0} konnte nicht gelesen werden: {1}. Prüfen Sie den Datenträger und versuchen Sie es noch einmal.',
  '{0} is damaged: {1}. Restore the file from a backup, or correct it.':
    '{0} ist beschädigt: {1}. Stellen Sie die Datei aus einer Sicherung wieder her, oder berichtigen Sie sie.',
  'its content is not as expected': 'der Inhalt ist nicht wie erwartet',
  '{0} is not readable as JSON ({1}). Restore the file from a backup, or correct it.':
    '{0} ist nicht als JSON lesbar ({1}). Stellen Sie die Datei aus einer Sicherung wieder her, oder berichtigen Sie sie.',
  '{0} was written by a newer version of this program (file format {1}; this version reads up to {2}). Update the program to open it; nothing was changed.':
    '{0} wurde von einer neueren Fassung dieses Programms geschrieben (Dateiformat {1}; diese Fassung liest bis {2}). Aktualisieren Sie das Programm, um es zu öffnen; nichts wurde geändert.',
  '{0} needs the columns stimulus, copy, role, d1, d2, …; its first row is: {1}':
    '{0} braucht die Spalten stimulus, copy, role, d1, d2, …; die erste Zeile ist: {1}',
  'Weights can only be stored on little-endian processors.': 'Gewichte lassen sich nur auf Little-Endian-Prozessoren speichern.',
  'its checksum does not fit, so some of it was altered': 'die Prüfsumme passt nicht, also wurde etwas davon verändert',
  'the entry of ‘{0}’ is not understood': 'der Eintrag „{0}“ ist unverständlich',
  'the data of ‘{0}’ are cut off': 'die Daten von „{0}“ sind abgeschnitten',
  'it is too short': 'die Datei ist zu kurz',
  'it is cut off': 'die Datei ist abgeschnitten',
  'its header is not readable': 'der Dateikopf ist nicht lesbar',
  '{0} does not hold weights that can be read: {1}.': '{0} enthält keine lesbaren Gewichte: {1}.',
  '{0} could not be read and was set aside as {1}. What it held is missing or was made anew; delete it, or correct it and give it its name back.':
    '{0} war nicht lesbar und liegt nun beiseite als {1}. Was darin stand, fehlt oder wurde neu angelegt; löschen Sie die Datei, oder berichtigen Sie sie und geben Sie ihr den Namen zurück.',
  'There is no similarity space ‘{0}’ in this project ({1} is missing).':
    'In diesem Projekt gibt es keinen Ähnlichkeitsraum „{0}“ ({1} fehlt).',
  'The space ‘{0}’ has no coordinates in {1} dimensions ({2} is missing). Compute it first.':
    'Der Raum „{0}“ hat keine Koordinaten in {1} Dimensionen ({2} fehlt). Berechnen Sie ihn zuerst.',
  '{0} must have the column ‘stimulus’ and {1} further columns; it has: {2}.':
    '{0} muss die Spalte „stimulus“ und {1} weitere Spalten haben; die Datei hat: {2}.',
  'the stimulus ‘{0}’ stands there twice': 'der Stimulus „{0}“ steht dort zweimal',
  '‘{0}’ cannot be the name of a space. Use letters, digits, spaces, hyphens and full stops, at most 60.':
    '„{0}“ kann kein Name eines Raums sein. Nehmen Sie Buchstaben, Ziffern, Leerzeichen, Bindestriche und Punkte, höchstens 60.',
  'the id ‘{0}’ stands there twice; each stimulus needs its own':
    'die Kennung „{0}“ steht dort zweimal; jeder Stimulus braucht seine eigene',
  'The disk is full: {0} could not be written. Free some space and try again; what was there before is untouched.':
    'Der Datenträger ist voll: {0} konnte nicht geschrieben werden. Schaffen Sie Platz und versuchen Sie es noch einmal; was vorher da war, ist unberührt.',
  'No permission to write {0}. Change the rights of that folder, or choose another one.':
    '{0} darf nicht geschrieben werden. Ändern Sie die Rechte dieses Ordners, oder wählen Sie einen anderen.',
  '{0} is on a disk that cannot be written to. Choose a folder on another disk.':
    '{0} liegt auf einem Datenträger, der nicht beschreibbar ist. Wählen Sie einen Ordner auf einem anderen.',
  'The name {0} is too long for this disk. Choose a shorter folder or name.':
    'Der Name {0} ist für diesen Datenträger zu lang. Wählen Sie einen kürzeren Ordner oder Namen.',
  '{0} cannot be written because a file stands where a folder is needed. Move that file away, or choose another folder.':
    '{0} kann nicht geschrieben werden, weil dort eine Datei steht, wo ein Ordner gebraucht wird. Verschieben Sie diese Datei, oder wählen Sie einen anderen Ordner.',
  '{0} could not be written: {1}. Check the disk and try again.':
    '{0} konnte nicht geschrieben werden: {1}. Prüfen Sie den Datenträger und versuchen Sie es noch einmal.',
  'There is nothing to undo.': 'Es gibt nichts rückgängig zu machen.',
  'There is nothing to do again.': 'Es gibt nichts zu wiederholen.',
  'The list of licences is missing from this installation. Build or install the program again.':
    'Die Liste der Lizenzen fehlt in dieser Installation. Bauen oder installieren Sie das Programm noch einmal.',
  'The call ‘{0}’ was given something it cannot use: {1}.': 'Der Aufruf „{0}“ bekam etwas, das er nicht brauchen kann: {1}.',
  'This program shows no folders here. Type the path, or use the dialog of the system.':
    'Dieses Programm zeigt hier keine Ordner. Geben Sie den Pfad ein, oder nehmen Sie den Dialog des Systems.',
  '‘{0}’ is not a full path. A full path begins at the root of the disk.':
    '„{0}“ ist kein vollständiger Pfad. Ein vollständiger Pfad beginnt an der Wurzel des Datenträgers.',
  '‘{0}’ lies outside the folders that this program may show. Type the path, or start it with --root.':
    '„{0}“ liegt außerhalb der Ordner, die dieses Programm zeigen darf. Geben Sie den Pfad ein, oder starten Sie es mit --root.',
  'There is no folder ‘{0}’.': 'Den Ordner „{0}“ gibt es nicht.',
  '‘{0}’ cannot be opened: this account has no right to read it.':
    '„{0}“ lässt sich nicht öffnen: Dieses Benutzerkonto darf ihn nicht lesen.',
  'No project is open. Open one, or start with the sample.':
    'Es ist kein Projekt geöffnet. Öffnen Sie eines, oder beginnen Sie mit dem Beispiel.',
  'The project is now open in {0}, which took it over while this program did not answer; was this computer asleep? What was saved is safe. Close it there, then open it here again.':
    'Das Projekt ist jetzt anderswo geöffnet ({0}); es wurde übernommen, während dieses Programm nicht antwortete. War dieser Rechner im Ruhezustand? Was gespeichert wurde, ist sicher. Schließen Sie es dort und öffnen Sie es dann hier noch einmal.',
  'finish a change that was cut off': 'eine abgebrochene Änderung zu Ende bringen',
  'read images in {0}': 'Bilder in {0} lesen',
  'The project in {0} was made elsewhere, and to open it would {1}. Add --trust if you know where it comes from.':
    'Das Projekt in {0} ist anderswo entstanden; es zu öffnen würde Folgendes tun: {1}. Geben Sie --trust an, wenn Sie wissen, woher es kommt.',
  'Published ratings, stand-in drawings': 'Veröffentlichte Urteile, Ersatzzeichnungen',
  'published with the NOUN study ({0})': 'veröffentlicht mit der NOUN-Studie ({0})',
  'published with the Shapes study, from ratings aggregated by the {0}':
    'veröffentlicht mit der Shapes-Studie, aus Urteilen, zusammengefasst durch: {0}',
  "The study's list puts {0} items into other folds than this program does, among them ‘{1}’; the published numbers are then not comparable fold by fold.":
    'Die Liste der Studie legt {0} Stimuli in andere Teile als dieses Programm, darunter „{1}“; die veröffentlichten Zahlen sind dann nicht Teil für Teil vergleichbar.',
  'The drawings of the sample are not in {0}. Install the program again, or run ‘npm run build’.':
    'Die Zeichnungen des Beispiels sind nicht in {0}. Installieren Sie das Programm noch einmal, oder führen Sie „npm run build“ aus.',
  'This project was made elsewhere. Answer first whether it may go on where it was left.':
    'Dieses Projekt ist anderswo entstanden. Antworten Sie zuerst, ob es dort weitergehen darf, wo es stehen blieb.',
  '{0} cannot be written to, so its project can only be looked at. Change its rights or copy it to another disk.':
    'In {0} kann nicht geschrieben werden, darum lässt sich das Projekt nur ansehen. Ändern Sie die Rechte, oder kopieren Sie es auf einen anderen Datenträger.',
  'the desktop app': 'das Programm am Bildschirm',
  'the app in a browser window': 'das Programm in einem Browserfenster',
  'the command line': 'die Kommandozeile',
  '‘{0}’ is not a full path: it does not say where the folder or file is. Write all of it, for example {1}.':
    '„{0}“ ist kein vollständiger Pfad: Er sagt nicht, wo der Ordner oder die Datei ist. Schreiben Sie ihn ganz, zum Beispiel {1}.',
  '{0} is missing, so this result is not whole. Copy the folder of the run again.':
    '{0} fehlt, darum ist dieses Ergebnis nicht vollständig. Kopieren Sie den Ordner des Laufs noch einmal.',
  '{0} is not the file that was computed: it was cut off or altered on the way. Copy the folder of the run again.':
    '{0} ist nicht die Datei, die berechnet wurde: Sie wurde unterwegs abgeschnitten oder verändert. Kopieren Sie den Ordner des Laufs noch einmal.',
  '{0} is missing in the workpack {1}. Copy the workpack again.':
    '{0} fehlt im Arbeitspaket {1}. Kopieren Sie das Arbeitspaket noch einmal.',
  '{0} in the workpack {1} is not the file that was packed: it was cut off or altered on the way. Copy the workpack again.':
    '{0} im Arbeitspaket {1} ist nicht die Datei, die gepackt wurde: Sie wurde unterwegs abgeschnitten oder verändert. Kopieren Sie das Arbeitspaket noch einmal.',
  'at ‘{0}’, {1}': 'bei „{0}“: {1}',
  'expected {0}, received {1}': 'erwartet wird {0}, dort steht {1}',
  'Invalid option: expected one of {0}': 'erwartet wird eines von {0}',
  'This project keeps {0} views already. Remove one first.':
    'Dieses Projekt hat schon {0} gespeicherte Ansichten. Entfernen Sie erst eine.',
};
