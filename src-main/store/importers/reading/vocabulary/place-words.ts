/** Headers of columns within which people may be numbered anew, in six languages: without accents, in lower case. */
const plain = (text: string): ReadonlySet<string> => new Set(text.trim().split(/\s+/));

/** Nobody takes part at two of them. */
export const placeWords =
  plain(`lab labs laboratory site sites center centre university uni school clinic hospital country city institution institute location team
  labor labore standort zentrum universitat universitaet klinik schule land ort stadt einrichtung
  labo laboratoire centre universite pays ville ecole lieu
  laboratorio sitio centro universidad pais ciudad escuela
  universiteit stad locatie
  sede universita paese citta scuola luogo`);

/** The same people may well be in several of them. */
export const sampleWords =
  plain(`group sample study studies experiment exp batch file filename source dataset cohort class classroom family dyad project
  gruppe stichprobe studie datei quelle kohorte klasse familie
  groupe echantillon etude fichier
  grupo muestra estudio archivo
  groep steekproef bestand
  gruppo campione studio`);

/** What may stand beside them: ‘lab_id’, ‘name of the site’. */
export const besidePlaces = plain('id name nr no number code of the der des');
