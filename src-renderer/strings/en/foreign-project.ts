/** What is asked before a project made elsewhere does anything by itself, in English. */
export const foreignProjectEn = {
  title: 'This project was made elsewhere',
  intro: 'It has not been opened on this computer before. If you agree, the program will now:',
  pending: (what: string) => `bring the project’s files to how its journal says they were before a change was cut off (${what})`,
  runs: (n: number) => (n === 1 ? 'go on with 1 run that was not finished' : `go on with ${n} runs that were not finished`),
  corpus: (place: string) => `read images in ${place}`,
  advice: 'Agree if you know where the project comes from. Without it you can look at everything that is in the project, and work with it.',
  yes: 'Go on with all of this',
  no: 'Open without it',
};
