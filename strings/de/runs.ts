/** Sentences about runs, experiments and results, in German. */
import type { Dictionary } from '../translate';

export const runs: Dictionary = {
  'The weights of {0} cannot be read. Start its step again.':
    'Die Gewichte von {0} sind nicht lesbar. Starten Sie den Schritt noch einmal.',
  'There is no run {0} in {1}. Start its experiment again.': 'Es gibt keinen Lauf {0} in {1}. Starten Sie sein Experiment noch einmal.',
  'The computer has not enough free memory for this run. Close other programs or choose a smaller preset.':
    'Der Rechner hat nicht genug freien Speicher für diesen Lauf. Schließen Sie andere Programme oder wählen Sie eine kleinere Voreinstellung.',
  'The best weights are missing or damaged.': 'Die besten Gewichte fehlen oder sind beschädigt.',
  'No other checkpoint could be used, so the run began again from its start':
    'Kein anderer Zwischenstand war brauchbar, darum begann der Lauf von vorn',
  'The checkpoint before it was used: epoch {0}, batch {1}': 'Der Zwischenstand davor wurde genommen: Epoche {0}, Stapel {1}',
  'A checkpoint of ‘{0}’ was damaged. {1} {2}; its results are not affected.':
    'Ein Zwischenstand von „{0}“ war beschädigt. {1} {2}; die Ergebnisse ändert das nicht.',
  '{0} says where the training is, and that cannot be: {1}.': '{0} sagt, wo das Training steht, und das kann nicht sein: {1}.',
  'it could not be drawn': 'sie ließ sich nicht zeichnen',
  '{0} disappeared while it was needed. Start the experiment again: it is computed anew.':
    '{0} verschwand, während es gebraucht wurde. Starten Sie das Experiment noch einmal: Es wird neu berechnet.',
  'The run ‘{0}’ lost its best weights. Delete runs/{1} and start it again.':
    'Der Lauf „{0}“ hat seine besten Gewichte verloren. Löschen Sie runs/{1} und starten Sie ihn noch einmal.',
  'total loss': 'Gesamtverlust',
  'classification loss': 'Klassifikationsverlust',
  'reconstruction loss': 'Rekonstruktionsverlust',
  'mapping loss': 'Abbildungsverlust',
  'In {0} of epoch {1} the {2} stopped being a number.': 'In {0} der Epoche {1} war der {2} keine Zahl mehr.',
  'In {0} of epoch {1} the {2} stopped being a number after it had grown to {3}.':
    'In {0} der Epoche {1} war der {2} keine Zahl mehr, nachdem er auf {3} gewachsen war.',
  "After {0} of epoch {1} the network's weights or their gradients stopped being numbers, because of the {2}.":
    'Nach {0} der Epoche {1} waren die Gewichte des Netzes oder ihre Gradienten keine Zahlen mehr. Ursache ist der {2}.',
  'Lower the learning rate or the weight of this objective and start again; the checkpoint from before is kept.':
    'Verringern Sie die Lernrate oder das Gewicht dieses Ziels und starten Sie noch einmal; der Zwischenstand davor bleibt erhalten.',
  'A training that reconstructs images cannot leave its convolutions as they are: train everything.':
    'Ein Training, das Bilder rekonstruiert, kann seine Faltungsschichten nicht lassen, wie sie sind: Trainieren Sie alles.',
  'The data changed after ‘{0}’ was planned. Start its experiment again: it is then planned anew.':
    'Die Daten haben sich geändert, nachdem „{0}“ geplant wurde. Starten Sie das Experiment noch einmal: Es wird dann neu geplant.',
  'The space ‘{0}’ in {1} dimensions has no place for ‘{2}’ ({3}). Compute it again.':
    'Der Raum „{0}“ mit {1} Dimensionen hat keinen Platz für „{2}“ ({3}). Berechnen Sie ihn neu.',
  'The compute process was given a second run before the first had ended.':
    'Der Rechenprozess bekam einen zweiten Lauf, bevor der erste zu Ende war.',
  'The encoder that ‘{0}’ reads is missing. Start step {1} again; this run can follow then.':
    'Der Encoder, den „{0}“ braucht, fehlt. Starten Sie Schritt {1} noch einmal; dann kann dieser Lauf folgen.',
  'A training of the layers behind the convolutions reads activations, not images, and cannot be traced.':
    'Ein Training der Schichten hinter den Faltungen liest Aktivierungen statt Bilder und lässt sich nicht aufzeichnen.',
  'There are no sketches to learn from. Add a corpus on the Corpora screen, or put its images back.':
    'Es gibt keine Skizzen, von denen gelernt werden kann. Fügen Sie unter Korpora ein Korpus hinzu, oder stellen Sie seine Bilder wieder her.',
  'batch {0}': 'Stapel {0}',
  'the validation': 'der Validierung',
  'The network that ‘{0}’ begins with is missing. Start the step before it again.':
    'Das Netz, mit dem „{0}“ beginnt, fehlt. Starten Sie den Schritt davor noch einmal.',
  '‘{0}’ was to begin with a network of another fold, which has seen its test drawings.':
    '„{0}“ sollte mit dem Netz eines anderen Teils beginnen, das seine Testzeichnungen gesehen hat.',
  '{0}, {1}-D, fold {2} of {3}': '{0}, {1}-D, Teil {2} von {3}',
  '{0}, fold {1} of {2}': '{0}, Teil {1} von {2}',
  'it was ended': 'er wurde beendet',
  'the program ended': 'das Programm endete',
  'The process that computed it was ended because {0}. Something in the files of this run is damaged; start its experiment again, and delete its folder in runs/ should that not help.':
    'Der Prozess, der ihn rechnete, wurde beendet: {0}. Etwas in den Dateien dieses Laufs ist beschädigt; starten Sie sein Experiment noch einmal, und löschen Sie seinen Ordner in runs/, wenn das nicht hilft.',
  'A network trained on photographs looks at the drawings; linear and lasso regression map what it sees into the space. The lower bound.':
    'Ein mit Fotos trainiertes Netz sieht die Zeichnungen an; lineare und Lasso-Regression bilden, was es sieht, in den Raum ab. Die Untergrenze.',
  'A network learns to name the sketches of all corpora. Its encoder is what step 3 looks with.':
    'Ein Netz lernt, die Skizzen aller Korpora zu benennen. Mit seinem Encoder sieht Schritt 3.',
  'The encoder of step 2 looks at the drawings; linear and lasso regression map what it sees into the space. Compare with step 1.':
    'Der Encoder aus Schritt 2 sieht die Zeichnungen an; lineare und Lasso-Regression bilden, was er sieht, in den Raum ab. Vergleichen Sie mit Schritt 1.',
  'One network learns to name sketches and to place the drawings in the space at the same time. Compare with step 3.':
    'Ein Netz lernt zugleich, Skizzen zu benennen und Zeichnungen in den Raum zu setzen. Vergleichen Sie mit Schritt 3.',
  'Steps 1, 3 and 4 for target spaces of one to ten dimensions: the dimension curve.':
    'Die Schritte 1, 3 und 4 für Zielräume mit einer bis zehn Dimensionen: die Dimensionskurve.',
  'As step 2, with reconstruction of the image in place of its name.':
    'Wie Schritt 2, mit der Rekonstruktion des Bildes statt seines Namens.',
  'As step 3, with the encoder of step 6.': 'Wie Schritt 3, mit dem Encoder aus Schritt 6.',
  'As step 4, with reconstruction in place of classification.': 'Wie Schritt 4, mit Rekonstruktion statt Klassifikation.',
  'As step 5, with reconstruction in place of classification.': 'Wie Schritt 5, mit Rekonstruktion statt Klassifikation.',
  'There is no such run in this project. Open the Experiments screen anew.':
    'Diesen Lauf gibt es in diesem Projekt nicht. Öffnen Sie die Ansicht Experimente neu.',
  'The preset ‘quick’ gives a first answer in minutes': 'Die Voreinstellung „Schnell“ gibt in Minuten eine erste Antwort',
  'The preset ‘tiny’ is faster': 'Die Voreinstellung „Winzig“ ist schneller',
  '{0} day': '{0} Tag',
  '{0} days': '{0} Tage',
  'This takes at least {0} on this device. {1}; a computer with a graphics card or a cluster is the place for the full study.':
    'Das dauert auf diesem Gerät mindestens {0}. {1}; die ganze Studie gehört auf einen Rechner mit Grafikkarte oder einen Cluster.',
  'The photograph network is missing: {0} cannot be read. Install the program again.':
    'Das Fotonetz fehlt: {0} ist nicht lesbar. Installieren Sie das Programm noch einmal.',
  'The project has {0} with these settings already.': 'Das Projekt hat {0} mit diesen Einstellungen schon.',
  'The project has no drawings yet, so there is nothing to show a network. Import them first.':
    'Das Projekt hat noch keine Zeichnungen, also nichts, was man einem Netz zeigen könnte. Importieren Sie sie zuerst.',
  'The drawing of ‘{0}’ cannot be read: {1}. Choose another drawing.':
    'Die Zeichnung von „{0}“ lässt sich nicht lesen: {1}. Wählen Sie eine andere Zeichnung.',
  'A project takes {0} further networks. Remove one first; its results stay.':
    'Ein Projekt nimmt {0} weitere Netze. Entfernen Sie erst eines; seine Ergebnisse bleiben.',
  'The project has no further network ‘{0}’. It may have been removed already.':
    'Das Projekt hat kein weiteres Netz „{0}“. Vielleicht ist es schon entfernt.',
  '{0} has no layer ‘{1}’. Choose one of the layers in the list.':
    '{0} hat keine Schicht „{1}“. Wählen Sie eine der Schichten in der Liste.',
  'The space ‘{0}’ has no version of {1} dimensions. Compute it on the Space screen.':
    'Den Raum „{0}“ gibt es nicht mit {1} Dimensionen. Berechnen Sie ihn unter Raum.',
  'There is no target space yet. Compute or choose one on the Space screen.':
    'Es gibt noch keinen Zielraum. Berechnen oder wählen Sie einen unter Raum.',
  'There is no sketch corpus yet. Add one on the Corpora screen.': 'Es gibt noch kein Skizzenkorpus. Fügen Sie unter Korpora eines hinzu.',
  'Five folds need at least {0} stimuli.': 'Fünf Teile brauchen mindestens {0} Stimuli.',
  ' and {0} more': ' und {0} weitere',
  'These stimuli have no drawing yet: {0}{1}. Put their images into the folder stimuli/.':
    'Diese Stimuli haben noch keine Zeichnung: {0}{1}. Legen Sie ihre Bilder in den Ordner stimuli/.',
  'One run was not finished when the program ended. Resume to go on with them.':
    'Ein Lauf war nicht fertig, als das Programm endete. Setzen Sie fort, um damit weiterzumachen.',
  '{0} runs were not finished when the program ended. Resume to go on with them.':
    '{0} Läufe waren nicht fertig, als das Programm endete. Setzen Sie fort, um damit weiterzumachen.',
  'One run was interrupted when the program ended, and went on by itself.':
    'Ein Lauf wurde unterbrochen, als das Programm endete, und ging von selbst weiter.',
  '{0} runs were interrupted when the program ended, and went on by themselves.':
    '{0} Läufe wurden unterbrochen, als das Programm endete, und gingen von selbst weiter.',
  'One run failed; the others are done.': 'Ein Lauf ist gescheitert; die anderen sind fertig.',
  '{0} runs failed; the others are done.': '{0} Läufe sind gescheitert; die anderen sind fertig.',
  'The compute process died {0} times in a row on ‘{1}’ ({2}), so the queue has stopped. What was computed is kept. Free some memory or choose a smaller preset, then resume.':
    'Der Rechenprozess ist {0}-mal nacheinander an „{1}“ gescheitert ({2}), darum wurde die Warteschlange angehalten. Was berechnet ist, bleibt erhalten. Schaffen Sie freien Speicher oder wählen Sie eine kleinere Voreinstellung, und setzen Sie dann fort.',
  '‘{0}’ was in a step that takes longer than a pause may, and was ended in it.':
    '„{0}“ war in einem Schritt, der länger dauert, als das Anhalten darf, und wurde darin beendet.',
  '{0} It has no checkpoint yet: when it goes on, it begins again.':
    '{0} Einen Zwischenstand gibt es noch nicht: Beim Fortsetzen beginnt er von vorn.',
  '{0} When it goes on, it repeats what came after its last checkpoint: at most {1} of work.':
    '{0} Beim Fortsetzen wiederholt er, was nach seinem letzten Zwischenstand kam: höchstens {1} Rechenzeit.',
  'a second': 'eine Sekunde',
  '‘{0}’ stands on the features of two networks. Choose a row that stands on one.':
    '„{0}“ beruht auf den Merkmalen zweier Netze. Wählen Sie eine Zeile, die auf einem beruht.',
  'Nobody has said how much time there is. Give the hours first, under the sizes on the Experiments screen.':
    'Noch ist nicht gesagt, wie viel Zeit es gibt. Geben Sie zuerst die Stunden an, unter den Größen auf der Seite Experimente.',
  'How fast this computer trains is not known yet. Measure it on the Devices screen first.':
    'Wie schnell dieser Rechner trainiert, ist noch nicht bekannt. Messen Sie es zuerst unter Geräte.',
  '{0} are too short for even the smallest plan here. Give more time, or take the size ‘tiny’ to try the program.':
    '{0} sind hier selbst für den kleinsten Plan zu kurz. Geben Sie mehr Zeit, oder nehmen Sie die Größe „Winzig“, um das Programm auszuprobieren.',
  'The layer ‘{0}’ of {1} gives no list for each token. Choose another layer, or the mean of all places.':
    'Die Schicht „{0}“ von {1} gibt keine Liste je Token. Wählen Sie eine andere Schicht, oder das Mittel aller Stellen.',
  'It needs the result of ‘{0}’, which is not there. Start that one again first.':
    'Gebraucht wird das Ergebnis von „{0}“, und das ist nicht da. Starten Sie zuerst diesen noch einmal.',
  'memory ran out': 'der Speicher reichte nicht',
  'The network {0} has no layer ‘{1}’. Choose another layer.': 'Das Netz {0} hat keine Schicht „{1}“. Wählen Sie eine andere Schicht.',
  'it was cancelled': 'sie wurde abgebrochen',
  'the project was closed': 'das Projekt wurde geschlossen',
  'The analysis stopped before it was done: {0}. Start it again: what was computed is kept.':
    'Die Analyse brach vor dem Ende ab: {0}. Starten Sie sie noch einmal: Was berechnet ist, bleibt erhalten.',
  'There is no ‘{0}’ to compare with: it needs results in {1}-D, more than one category, and for nearest neighbours the analysis (‘shape-space analyse rsa’).':
    'Es gibt kein „{0}“ zum Vergleichen: Gebraucht werden Ergebnisse in {1}-D, mehr als eine Kategorie und für nächste Nachbarn die Analyse („shape-space analyse rsa“).',
  '‘{0}’ and ‘{1}’ have nothing in common to compare: no stimulus tested by both and no metric of both. Choose two steps that predict places, or two that name sketches.':
    '„{0}“ und „{1}“ haben nichts Gemeinsames zu vergleichen: keinen Stimulus, an dem beide getestet wurden, und kein Maß, das beide haben. Wählen Sie zwei Schritte, die Plätze vorhersagen, oder zwei, die Skizzen benennen.',
  'There are no results of ‘{0}’ (step {1}, {2}-D) to compare. Run step {3} first.':
    'Es gibt keine Ergebnisse von „{0}“ (Schritt {1}, {2}-D) zum Vergleichen. Rechnen Sie zuerst Schritt {3}.',
  'There are no results yet. ‘shape-space run’ computes them.': 'Es gibt noch keine Ergebnisse. „shape-space run“ berechnet sie.',
  ' (and {0} more)': ' (und {0} weitere)',
  'No row of the results is called ‘{0}’. Did you mean {1}? ‘shape-space results’ lists all {2}.':
    'Keine Zeile der Ergebnisse heißt „{0}“. Meinten Sie {1}? „shape-space results“ nennt alle {2}.',
  '‘{0}’ names {1} rows of the results. Choose one of {2}{3}.': '„{0}“ passt auf {1} Zeilen der Ergebnisse. Wählen Sie eine von {2}{3}.',
  'Trial size (tiny): these numbers mean nothing': 'Probegröße (winzig): Diese Zahlen bedeuten nichts',
  'Computed before the data were changed': 'Berechnet, bevor die Daten geändert wurden',
  'The weights of ‘{0}’ are not in the project. Start its step again.':
    'Die Gewichte von „{0}“ sind nicht im Projekt. Starten Sie den Schritt noch einmal.',
  'The record of the run {0} is not in the project. Start its step again.':
    'Der Eintrag des Laufs {0} ist nicht im Projekt. Starten Sie den Schritt noch einmal.',
  'Nothing in this project can place drawings yet. Start step 1 or 4 on the Experiments screen and wait until its five folds are finished.':
    'Noch kann nichts in diesem Projekt Zeichnungen platzieren. Starten Sie unter Experimente Schritt 1 oder 4 und warten Sie, bis seine fünf Teile fertig sind.',
  'The results of this project came without the weights of their networks, so that they cannot place further drawings. Start step 4 again.':
    'Die Ergebnisse dieses Projekts kamen ohne die Gewichte ihrer Netze und können darum keine weiteren Zeichnungen platzieren. Starten Sie Schritt 4 noch einmal.',
  '‘{0}’ cannot place drawings. Choose one of: {1}.': '„{0}“ kann keine Zeichnungen platzieren. Wählen Sie eines von: {1}.',
  'There is no stimulus ‘{0}’ with a place in this space. Choose another one.':
    'Es gibt keinen Reiz „{0}“ mit einem Platz in diesem Raum. Wählen Sie einen anderen.',
  'What was sent holds no pad of {0} x {1} pixels.': 'Was gesendet wurde, ist keine Zeichenfläche von {0} x {1} Pixeln.',
  'A place of this space has {0} coordinates, not {1}.': 'Ein Platz dieses Raums hat {0} Koordinaten, nicht {1}.',
  '‘{0}’ was not trained to draw. Choose a network that learnt reconstruction.':
    '„{0}“ hat nicht gelernt zu zeichnen. Wählen Sie ein Netz, das Rekonstruktion gelernt hat.',
  'Nothing in this project can draw places yet. Start step 8 on the Experiments screen; the preset ‘Quick’ takes some minutes.':
    'Noch kann nichts in diesem Projekt Plätze zeichnen. Starten Sie unter Experimente Schritt 8; die Voreinstellung „Schnell“ dauert einige Minuten.',
  'The results of this project came without the weights of their networks, so that they cannot draw places. Start step 8 again.':
    'Die Ergebnisse dieses Projekts kamen ohne die Gewichte ihrer Netze und können darum keine Plätze zeichnen. Starten Sie Schritt 8 noch einmal.',
  '‘{0}’ cannot draw places. Choose one of: {1}.': '„{0}“ kann keine Plätze zeichnen. Wählen Sie eines von: {1}.',
  'The process that places drawings ended: {0}. Try it again.':
    'Der Prozess, der Zeichnungen platziert, endete: {0}. Versuchen Sie es noch einmal.',
  '‘{0}’ was taken over by {1} while this computer did not answer.':
    '„{0}“ wurde übernommen, während dieser Rechner nicht antwortete: {1}.',
  '‘{0}’ is being computed already, by process {1} on {2}. Its result will stand in the same folder.':
    '„{0}“ wird schon gerechnet, von Prozess {1} auf {2}. Das Ergebnis wird in demselben Ordner stehen.',
  '{0}, seed {1}': '{0}, Startwert {1}',
  'There is no run {0} in {1}. ‘shape-space jobs’ with --list says which there are.':
    'Es gibt keinen Lauf {0} in {1}. „shape-space jobs“ mit --list nennt alle.',
  '‘{0}’ needs the result of ‘{1}’, which failed: {2} Carry that one out first.':
    '„{0}“ braucht das Ergebnis von „{1}“, und der ist gescheitert: {2} Rechnen Sie zuerst diesen.',
  '‘{0}’ needs the result of ‘{1}’, which is not there, and nobody is computing it. Carry that one out first.':
    '„{0}“ braucht das Ergebnis von „{1}“; es ist nicht da, und niemand rechnet daran. Rechnen Sie zuerst diesen.',
  'no reason is known.': 'ein Grund ist nicht bekannt.',
  'No reason is known.': 'Ein Grund ist nicht bekannt.',
  '‘{0}’: its process ended {1} times without getting on ({2}). Its last checkpoint is kept.':
    '„{0}“: Sein Prozess endete {1}-mal, ohne voranzukommen ({2}). Der letzte Zwischenstand bleibt erhalten.',
  '‘{0}’ failed. {1}': '„{0}“ ist gescheitert. {1}',
  'The decoded drawings in {0} are missing, damaged, of other drawings, or of another version of this program. Make the workpack again with this version.':
    'Die entpackten Zeichnungen in {0} fehlen, sind beschädigt, gehören zu anderen Zeichnungen oder zu einer anderen Fassung dieses Programms. Machen Sie das Arbeitspaket mit dieser Fassung neu.',
  'taken out before its turn': 'herausgenommen, bevor er an der Reihe war',
  'Some of these runs were handed to a login node that has not been asked where they are. Ask it first, or they may be carried out twice.':
    'Einige dieser Läufe wurden einem Anmeldeknoten übergeben, der noch nicht gefragt wurde, wo sie sind. Fragen Sie ihn zuerst, sonst werden sie womöglich zweimal ausgeführt.',
  'No workpack of this project was made yet. Make one first.':
    'Für dieses Projekt wurde noch kein Arbeitspaket angelegt. Legen Sie zuerst eines an.',
  '{0} is no workpack: it has no workpack.json. Choose the folder that ‘jobs --pack’ made.':
    '{0} ist kein Arbeitspaket: workpack.json fehlt. Wählen Sie den Ordner, den „jobs --pack“ angelegt hat.',
  'The workpack {0} belongs to the project ‘{1}’, so its results are not taken into this one.':
    'Das Arbeitspaket {0} gehört zum Projekt „{1}“, darum werden seine Ergebnisse hier nicht übernommen.',
  'The project has planned no run {0}, so its result is not taken. List or submit its jobs again.':
    'Das Projekt hat keinen Lauf {0} geplant, darum wird sein Ergebnis nicht übernommen. Listen Sie die Aufträge neu auf oder reichen Sie sie neu ein.',
  'The record of ‘{0}’ is missing or damaged in {1}. Copy the folder of the run again.':
    'Der Eintrag von „{0}“ fehlt in {1} oder ist beschädigt. Kopieren Sie den Ordner des Laufs noch einmal.',
  'What stands in {0} is another run than its name says, so its result is not taken.':
    'In {0} steht ein anderer Lauf, als der Name sagt; darum wird sein Ergebnis nicht übernommen.',
  'The result of ‘{0}’ in {1} has no {2}, so it is not taken.': 'Dem Ergebnis von „{0}“ in {1} fehlt {2}; darum wird es nicht übernommen.',
  '{0} cannot be read, so the result is not taken.': '{0} ist nicht lesbar, darum wird das Ergebnis nicht übernommen.',
  '‘{0}’ is just being computed in the project too, by process {1} on {2}. Collect again when that is over.':
    '„{0}“ wird auch im Projekt gerade gerechnet, von Prozess {1} auf {2}. Sammeln Sie noch einmal, wenn das vorbei ist.',
  'Here it was computed with {0}, there with {1}.': 'Hier wurde es mit {0} berechnet, dort mit {1}.',
  'The folder {0} is not empty and no workpack. Choose an empty or new one.':
    'Der Ordner {0} ist nicht leer und kein Arbeitspaket. Wählen Sie einen leeren oder neuen.',
  'The folder {0} is a workpack of the project ‘{1}’. Choose another one.':
    'Der Ordner {0} ist ein Arbeitspaket des Projekts „{1}“. Wählen Sie einen anderen.',
  'The workpack {0} was made from data that have changed since. Collect its results and choose another folder.':
    'Das Arbeitspaket {0} wurde aus Daten gemacht, die sich seitdem geändert haben. Sammeln Sie seine Ergebnisse und wählen Sie einen anderen Ordner.',
  '{0} could not be put into {1}. Check the disk and try again.':
    '{0} konnte nicht in {1} abgelegt werden. Prüfen Sie den Datenträger und versuchen Sie es noch einmal.',
  '{0} is no workpack: it has no workpack.json.': '{0} ist kein Arbeitspaket: workpack.json fehlt.',
  '‘{0}’ is no name of a login node. Give it as ssh knows it, such as me@cluster.university.edu.':
    '„{0}“ ist kein Name eines Anmeldeknotens. Geben Sie ihn an, wie ssh ihn kennt, etwa ich@cluster.universitaet.de.',
  'The program ssh is not on this computer. Install it, or give the command on the login node itself.':
    'Das Programm ssh ist nicht auf diesem Rechner. Installieren Sie es, oder geben Sie den Befehl auf dem Anmeldeknoten selbst.',
  "There is no SLURM on this computer: {0} was not found. Give --host with the cluster's login node, or give the command there.":
    'Auf diesem Rechner gibt es kein SLURM: {0} wurde nicht gefunden. Geben Sie mit --host den Anmeldeknoten des Clusters an, oder geben Sie den Befehl dort.',
  'SLURM does not answer ({0}{1}): its controller seems to be down or out of reach. What was submitted is not lost; try again later.':
    'SLURM antwortet nicht ({0}{1}): Seine Steuerung scheint aus oder nicht erreichbar zu sein. Was eingereicht wurde, ist nicht verloren; versuchen Sie es später noch einmal.',
  ' on {0}': ' auf {0}',
  'The login node {0} could not be reached with ssh: {1}. Try ‘ssh {2}’ in a terminal: it must come in without asking for anything.':
    'Der Anmeldeknoten {0} war mit ssh nicht erreichbar: {1}. Versuchen Sie „ssh {2}“ in einem Terminal: Es muss ohne jede Rückfrage hineinkommen.',
  "{0} was not found on {1}. Is that the cluster's login node?":
    '{0} wurde auf {1} nicht gefunden. Ist das der Anmeldeknoten des Clusters?',
  '{0} refused: {1}.': '{0} lehnte ab: {1}.',
  'sbatch did not say the number of the job but: {0}': 'sbatch nannte nicht die Nummer des Auftrags, sondern: {0}',
  'The result of ‘{0}’ in {1} was computed from other runs than the project has planned, so it is not taken.':
    'Das Ergebnis von „{0}“ in {1} wurde aus anderen Läufen gerechnet, als das Projekt geplant hat; es wird nicht übernommen.',
  '{0} holds no regression to {1} dimensions, so the result is not taken.':
    '{0} enthält keine Regression auf {1} Dimensionen; das Ergebnis wird nicht übernommen.',
  '{0} has a place of ‘{1}’, which is no stimulus of the project, so the result is not taken.':
    '{0} hat einen Platz von „{1}“, das kein Stimulus des Projekts ist; das Ergebnis wird nicht übernommen.',
  '{0} has places in {1} dimensions, the run was planned for {2}, so the result is not taken.':
    '{0} hat Plätze in {1} Dimensionen, der Lauf wurde für {2} geplant; das Ergebnis wird nicht übernommen.',
  '{0} has copy {1} of ‘{2}’ twice, so the result is not taken.':
    '{0} hat Kopie {1} von „{2}“ zweimal; das Ergebnis wird nicht übernommen.',
  '‘{0}’ reads the network of ‘{1}’, whose weights are not in this project: its result came without them. Delete runs/{2} and pack again; it is then computed there.':
    '„{0}“ liest das Netz von „{1}“, dessen Gewichte nicht in diesem Projekt sind: Sein Ergebnis kam ohne sie. Löschen Sie runs/{2} und packen Sie noch einmal; dann wird es dort gerechnet.',
  '{0} is missing in the project, so nothing was packed. Put it back, or exclude its stimulus.':
    '{0} fehlt im Projekt, darum wurde nichts gepackt. Legen Sie die Datei zurück oder schließen Sie ihren Stimulus aus.',
};
