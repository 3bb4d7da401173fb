/** Sätze des Berichts, der Tabellen für Manuskripte und unter Abbildungen. */
export const report = {
  '{0}: mean R² over {1} test folds and {2} seeds was {3} (SD = {4})':
    '{0}: Das mittlere R² über {1} Testteile und {2} Startwerte betrug {3} (SD = {4})',
  '{0}: R² in the one test fold was {1}': '{0}: R² in dem einen Testteil betrug {1}',
  '{0}: mean R² over {1} test folds was {2} (SD = {3})': '{0}: Das mittlere R² über {1} Testteile betrug {2} (SD = {3})',
  'pooled over all test predictions, R² was {0}': 'über alle Testvorhersagen zusammen betrug R² {0}',
  'the mean squared error was {0} (SD = {1})': 'der mittlere quadrierte Fehler betrug {0} (SD = {1})',
  'the mean Euclidean distance was {0} (SD = {1})': 'der mittlere euklidische Abstand betrug {0} (SD = {1})',
  't({0}) = {1}, p {2}': 't({0}) = {1}, p {2}',
  '{0} and {1} differed in {2} by {3}, {4} (corrected resampled t test over folds).':
    '{0} und {1} unterschieden sich in {2} um {3}, {4} (korrigierter t-Test über die Testteile).',
  '{0} and {1} differed in {2} by {3}, 95% CI {4}, p {5} (paired over stimuli, {6} resamples)':
    '{0} und {1} unterschieden sich in {2} um {3}, 95-%-KI {4}, p {5} (gepaart über Stimuli, {6} Ziehungen)',
  '{0} and {1} differed in {2} by {3}, 95% CI {4}, p {5}, dz = {6} (paired over stimuli, {7} resamples)':
    '{0} und {1} unterschieden sich in {2} um {3}, 95-%-KI {4}, p {5}, dz = {6} (gepaart über Stimuli, {7} Ziehungen)',
  'over folds, {0} (corrected resampled t test)': 'über die Testteile {0} (korrigierter t-Test)',
  'With one dimension, Stress-1 of the space ‘{0}’ is {1}': 'Mit einer Dimension beträgt Stress-1 des Raums „{0}“ {1}',
  'With {0} dimensions, Stress-1 of the space ‘{1}’ is {2}': 'Mit {0} Dimensionen beträgt Stress-1 des Raums „{1}“ {2}',
  'Kendall’s τ between its distances and the dissimilarities is {0}':
    'Kendalls τ zwischen seinen Abständen und den Unähnlichkeiten beträgt {0}',
  'M and SD over {0} test folds and all seeds; pooled: once over the test predictions of all folds.':
    'M und SD über {0} Testteile und alle Startwerte; gesamt: einmal über die Testvorhersagen aller Teile.',
  'M and SD over {0} test folds; pooled: once over the test predictions of all folds.':
    'M und SD über {0} Testteile; gesamt: einmal über die Testvorhersagen aller Teile.',
  'Predicted Places in the Space ‘{0}’ (One Dimension)': 'Vorhergesagte Plätze im Raum „{0}“ (eine Dimension)',
  'Predicted Places in the Space ‘{0}’ ({1} Dimensions)': 'Vorhergesagte Plätze im Raum „{0}“ ({1} Dimensionen)',
  'MSE = mean squared error, summed over dimensions.': 'MSE = mittlerer quadrierter Fehler, über die Dimensionen summiert.',
  'τ = Kendall’s tau-b between distances of predicted places and dissimilarities.':
    'τ = Kendalls Tau-b zwischen den Abständen der vorhergesagten Plätze und den Unähnlichkeiten.',
  'Accuracy of Naming Held-Out Sketches': 'Trefferquote beim Benennen ungesehener Skizzen',
  'M and SD over test folds.': 'M und SD über die Testteile.',
  'Comparison of {0} (A) and {1} (B)': 'Vergleich von {0} (A) und {1} (B)',
  'Difference = A − B. CI = percentile interval of the bootstrap and p of a permutation test, both paired over drawings ({0} resamples); dz = mean difference by its SD; p over folds = corrected resampled t test.':
    'Differenz = A − B. KI = Perzentilintervall des Bootstraps und p eines Permutationstests, beide gepaart über Zeichnungen ({0} Ziehungen); dz = mittlere Differenz durch ihre SD; p über Teile = korrigierter t-Test.',
  'Fit of the Space ‘{0}’ by Number of Dimensions': 'Anpassung des Raums „{0}“ nach Zahl der Dimensionen',
  'τ = Kendall’s tau-b between distances and dissimilarities.': 'τ = Kendalls Tau-b zwischen Abständen und Unähnlichkeiten.',
  'Source: {0}.': 'Quelle: {0}.',
  'Computed by {0}.': 'Berechnet durch: {0}.',
  'The address of a report names its language and how its numbers look.':
    'Die Adresse eines Berichts nennt seine Sprache und wie seine Zahlen aussehen.',
  'Not as in the study ({0}): {1}': 'Nicht wie in der Studie ({0}): {1}',
  '{0} did not leave the plateau it began on in fold {1}': '{0} hat das Plateau des Anfangs nicht verlassen (Teil {1})',
  'The study has changed since this section was written.': 'Die Studie hat sich geändert, seit dieser Teil geschrieben wurde.',
  'Its numbers have changed since this note was written.': 'Die Zahlen haben sich geändert, seit diese Anmerkung geschrieben wurde.',
  'The stimuli were {0} line drawings.': 'Stimuli waren {0} Strichzeichnungen.',
  'The stimuli were {0} line drawings from {1} categories of {2} each.':
    'Stimuli waren {0} Strichzeichnungen aus {1} Kategorien mit je {2}.',
  'The stimuli were {0} line drawings from {1} categories.': 'Stimuli waren {0} Strichzeichnungen aus {1} Kategorien.',
  'They were taken from {0}.': 'Sie stammen von {0}.',
  '{0} participants rated the similarity of pairs of drawings ({1} ratings; {2} of {3} pairs, on average {4} ratings for each).':
    '{0} Personen beurteilten die Ähnlichkeit von Zeichnungspaaren ({1} Urteile; {2} von {3} Paaren, im Mittel {4} Urteile je Paar).',
  'One further rating was excluded.': 'Ein weiteres Urteil wurde ausgeschlossen.',
  '{0} further ratings were excluded.': '{0} weitere Urteile wurden ausgeschlossen.',
  'The mean Spearman correlation of a participant’s ratings with the mean of all others’ was {0}.':
    'Die mittlere Spearman-Korrelation der Urteile einer Person mit dem Mittel aller anderen betrug {0}.',
  'Dissimilarities of {0} of {1} pairs of drawings were used.': 'Verwendet wurden Unähnlichkeiten von {0} der {1} Zeichnungspaare.',
  'There were {0} judgements of triplets of drawings.': 'Es gab {0} Urteile über Tripel von Zeichnungen.',
  'The target space ‘{0}’, which was imported, has one dimension.': 'Der Zielraum „{0}“, der importiert wurde, hat eine Dimension.',
  'The target space ‘{0}’, which was imported, has {1} dimensions.': 'Der Zielraum „{0}“, der importiert wurde, hat {1} Dimensionen.',
  'The target space ‘{0}’ has one dimension ({1}).': 'Der Zielraum „{0}“ hat eine Dimension ({1}).',
  'The target space ‘{0}’ has {1} dimensions ({2}).': 'Der Zielraum „{0}“ hat {1} Dimensionen ({2}).',
  'Its Stress-1 (Kruskal, 1964) is {0}.': 'Sein Stress-1 (Kruskal, 1964) beträgt {0}.',
  'Kendall’s τ between its distances and the dissimilarities is {0}.':
    'Kendalls τ zwischen seinen Abständen und den Unähnlichkeiten beträgt {0}.',
  'Coordinates were normalised to a centroid of 0 and a mean squared distance to the origin of 1.':
    'Die Koordinaten wurden auf den Schwerpunkt 0 und einen mittleren quadrierten Abstand zum Ursprung von 1 normiert.',
  'Networks were trained on {0}.': 'Netze lernten an {0}.',
  '{0} ({1} images, {2} classes)': '{0} ({1} Bilder, {2} Klassen)',
  'The network was Sketch-a-Net (Yu et al., 2017) for images of {0} × {1} pixels with {2} times its filters and a bottleneck of {3} units.':
    'Das Netz war Sketch-a-Net (Yu et al., 2017) für Bilder von {0} × {1} Pixeln mit dem {2}-Fachen seiner Filter und einem Engpass von {3} Einheiten.',
  'It was trained by Adam with a learning rate of {0} in batches of {1} for at most {2} epochs (encoder dropout {3}, weight decay {4}, noise {5}).':
    'Es wurde mit Adam und einer Lernrate von {0} in Stapeln von {1} höchstens {2} Epochen trainiert (Dropout im Encoder {3}, Gewichtszerfall {4}, Rauschen {5}).',
  'Features for transfer from photographs came from {0}.': 'Die Merkmale für den Transfer von Fotos kamen aus {0}.',
  'Where the procedure departs from that of the published study is listed under Limits.':
    'Worin das Vorgehen von dem der veröffentlichten Studie abweicht, steht unter Grenzen.',
  'All methods were evaluated by five-fold cross-validation: three folds for training, one for choosing epoch or penalty, one for the test; drawings were dealt to folds before any copy of them was made.':
    'Alle Verfahren wurden durch fünffache Kreuzvalidierung geprüft: drei Teile zum Lernen, einer zur Wahl von Epoche oder Strafe, einer zum Test; die Zeichnungen wurden auf die Teile verteilt, bevor Kopien von ihnen entstanden.',
  'Methods were compared on the same test predictions by the bootstrap (percentile interval), a permutation test, and the corrected resampled t test over folds (Nadeau & Bengio, 2003).':
    'Verglichen wurden die Verfahren an denselben Testvorhersagen durch Bootstrap (Perzentilintervall), Permutationstest und den korrigierten t-Test über die Testteile (Nadeau & Bengio, 2003).',
  'All random numbers came from seeded streams (seed {0}).': 'Alle Zufallszahlen kamen aus Strömen mit festem Startwert ({0}).',
  'This project has {0} notes already. Remove one first.': 'Dieses Projekt hat schon {0} Anmerkungen. Bitte erst eine entfernen.',
  '{0} by {1} participants': '{0} von {1} Personen',
  '{0} of {1}': '{0} von {1}',
  '{0}, one dimension': '{0}, eine Dimension',
  '{0}, {1} dimensions': '{0}, {1} Dimensionen',
  'The last dimension lowered Stress-1 by {0}; a further one would lower it by {1}.':
    'Die letzte Dimension senkte Stress-1 um {0}; eine weitere würde ihn um {1} senken.',
  '{0} rows of the results were computed before the data were changed.':
    '{0} Zeilen der Ergebnisse wurden berechnet, bevor die Daten geändert wurden.',
  'Some rows stand on fewer than five folds.': 'Einige Zeilen beruhen auf weniger als fünf Teilen.',
  'Test folds share their training data; intervals over stimuli treat one training of each network as fixed.':
    'Testteile teilen sich ihre Trainingsdaten; Intervalle über Stimuli nehmen ein Training jedes Netzes als gegeben.',
  'Trainings: {0}': 'Training: {0}',
  'Seed of the project: {0}': 'Startwert des Projekts: {0}',
  '{0} starts; at most {1} iterations; seed {2}': '{0} Starts; höchstens {1} Schritte; Startwert {2}',
  'classical scaling; seed {0}': 'klassische Skalierung; Startwert {0}',
  'metric scaling; {0} scale; {1}': 'metrische Skalierung; Skala {0}; {1}',
  'nonmetric scaling; {0} ties; {1}': 'nichtmetrische Skalierung; Bindungen {0}; {1}',
  'ordinal embedding from triplets; {0} loss; {1}': 'ordinale Einbettung aus Tripeln; Verlust {0}; {1}',
  'median of the ratings': 'Median der Urteile',
  'median of the ratings, at most {0} of a pair': 'Median der Urteile, höchstens {0} je Paar',
  'mean of the ratings': 'Mittel der Urteile',
  'mean of the ratings, at most {0} of a pair': 'Mittel der Urteile, höchstens {0} je Paar',
  'a baseline': 'ein Vergleichsmodell',
  '{0} (step {1})': '{0} (Schritt {1})',
  'True and predicted places of {0} drawings in the {1}-D space ‘{2}’, seen along its first two principal axes. A drawing stands at its true place, the open mark is where {3} puts it ({4}), each predicted by the fold that had never seen it. Colour and shape of the marks stand for the category.':
    'Wahre und vorhergesagte Plätze von {0} Zeichnungen im {1}-D-Raum „{2}“, gesehen entlang seiner ersten beiden Hauptachsen. Eine Zeichnung steht an ihrem wahren Platz, das offene Zeichen dort, wo {3} sie hinsetzt ({4}), jeweils vorhergesagt von dem Teil, der sie nie gesehen hatte. Farbe und Form der Zeichen stehen für die Kategorie.',
  'computed once over the test predictions of all folds together': 'einmal berechnet über die Testvorhersagen aller Teile zusammen',
  'mean and standard deviation over five folds': 'Mittel und Standardabweichung über fünf Teile',
  'Diamonds are published values ({0}).': 'Rauten sind veröffentlichte Werte ({0}).',
  '{0} on held-out drawings, from answers that know nothing of the drawing to the noise ceiling: {1}, small dots are single folds. A name in bold beats every other method in a paired test at 5 %. Values beyond the axis stand as triangles at its edge.':
    '{0} bei ungesehenen Zeichnungen, von Antworten, die nichts von der Zeichnung wissen, bis zur Rauschgrenze: {1}, kleine Punkte sind einzelne Teile. Ein fett gesetztes Verfahren übertrifft jedes andere in einem gepaarten Test auf dem 5-%-Niveau. Werte jenseits der Achse stehen als Dreiecke an ihrem Rand.',
  '{0} on held-out drawings by the number of dimensions of the target space: mean over five folds (bold), single folds (thin) and one standard deviation on either side (pale). Values beyond the axis stand as triangles at its edge.':
    '{0} bei ungesehenen Zeichnungen nach der Zahl der Dimensionen des Zielraums: Mittel über fünf Teile (fett), einzelne Teile (dünn) und eine Standardabweichung zu beiden Seiten (blass). Werte jenseits der Achse stehen als Dreiecke an ihrem Rand.',
  "Representational similarity analysis: Kendall's tau-b between Euclidean distances of activations and the dissimilarities people gave, layer by layer, over {0} pairs. Dots are single folds.":
    'Repräsentationale Ähnlichkeitsanalyse: Kendalls Tau-b zwischen euklidischen Abständen der Aktivierungen und den Unähnlichkeiten aus den Urteilen, Schicht für Schicht, über {0} Paare. Punkte sind einzelne Teile.',
  'Distance between predicted and true place of {0} drawings under two methods; below the diagonal A is nearer.':
    'Abstand zwischen vorhergesagtem und wahrem Platz von {0} Zeichnungen bei zwei Verfahren; unter der Diagonale liegt A näher.',
  'Predicted distance from the centre, and predicted coordinate of each axis, for one unit of the true one (least squares). 1 means that nothing is lost, 0 that everything is put at the centre.':
    'Vorhergesagter Abstand von der Mitte und vorhergesagte Koordinate jeder Achse je Einheit der wahren (kleinste Quadrate). 1 heißt, dass nichts verloren geht, 0, dass alles in die Mitte gesetzt wird.',
  'Mean of predicted minus true coordinate along each axis of the space.':
    'Mittel aus vorhergesagter minus wahrer Koordinate entlang jeder Achse des Raums.',
  'Mean distance between predicted and true place by category.':
    'Mittlerer Abstand zwischen vorhergesagtem und wahrem Platz nach Kategorie.',
  'A: {0} – {1}; B: {2} – {3}. Test predictions only, each by the fold that had never seen the drawing.':
    'A: {0} – {1}; B: {2} – {3}. Nur Testvorhersagen, jeweils von dem Teil, der die Zeichnung nie gesehen hatte.',
  "Learning curves of {0}: training (solid) and validation (dashed), mean over {1} folds in bold, single folds thin; circles mark the epoch each fold's results are taken from.":
    'Lernkurven von {0}: Training (durchgezogen) und Validierung (gestrichelt), das Mittel über {1} Teile fett, einzelne Teile dünn; Kreise zeigen die Epoche, aus der die Ergebnisse eines Teils stammen.',
  '{0}: what was drawn (bars) and what was to be expected (dashed line).':
    '{0}: was gezogen wurde (Balken) und was zu erwarten war (gestrichelte Linie).',
  'The filled mark is the target space ({0}-D).': 'Das gefüllte Zeichen ist der Zielraum ({0}-D).',
  "Kruskal's Stress-1 of the space ‘{0}’ by its number of dimensions; lower is better.":
    'Kruskals Stress-1 des Raums „{0}“ nach der Zahl seiner Dimensionen; weniger ist besser.',
  'Share of triplet judgements that the distances of the space ‘{0}’ predict, by its number of dimensions: judgements held out, judgements fitted to, the most frequent answer to triplets judged more than once, and guessing; higher is better. Computed by {1}.':
    'Anteil der Tripel-Urteile, die von den Abständen des Raums „{0}“ getroffen werden, nach der Zahl seiner Dimensionen: zurückgehaltene Urteile, solche, an die angepasst ist, die häufigste Antwort auf mehrmals beurteilte Tripel, und Raten; mehr ist besser. Berechnet durch: {1}.',
  'Shepard diagram of {0}: the distance of every pair of drawings in the space over the dissimilarity people gave, and the curve the fit draws through them. What lies far from the curve fits badly.':
    'Shepard-Diagramm von {0}: der Abstand jedes Paars von Zeichnungen im Raum über der Unähnlichkeit aus den Urteilen, und die Kurve, die die Anpassung hindurchlegt. Was weit von der Kurve liegt, passt schlecht.',
  'Permutation test of Stress-1: fits to {0} shuffled data sets (bars) and to the real data (line); p = {1}.':
    'Permutationstest von Stress-1: Anpassungen an {0} vermischte Datensätze (Balken) und an die echten Daten (Linie); p = {1}.',
  '{0} of all pairs of {1} drawings, in the order of a cluster analysis.':
    '{0} aller Paare von {1} Zeichnungen, geordnet durch eine Clusteranalyse.',
  '{0} of all pairs of {1} drawings, in the order of their categories.':
    '{0} aller Paare von {1} Zeichnungen, geordnet nach ihren Kategorien.',
  'What the networks draw at {0} places on the way along {1}; the number below is the distance between the place asked for and the place where the same networks put the picture. Units of the bottleneck that are no coordinates: {2}.':
    'Was die Netze an {0} Plätzen auf dem Weg entlang {1} zeichnen; die Zahl darunter ist der Abstand zwischen dem verlangten Platz und dem, an den dieselben Netze das Bild setzen. Einheiten des Engpasses, die keine Koordinaten sind: {2}.',
};
