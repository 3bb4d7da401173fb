/** Sentences about spaces and their computation, in German. */
import type { Dictionary } from '../translate';

export const spaces: Dictionary = {
  'A similarity space needs at least 3 stimuli; there are {0}.': 'Ein Ähnlichkeitsraum braucht mindestens 3 Stimuli; es sind {0}.',
  '{0} stimuli can have a space of 1 to {1} dimensions, not {2}.':
    '{0} Stimuli können einen Raum mit 1 bis {1} Dimensionen haben, nicht mit {2}.',
  'The dissimilarities of stimuli {0} and {1} differ by direction: {2} and {3}.':
    'Die Unähnlichkeiten der Stimuli {0} und {1} unterscheiden sich je nach Richtung: {2} und {3}.',
  'The dissimilarity of stimuli {0} and {1} is {2}; it must be 0 or more.':
    'Die Unähnlichkeit der Stimuli {0} und {1} ist {2}; sie muss 0 oder größer sein.',
  'names the stimulus ‘{0}’, which is not in the list of stimuli': 'nennt den Stimulus „{0}“, der nicht in der Liste der Stimuli steht',
  'compares ‘{0}’ with itself': 'vergleicht „{0}“ mit sich selbst',
  'is {0}, outside the scale of {1} to {2}': 'ist {0} und liegt außerhalb der Skala von {1} bis {2}',
  'Rating {0} {1}. Correct or remove that row and import the ratings again.':
    'Urteil {0} {1}. Berichtigen oder entfernen Sie diese Zeile und importieren Sie die Urteile noch einmal.',
  'The ratings fall into {0} groups of stimuli that were never compared with each other, so their places cannot be worked out. Add ratings of pairs that link the groups, or remove the stimuli that nobody compared.':
    'Die Urteile zerfallen in {0} Gruppen von Stimuli, die nie miteinander verglichen wurden; darum lassen sich ihre Plätze nicht berechnen. Ergänzen Sie Urteile über Paare, die die Gruppen verbinden, oder entfernen Sie die Stimuli, die niemand verglichen hat.',
  'There are no judgements of triplets of these stimuli. Import triplets first.':
    'Es gibt keine Urteile über Tripel dieser Stimuli. Importieren Sie zuerst Tripel.',
  'ratings.csv names the stimulus ‘{0}’, which stimuli.csv does not have. Correct one of the two files.':
    'ratings.csv nennt den Stimulus „{0}“, den stimuli.csv nicht hat. Berichtigen Sie eine der beiden Dateien.',
  'This is computed from dissimilarities only. For triplets the ceiling stands with the held-out accuracy.':
    'Das wird nur aus Unähnlichkeiten berechnet. Bei Tripeln steht die Obergrenze bei der zurückgehaltenen Genauigkeit.',
  'The space ‘{0}’ has no place for {1} stimuli, among them ‘{2}’. Compute it again for all stimuli.':
    'Der Raum „{0}“ hat keinen Platz für {1} Stimuli, darunter „{2}“. Berechnen Sie ihn neu für alle Stimuli.',
  'A space is computed by classical, metric or nonmetric scaling or from triplets; ‘imported’ is for spaces of others.':
    'Ein Raum wird durch klassische, metrische oder nichtmetrische Skalierung oder aus Tripeln berechnet; „imported“ steht für Räume anderer.',
  '‘{0}’ is an imported space and stays as it was published. Choose another name.':
    '„{0}“ ist ein importierter Raum und bleibt, wie er veröffentlicht wurde. Wählen Sie einen anderen Namen.',
  'A similarity space needs at least 3 stimuli. Add stimuli and ratings first.':
    'Ein Ähnlichkeitsraum braucht mindestens 3 Stimuli. Fügen Sie zuerst Stimuli und Urteile hinzu.',
  '{0} needs a name and at least one number in each row.': '{0} braucht in jeder Zeile einen Namen und mindestens eine Zahl.',
  '{0} holds {1} stimuli; a space needs at least 3.': '{0} enthält {1} Stimuli; ein Raum braucht mindestens 3.',
  '{0} is read as {1}, not as judgements of pairs. Say --kind matrix or --kind pairs if it holds them.':
    '{0} wird als {1} gelesen, nicht als Urteile über Paare. Geben Sie --kind matrix oder --kind pairs an, wenn die Datei sie enthält.',
  'This project has neither ratings nor dissimilarities, so no space can be computed. Import ratings first.':
    'Dieses Projekt hat weder Urteile noch Unähnlichkeiten, darum lässt sich kein Raum berechnen. Importieren Sie zuerst Urteile.',
  'dissimilarities.csv names the stimulus ‘{0}’, which stimuli.csv does not have. Correct one of the two files.':
    'dissimilarities.csv nennt den Stimulus „{0}“, den stimuli.csv nicht hat. Berichtigen Sie eine der beiden Dateien.',
  '{0} is read as {1}, which holds no single ratings. Say --kind ratings if it does, or give it as --dissimilarities.':
    '{0} wird als {1} gelesen und enthält keine einzelnen Urteile. Geben Sie --kind ratings an, wenn doch, oder geben Sie die Datei mit --dissimilarities an.',
  '{0} cannot be read.': '{0} ist nicht lesbar.',
  'This project has no single ratings, only dissimilarities. Import the ratings to use them here.':
    'Dieses Projekt hat keine einzelnen Urteile, nur Unähnlichkeiten. Importieren Sie die Urteile, um sie hier zu nutzen.',
  'The computation of the space was stopped. Start it again.': 'Die Berechnung des Raums wurde abgebrochen. Starten Sie sie noch einmal.',
  'The computation was cancelled.': 'Die Berechnung wurde abgebrochen.',
  'This computation was given up because the settings changed meanwhile.':
    'Diese Berechnung wurde aufgegeben, weil sich inzwischen die Einstellungen geändert haben.',
  'This project has no judgements of triplets of its stimuli. Import triplets, or ask for them in the rating study.':
    'Dieses Projekt hat keine Urteile über Tripel seiner Stimuli. Importieren Sie Tripel, oder fragen Sie in der Bewertungsstudie danach.',
  '{0} stimuli stand in no triplet, among them {1}: their places cannot be worked out. Exclude them on the Stimuli screen, or have them judged.':
    '{0} Stimuli kommen in keinem Tripel vor, darunter {1}: Ihre Plätze lassen sich nicht berechnen. Schließen Sie sie unter Stimuli aus, oder lassen Sie sie beurteilen.',
  '{0} is read as {1} and holds no usable triplet. Say --kind triplets and the columns, as in --column first=left, if it does.':
    '{0} wird als {1} gelesen und enthält kein brauchbares Tripel. Geben Sie --kind triplets und die Spalten an, wie in --column first=left, wenn doch.',
};
