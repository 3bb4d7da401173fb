/** Sentences about published bundles and what was found in them, in German. */
import type { Dictionary } from '../translate';

export const bundles: Dictionary = {
  'dataset_description.json is missing.': 'dataset_description.json fehlt.',
  'dataset_description.json is no JSON object.': 'dataset_description.json ist kein JSON-Objekt.',
  'dataset_description.json does not have the @type ‘Dataset’.': 'dataset_description.json hat nicht den @type „Dataset“.',
  'dataset_description.json has no {0}.': 'In dataset_description.json fehlt {0}.',
  'dataset_description.json has no list of variables (variableMeasured).':
    'In dataset_description.json fehlt die Liste der Variablen (variableMeasured).',
  'There is no data file below data/.': 'Unter data/ gibt es keine Datendatei.',
  '{0} is not named by keywords and values.': '{0} ist nicht nach Schlüsselwörtern und Werten benannt.',
  'The column ‘{0}’ of {1} is described nowhere.': 'Die Spalte „{0}“ von {1} ist nirgends beschrieben.',
  '{0} has the column ‘{1}’ twice.': '{0} hat die Spalte „{1}“ zweimal.',
  '{0} lines were published, {1} are computed': '{0} Zeilen wurden veröffentlicht, {1} werden berechnet',
  'line {0}: ‘{1}’ was published, ‘{2}’ is computed': 'Zeile {0}: „{1}“ wurde veröffentlicht, „{2}“ wird berechnet',
  'at most {0} apart': 'höchstens um {0} verschieden',
  'There is no file {0}. Choose another one.': 'Es gibt keine Datei {0}. Wählen Sie eine andere.',
  '{0} is no bundle of this program: it has no bundle.json. Choose a file made by Publish or by ‘shape-space bundle’.':
    '{0} ist keine veröffentlichte Studie dieses Programms: bundle.json fehlt. Wählen Sie eine Datei, die mit „Veröffentlichen“ oder „shape-space bundle“ entstand.',
  'its list of files is larger than 256 MB': 'ihre Dateiliste ist größer als 256 MB',
  'it is no zip file, or it is damaged or cut off': 'sie ist keine Zip-Datei, oder sie ist beschädigt oder abgeschnitten',
  'it has {0} files': 'sie hat {0} Dateien',
  'the path of a file in it {0}': 'der Pfad einer Datei darin {0}',
  'it has a link in it': 'sie enthält eine Verknüpfung',
  'a file in it would unpack to more than {0} times its size': 'eine Datei darin würde ausgepackt mehr als {0}-mal so groß',
  'it has two files of one name': 'sie hat zwei Dateien gleichen Namens',
  'bundle.json is no JSON': 'bundle.json ist kein JSON',
  '{0} was made by a newer version of this program. Update the program to open it.':
    '{0} stammt von einer neueren Version dieses Programms. Aktualisieren Sie das Programm, um sie zu öffnen.',
  '{0} was made by a version of this program whose bundles are no longer read. Ask for one made by a newer version.':
    '{0} stammt von einer Version dieses Programms, deren veröffentlichte Studien nicht mehr gelesen werden. Lassen Sie sich eine Datei einer neueren Version geben.',
  'a file in it is the folder of another one': 'eine Datei darin ist zugleich der Ordner einer anderen',
  'it has more starts and steps than anybody computes unasked': 'er hat mehr Starts und Schritte, als jemand ungefragt rechnet',
  'The project was changed while it was published, so nothing was written. Publish it again when nothing is running.':
    'Das Projekt wurde geändert, während es veröffentlicht wurde; darum wurde nichts geschrieben. Veröffentlichen Sie es noch einmal, wenn nichts läuft.',
  'bundle.json is damaged ({0})': 'bundle.json ist beschädigt ({0})',
  'a path in bundle.json {0}': 'ein Pfad in bundle.json {0}',
  '{0} cannot be opened as a bundle: {1}. Ask for the file again.':
    '{0} lässt sich nicht als veröffentlichte Studie öffnen: {1}. Lassen Sie sich die Datei noch einmal geben.',
  '{0} was altered after it was published: {1} is not the file it was. Ask for the file again.':
    '{0} wurde nach der Veröffentlichung verändert: {1} ist nicht mehr die Datei von damals. Lassen Sie sich die Datei noch einmal geben.',
  'layers, pixels and noise ceiling': 'Schichten, Pixel und Rauschgrenze',
  'a drawing or the space is not in here': 'eine Zeichnung oder der Raum ist nicht enthalten',
  'layers of {0}': 'Schichten von {0}',
  'its weights are not in here': 'seine Gewichte sind nicht enthalten',
  'agreement of the space': 'Übereinstimmung des Raums',
  'pixels, lasso': 'Pixel, Lasso',
  'pixels, ridge': 'Pixel, Ridge',
  'noise ceiling': 'Rauschgrenze',
  'from the ratings': 'aus den Urteilen',
  'they were imported beside the ratings, and do not say how they came about':
    'sie wurden neben den Urteilen importiert und sagen nicht, wie sie entstanden',
  'its judgements were changed': 'seine Urteile wurden geändert',
  'it was imported from others, with no way to compute it': 'er wurde von anderen übernommen und lässt sich nicht berechnen',
  'an older version of the program computed it and did not write down from which judgements':
    'eine ältere Version des Programms hat ihn berechnet und nicht aufgeschrieben, aus welchen Urteilen',
  'the judgements it was computed from are not in here as they were':
    'die Urteile, aus denen er berechnet wurde, sind nicht unverändert enthalten',
  'of all runs, from their predictions': 'aller Läufe, aus ihren Vorhersagen',
  '{0} of {1}: {2} was published, {3} is computed': '{0} ({1}): {2} wurde veröffentlicht, {3} wird berechnet',
  '{0} computed again': '{0} neu berechnet',
  '{0} not computed again': '{0} nicht neu berechnet',
  'they read a photograph network of their author’s own, which is not opened unasked':
    'sie lesen ein eigenes Fotonetz der Autorin oder des Autors, das nicht ungefragt geöffnet wird',
  'the weights of the networks that they begin with are not in here':
    'die Gewichte der Netze, mit denen sie beginnen, sind nicht enthalten',
  'its metrics cannot be read': 'seine Maße sind nicht lesbar',
  'it could not be computed: {0}': 'er ließ sich nicht berechnen: {0}',
  all: 'alles',
  'it is missing, cut off or of another size': 'sie fehlt, ist abgeschnitten oder anders groß',
  'it was altered after it was published': 'sie wurde nach der Veröffentlichung verändert',
  'it was added after the bundle was published': 'sie kam nach der Veröffentlichung hinzu',
  '{0} files of the project were left out when it was published': '{0} Dateien des Projekts wurden bei der Veröffentlichung weggelassen',
  '{0} files as they were published': '{0} Dateien wie veröffentlicht',
  'a Psych-DS data set': 'ein Psych-DS-Datensatz',
  'opens as a project': 'lässt sich als Projekt öffnen',
  'what it is made of is not in here': 'woraus sie entsteht, ist nicht enthalten',
  'The study is too large for one zip file ({0} files, 4 GB). Leave out the sketch collections.':
    'Die Studie ist zu groß für eine Zip-Datei ({0} Dateien, 4 GB). Lassen Sie die Skizzensammlungen weg.',
  'bundle.json names a file twice': 'bundle.json nennt eine Datei zweimal',
  'bundle.json names a file that no study publishes there: {0}': 'bundle.json nennt eine Datei, die keine Studie dort veröffentlicht: {0}',
  'a file in it is larger than 1 GB': 'eine Datei darin ist größer als 1 GB',
  'it would unpack to more than {0} times its size': 'sie würde ausgepackt mehr als {0}-mal so groß',
  'This study names sketch collections outside of its folder, so it is not opened. Ask for the file again.':
    'Diese Studie nennt Skizzensammlungen außerhalb ihres Ordners und wird deshalb nicht geöffnet. Lassen Sie sich die Datei noch einmal geben.',
  'trainings are repeated only when they are asked for': 'Trainings werden nur auf Wunsch wiederholt',
  'they stand on more copies than anybody computes unasked': 'sie stehen auf mehr Kopien, als man ungefragt berechnet',
  'nothing was answered': 'es kam keine Antwort',
  'The check was cancelled.': 'Die Prüfung wurde abgebrochen.',
  '{0} is there already. Choose another name.': '{0} gibt es schon. Wählen Sie einen anderen Namen.',
  '{0} must end with {1}. Choose a name that does.': '{0} muss auf {1} enden. Wählen Sie einen solchen Namen.',
};
