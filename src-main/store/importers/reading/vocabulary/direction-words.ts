/** Words that say which way round judgements are, in six languages: without accents, in lower case. */
import { languages } from '.';

const plain = (text: string): readonly string[] => text.trim().split(/\s+/);

/** High values of what is called so mean alike. */
export const alikeWords: ReadonlySet<string> = new Set([
  ...languages.flatMap(({ similarity }) => similarity),
  ...plain(`same sameness alikeness identical identity equal equals equivalent equivalence match matching matches matched similarly resemble resembles resembling
    related close closer closest near nearer nearest nearness affinity overlap overlapping shared together cooccurrences occurrence analogous comparable akin kinship confused confusable
    gleich gleichheit gleichartig identisch identitat verwandt vergleichbar gemeinsam ahneln ahnelt zusammen ubereinstimmung uebereinstimmung verwechslung verwechslungen
    similaires semblable semblables ressemblant ressemblants ressemblent identique identiques pareil pareils meme memes proche proches egal egale egaux
    similares parecida parecidos parecidas semejante semejantes igual iguales identico identica identicos identicas mismo misma mismos cercano cercanos
    gelijk gelijkend gelijkaardig identiek hetzelfde zelfde lijkend lijken lijkt soortgelijk verwant dichtbij
    simile simili somigliante somiglianti uguale uguali identici identiche stesso stessa vicino vicini`),
]);

/** High values of what is called so mean unlike. */
export const unlikeWords: ReadonlySet<string> = new Set([
  ...languages.flatMap(({ dissimilarity }) => dissimilarity),
  ...plain(`different differ differs differing differently distinct distinctness distinctiveness distinguishable distinguishability discriminable discriminability
    unlike unalike unrelated unrelatedness mismatch mismatches mismatching mismatched nonmatch unequal inequality contrast contrasting opposite opposites
    apart far farther farthest further remote remoteness divergent divergence disparate incongruent incongruence separation separateness discrepancy otherness differentness
    verschieden verschiedenartig unterschiedlich unterscheidbar unterscheidbarkeit ungleich ungleichheit anders andersartig andersartigkeit abweichung abweichend
    gegensatzlich entfernt entfernung fremd fremdheit
    differente differentes differents dissemblable dissemblables dissimilaire dissimilaires distincte distincts eloigne eloignes eloignement dissimilitude oppose opposes inegal contraste
    diferente diferentes distinto distinta distintos distintas disimil disimiles desigual desigualdad lejano lejanos opuesto opuestos dispar disparidad desemejante
    verschillend verschillende ongelijk afwijkend onderscheidbaar tegengesteld uiteenlopend
    diverso diversa diversi diverse differenti dissimile dissimili distanti lontano lontani lontananza opposto opposti disuguale contrasto`),
]);

/** Before a word of the two lists they turn it; alone at the end of a scale they say that there is little of it. */
export const notWords: ReadonlySet<string> = new Set(
  plain(`not no non worst nor less least lack lacking without hardly barely little low lower lowest min minimal minimum zero few weak weakly poor un dis isn aren never nothing none
    nicht kein keine keinerlei weniger wenig wenigsten kaum niedrig niedrige gering geringe geringste schwach null ohne nie nichts
    pas peu moins aucun aucune guere jamais faible sans nul nulle
    nada menos poco poca ninguna ningun apenas baja bajo sin minima minimo nula
    niet geen minder minst weinig nauwelijks laag lage nooit zonder
    meno nessuna nessun nulla niente bassa basso scarsa senza`),
);

/** At the end of a scale they say that there is much of it. */
export const muchWords: ReadonlySet<string> = new Set(
  plain(`very most best greatest extremely completely totally entirely absolutely highly fully max maximal maximum high higher highest strong strongly perfect perfectly exactly exact more
    sehr vollig voellig vollkommen ganz extrem total absolut hoch hohe hoher stark genau mehr maximale
    tres tout completement totalement extremement fort forte parfaitement plus elevee
    muy totalmente completamente extremadamente mucho mucha maximo maxima alta alto exactamente
    zeer heel erg volledig helemaal extreem hoog hoge precies meer
    molto tutto estremamente massimo massima moltissimo del elevata`),
);

/** Values that somebody has turned: which way round they are now is not said. */
export const turnedWords: ReadonlySet<string> = new Set(
  plain(
    'reverse reversed rev inv recod recoded negated recode inverted inverse invert flipped umgepolt umkodiert rekodiert recodiert invertiert gedreht inverse inverser invertido recodificado omgekeerd omgescoord invertito ricodificato',
  ),
);

/** Kinds of measures that come as similarities and as distances: another word decides. */
export const measureWords: ReadonlySet<string> = new Set(plain('cosine correlation cos corr pearson spearman jaccard korrelation kosinus'));

/** In front of a number of the scale: which end is meant. */
export const highEnd =
  /(?<!\p{L})(?:high(?:er|est)?|larger?|greater|bigger|hoch|hohe|h[oö]here?|gr[oö](?:ß|ss)ere?|[ée]lev[ée]e?s?|altos?|hoog|hoge|hogere?|maggiore?|mayor(?:es)?)(?:\s+(?:values?|numbers?|scores?|ratings?|werte?|zahl(?:en)?|valeurs?|valores|waarden?|valori))?\s*(?:=|:|→|->|means?|mean|is|are|bedeute[nt]|signifie(?:nt)?|significa[n]?|betekent)\s*/giu;
export const lowEnd =
  /(?<!\p{L})(?:low(?:er|est)?|smaller?|niedrige?r?|kleine?r?e?|faibles?|bajos?|laag|lage|lagere?|bass[oi]|minore?|menor(?:es)?)(?:\s+(?:values?|numbers?|scores?|ratings?|werte?|zahl(?:en)?|valeurs?|valores|waarden?|valori))?\s*(?:=|:|→|->|means?|mean|is|are|bedeute[nt]|signifie(?:nt)?|significa[n]?|betekent)\s*/giu;
