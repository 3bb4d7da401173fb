import type { HeaderWords } from './header-words';

export const french: HeaderWords = {
  rater: ['sujet', 'sujets', 'participant', 'participante', 'participants', 'personne', 'juge', 'juges', 'evaluateur', 'repondant', 'identifiant', 'observateur'], // prettier-ignore
  first: ['premier', 'premiere', 'gauche', 'haut'],
  second: ['deuxieme', 'second', 'seconde', 'droite', 'droit', 'bas'],
  third: ['troisieme', 'milieu', 'centre'],
  odd: ['intrus', 'intruse', 'differente', 'different', 'impair', 'etranger', 'distinct', 'deviant'],
  reference: ['reference', 'cible', 'ancre', 'modele', 'etalon'],
  chosen: ['choisi', 'choisie', 'choix', 'selectionne', 'selectionnee'],
  other: ['autre', 'rejete', 'rejetee'],
  item: ['image', 'images', 'objet', 'mot', 'dessin', 'fichier', 'nom', 'photo', 'stimulus', 'element', 'article'],
  pair: ['paire', 'paires', 'comparaison', 'couple'],
  judgement: ['reponse', 'jugement', 'note', 'evaluation', 'cotation', 'valeur', 'curseur', 'echelle', 'moyenne'],
  similarity: ['similarite', 'similitude', 'ressemblance', 'proximite', 'similaire'],
  dissimilarity: ['dissimilarite', 'distance', 'difference', 'dissemblance', 'ecart'],
  time: ['temps', 'tr', 'duree', 'latence', 'chrono', 'secondes', 'millisecondes'],
  condition: ['condition', 'groupe', 'bloc', 'liste', 'version', 'tache', 'phase'],
  trial: ['essai', 'essais', 'numero', 'num', 'ordre', 'rang', 'ligne', 'compteur', 'indice'],
  practice: ['entrainement', 'exemple', 'pratique', 'familiarisation'],
  validation: ['validation', 'controle'],
  category: ['categorie', 'categories', 'classe', 'famille', 'groupe', 'sorte'],
  count: ['nombre', 'effectif', 'poids', 'frequence'],
  spread: ['ecarttype', 'variance', 'exactitude', 'certitude', 'confiance', 'familiarite'],
  person: ['age', 'sexe', 'genre', 'lateralite', 'profession', 'langue', 'pays', 'etudes'],
  date: ['date', 'jour', 'annee', 'mois', 'heure', 'naissance'],
};
