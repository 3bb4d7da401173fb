import type { HeaderWords } from './header-words';

export const dutch: HeaderWords = {
  rater: ['proefpersoon', 'proefpersonen', 'deelnemer', 'deelneemster', 'deelnemers', 'ppn', 'persoon', 'beoordelaar', 'respondent', 'gebruiker'], // prettier-ignore
  first: ['eerste', 'links', 'linker', 'boven'],
  second: ['tweede', 'rechts', 'rechter', 'onder'],
  third: ['derde', 'midden'],
  odd: ['afwijkend', 'afwijkende', 'buitenbeentje', 'anders', 'vreemde', 'afwijker', 'uitzondering', 'verschillend', 'verschillende'],
  reference: ['referentie', 'doel', 'anker', 'voorbeeldprikkel', 'standaard'],
  chosen: ['gekozen', 'keuze', 'geselecteerd'],
  other: ['andere', 'ander', 'afgewezen'],
  item: ['plaatje', 'plaatjes', 'afbeelding', 'beeld', 'voorwerp', 'woord', 'tekening', 'bestand', 'naam', 'foto', 'prikkel', 'begrip'],
  pair: ['paar', 'paren', 'vergelijking'],
  judgement: ['antwoord', 'oordeel', 'beoordeling', 'score', 'waarde', 'cijfer', 'schuif', 'schaal', 'gemiddelde'],
  similarity: ['gelijkenis', 'overeenkomst', 'similariteit', 'gelijkheid', 'nabijheid'],
  dissimilarity: ['verschil', 'ongelijkheid', 'afstand', 'dissimilariteit', 'onderscheid'],
  time: ['tijd', 'reactietijd', 'duur', 'latentie', 'seconden', 'milliseconden'],
  condition: ['conditie', 'groep', 'blok', 'lijst', 'versie', 'taak', 'fase'],
  trial: ['beurt', 'nummer', 'volgorde', 'positie', 'rij', 'teller', 'volgnummer'],
  practice: ['oefening', 'oefen', 'voorbeeld', 'training'],
  validation: ['validatie', 'controle'],
  category: ['categorie', 'categorieen', 'klasse', 'groep', 'soort', 'familie'],
  count: ['aantal', 'gewicht', 'frequentie'],
  spread: ['standaarddeviatie', 'spreiding', 'variantie', 'nauwkeurigheid', 'zekerheid', 'correctheid'],
  person: ['leeftijd', 'geslacht', 'opleiding', 'handigheid', 'beroep', 'taal', 'land'],
  date: ['datum', 'dag', 'jaar', 'maand', 'uur', 'geboortejaar'],
};
