/** Words with which people mark rows that are, or are not, to be used, in six languages: without accents, in lower case. */
const plain = (text: string): ReadonlySet<string> => new Set(text.trim().split(/\s+/));

/** What is marked so is to be used. */
export const goodMarks =
  plain(`valid use used usable include included incl keep kept good ok okay pass passed accept accepted approved placed responded answered analyse analyze analysed analyzed eligible
  gultig gueltig verwenden verwendet verwendbar benutzt nutzbar einbezogen eingeschlossen behalten brauchbar bestanden akzeptiert
  valide utilise utilisee utilisable inclus incluse garde reussi accepte
  valido valida usado usar utilizado incluido incluida conservar aceptado aprobado
  geldig gebruikt gebruiken bruikbaar opgenomen behouden geslaagd
  usato utilizzato incluso inclusa accettato superato`);

/** What is marked so is not to be used. */
export const badMarks =
  plain(`exclude excluded excl filtered inval exclusion invalid unusable miss missed timeout timeouts reject rejected outlier outliers failed fail skip skipped omit omitted drop dropped discard discarded bad remove removed
  artifact artefact artifacts dishonest slow unplaced ignore ignored deleted ineligible unanswered
  ausschluss ausgeschlossen gefiltert herausgefiltert ausschliessen ungultig ungueltig verpasst ausreisser verworfen durchgefallen ubersprungen uebersprungen unbrauchbar geloscht ignorieren
  exclu exclue exclure invalide manque rate rejete rejetee
  excluido excluida excluir invalido invalida perdido rechazado omitido descartado
  uitgesloten ongeldig gemist afgewezen overgeslagen verwijderd
  escluso esclusa escludere scartato mancato rifiutato saltato`);

/** Trials that only check whether people attend. */
export const checkMarks = plain(
  'catch attention attentioncheck catchtrial trap bogus lure aufmerksamkeit aufmerksamkeitstest attentionnel atencion aandacht attenzione',
);

/** They might say that a row is not to be used: a person decides. */
export const vagueMarks = plain(
  'bot bots complete completed finished incomplete unfinished flag flagged suspicious suspect marked quality status usability decision inclusion error anomaly review cheater speeder vollstandig vollstaendig abgeschlossen auffallig auffaellig qualitat complet termine calidad completo kwaliteit volledig qualita',
);

/** What may stand beside such a word in a header. */
export const besideMarks = plain(
  'is was were to be be has trial trials row rows response responses answer answers participant subject person data datum rating ratings judgement judgment pair item image check checks test task for in the analysis analyses by flag out timed time too durchgang antwort vp person daten essai reponse respuesta ensayo dato prova risposta antwoord no not non nicht pas',
);

/** Measures that people are asked for beside similarity; answers to two questions are never mixed. */
export const otherMeasures =
  plain(`typicality typical prototypicality familiarity familiar confidence certainty certain sure liking preference pleasantness valence arousal imageability concreteness
  complexity beauty attractiveness ease difficulty difficult frequency goodness naturalness salience importance size shape colour color texture function
  typikalitat typikalitaet typisch vertrautheit bekanntheit sicherheit gefallen schwierigkeit schonheit form farbe grosse funktion
  typicalite familiarite confiance preference beaute forme couleur taille
  tipicidad familiaridad confianza preferencia belleza forma tamano
  typicaliteit bekendheid vertrouwdheid zekerheid voorkeur schoonheid vorm kleur grootte
  tipicita familiarita confidenza sicurezza preferenza bellezza colore dimensione`);

/** Headers of columns that say which question an answer belongs to. */
export const questionHeaders =
  plain(`task tasks subtask facet attr cue asked question questions scale dimension dim aspect attribute trait property construct measure prompt instruction
  frage fragen aufgabe skala merkmal aspekt dimension instruktion
  tache consigne echelle mesure
  tarea pregunta escala instruccion medida
  taak vraag schaal opdracht
  compito domanda scala istruzione misura`);
export const besideQuestions = plain(
  'type name id text key label kind typ art sort nr number code asked cue wording titel title tipo nom nombre naam soort',
);
