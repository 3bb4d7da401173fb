/** Was über Läufe auf einem Cluster gesagt wird, auf Deutsch. */
import type { clusterEn } from '../../en/running/cluster';

export const clusterDe: typeof clusterEn = {
  open: 'Auf einem Cluster rechnen …',
  title: 'Läufe auf einem Cluster mit SLURM',
  text: 'Für Studien, die für einen Rechner zu groß sind: Jeder Lauf wird eine Aufgabe des Clusters, und seine Ergebnisse kommen so zurück, wie sie hier berechnet würden. Drei Schritte; jeder kann wiederholt werden, und nichts wird doppelt berechnet.',
  pack: 'Arbeitspaket anlegen',
  packMeaning: 'Es enthält, was die gewählten Läufe brauchen, und sonst nichts. Es liegt im Ordner cluster des Projekts.',
  steps: 'Schritte',
  ofPreset: (preset) => `in der auf dem Bildschirm gewählten Größe: ${preset}`,
  making: 'Zeichnungen werden entpackt und zusammengestellt …',
  packed: (runs, finished, megabytes) =>
    `${runs === 1 ? '1 Lauf' : `${runs} Läufe`} zu rechnen, ${finished} schon fertig. ${megabytes} MB in`,
  submit: 'An SLURM übergeben',
  where: 'Wo SLURM aufgerufen wird',
  wheres: { here: 'Auf diesem Rechner', host: 'Auf einem Login-Knoten, über ssh' },
  whereMeaning: {
    here: 'Für einen Rechner des Clusters, der den Ordner dieses Projekts sieht.',
    host: 'Unter dem Namen, den Ihr ssh kennt, mit einem Schlüssel: Es muss ohne Rückfrage hineinkommen. Kein Passwort wird gespeichert.',
  },
  host: 'Login-Knoten',
  folder: 'Ordner des Arbeitspakets dort',
  program: 'Wie das Programm dort aufgerufen wird',
  copyFirst: 'Kopieren Sie das Arbeitspaket zuerst dorthin, in einem Terminal:',
  copyBack: 'Um Ergebnisse zu übernehmen, kopieren Sie es zuerst zurück:',
  wishes: 'Was jeder Lauf bekommt',
  wish: {
    atOnce: 'Läufe zur selben Zeit',
    time: 'Zeitgrenze eines Laufs',
    partition: 'Partition',
    account: 'Konto',
    gres: 'Grafikkarten und andere Mittel',
    cpus: 'Prozessorkerne',
    memory: 'Arbeitsspeicher',
    further: 'Weitere Optionen von sbatch, eine je Zeile',
  },
  example: { time: 'das Doppelte des Erwarteten', gres: 'gpu:1', memory: '8G', further: '--qos=long', host: 'ich@cluster.universität.de', folder: '/scratch/ich/studie' }, // prettier-ignore
  badTime: 'Eine Zeitgrenze von mindestens 5 Minuten, wie SLURM sie schreibt: 90 (Minuten), 12:00:00 oder 2-00:00:00.',
  badWish: 'Bitte ohne Leerzeichen und Anführungszeichen.',
  badOption: 'Jede Zeile beginnt mit -- oder -.',
  submitting: 'Wird übergeben …',
  submitted: (jobs, active) =>
    [
      jobs.length === 0 ? 'Nichts ist mehr zu rechnen.' : jobs.join(' '),
      ...(active === 0
        ? []
        : [
            active === 1
              ? '1 Lauf ist schon auf dem Cluster und bleibt dort.'
              : `${active} Läufe sind schon auf dem Cluster und bleiben dort.`,
          ]),
    ].join(' '),
  job: (job, runs, time) => `Job ${job}: ${runs === 1 ? '1 Lauf' : `${runs} Läufe`}, je höchstens ${time}.`,
  state: 'Wo die Läufe sind',
  look: 'Noch einmal nachsehen',
  looking: 'SLURM wird gefragt …',
  askHost: (host) => `${host} fragen`,
  unasked: 'Läufe wurden einem Login-Knoten übergeben, der noch nicht gefragt wurde:',
  none: 'Noch wurde kein Arbeitspaket angelegt.',
  finished: (done, all) => `${done} von ${all} Läufen sind dort fertig.`,
  columns: { run: 'Lauf', task: 'Aufgabe', state: 'Zustand', words: 'SLURM sagt' },
  phases: {
    finished: 'fertig',
    elsewhere: 'dort fertig, nicht zurückkopiert',
    waiting: 'wartet',
    running: 'läuft',
    failed: 'gescheitert',
    stopped: 'angehalten; neu übergeben, er geht weiter',
    cancelled: 'abgebrochen',
    never: 'wartet auf einen gescheiterten Job',
    unknown: 'von SLURM vergessen',
    'not asked': 'noch nicht gefragt',
    'not submitted': 'nicht übergeben',
  },
  collect: 'Fertige Ergebnisse übernehmen',
  collecting: 'Prüfsummen werden verglichen …',
  collected: (taken, twice, open) =>
    `${taken === 1 ? '1 Ergebnis' : `${taken} Ergebnisse`} übernommen, ${twice} schon hier und gleich, ${open} noch nicht fertig.`,
  differing: (labels) => `Hier und dort berechnet und nicht gleich; das Projekt behält seine eigenen: ${labels}.`,
  seeResults: 'Ergebnisse ansehen',
  cancel: 'Beenden, was wartet oder läuft',
  confirmTitle: 'Die Läufe auf dem Cluster beenden?',
  confirmText: 'Was fertig ist und jeder Zwischenstand bleiben erhalten; neu übergeben geht es von dort weiter.',
  confirmYes: 'Beenden',
  confirmNo: 'Weiterlaufen lassen',
  ended: (jobs) => (jobs === '' ? 'Dort wartet und läuft nichts.' : `Beendet: ${jobs}.`),
};
