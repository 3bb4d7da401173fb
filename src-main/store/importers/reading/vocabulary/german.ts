import type { HeaderWords } from './header-words';

export const german: HeaderWords = {
  rater: ['vp', 'vpn', 'vpnr', 'vpid', 'versuchsperson', 'versuchspersonen', 'proband', 'probandin', 'probanden', 'teilnehmer', 'teilnehmerin', 'teilnehmende', 'person', 'beurteiler', 'beurteilerin', 'kennung', 'code', 'nutzer', 'befragte', 'tn', 'tnr', 'urteiler'], // prettier-ignore
  first: ['erste', 'erster', 'erstes', 'links', 'linke', 'linkes', 'linker', 'oben', 'von'],
  second: ['zweite', 'zweiter', 'zweites', 'rechts', 'rechte', 'rechtes', 'rechter', 'unten', 'nach'],
  third: ['dritte', 'dritter', 'drittes', 'mitte'],
  odd: [
    'unpassend',
    'unpassendes',
    'ausreisser',
    'aussenseiter',
    'fremd',
    'anders',
    'andersartig',
    'abweichler',
    'abweichend',
    'abweichendes',
    'abweichung',
    'unpassender',
    'unpassende',
    'passtnicht',
    'fremdling',
    'andersartiges',
    'einzelganger',
  ],
  reference: ['referenz', 'anker', 'zielreiz', 'ziel', 'vorgabe', 'standard', 'vergleichsreiz', 'muster'],
  chosen: ['gewahlt', 'gewaehlt', 'ausgewahlt', 'ausgewaehlt', 'wahl', 'auswahl', 'naher', 'naeher'],
  other: ['nichtgewahlt', 'nichtgewaehlt', 'andere', 'anderes', 'anderer', 'abgelehnt', 'ferner'],
  item: ['bild', 'bilder', 'reiz', 'reize', 'stimulus', 'objekt', 'gegenstand', 'begriff', 'wort', 'zeichnung', 'datei', 'foto', 'name', 'bezeichnung', 'ding'], // prettier-ignore
  pair: ['paar', 'paare', 'paarung', 'vergleich', 'paarvergleich', 'bildpaar'],
  judgement: ['antwort', 'urteil', 'bewertung', 'beurteilung', 'einschatzung', 'einschaetzung', 'wert', 'skala', 'note', 'punkte', 'schieberegler', 'regler', 'eingabe', 'angabe', 'mittelwert', 'mw', 'durchschnitt', 'mittel'], // prettier-ignore
  similarity: ['ahnlichkeit', 'aehnlichkeit', 'ahnlich', 'aehnlich', 'nahe', 'naehe', 'verwandtschaft'],
  dissimilarity: ['unahnlichkeit', 'unaehnlichkeit', 'unahnlich', 'unaehnlich', 'unterschied', 'unterschiedlichkeit', 'distanz', 'abstand', 'verschiedenheit', 'differenz'], // prettier-ignore
  time: ['zeit', 'reaktionszeit', 'antwortzeit', 'bearbeitungszeit', 'dauer', 'latenz', 'millisekunden', 'sekunden', 'rz', 'zeitstempel', 'beginn', 'ende'], // prettier-ignore
  condition: ['bedingung', 'gruppe', 'block', 'version', 'liste', 'abschnitt', 'phase', 'aufgabe', 'durchgangsart', 'fassung'],
  trial: ['durchgang', 'nummer', 'nr', 'lfd', 'laufend', 'zahler', 'zaehler', 'reihenfolge', 'position', 'zeile', 'index', 'lauf'],
  practice: ['ubung', 'uebung', 'probe', 'probedurchgang', 'training', 'beispiel'],
  validation: ['validierung', 'kontrolle', 'prufung', 'pruefung', 'wiederholung'],
  category: ['kategorie', 'kategorien', 'klasse', 'gruppe', 'sorte', 'art', 'familie'],
  count: ['anzahl', 'haufigkeit', 'haeufigkeit', 'urteile', 'gewicht', 'bewertungen'],
  spread: [
    'standardabweichung',
    'streuung',
    'varianz',
    'standardfehler',
    'sf',
    'standardabweichungen',
    'korrekt',
    'korrektheit',
    'genauigkeit',
    'sicherheit',
    'vertrautheit',
    'schwierigkeit',
  ],
  person: ['alter', 'geschlecht', 'bildung', 'handigkeit', 'haendigkeit', 'beruf', 'sprache', 'land', 'muttersprache', 'studienfach'],
  date: ['datum', 'tag', 'jahr', 'monat', 'uhrzeit', 'geburtsjahr', 'jahrgang'],
};
