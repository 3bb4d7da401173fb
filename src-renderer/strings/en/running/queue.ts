/** Words of the queue of runs, in English. */
import { count } from '../../count';

export const queueEn = {
  label: 'Queue',
  idle: 'Nothing is running',
  analysing: (part: number, total: number) =>
    `Computing what to read the results against${total === 0 ? '' : `: part ${part} of ${total}`}`,
  runs: (done: number, total: number) => `Runs: ${done} of ${total}`,
  where: (step: number, fold: number) => `step ${step}, fold ${fold}`,
  epoch: (done: number, total: number) => `epoch ${done}/${total}`,
  phases: {
    waiting: 'waiting',
    preparing: 'preparing the images',
    starting: 'setting up the network',
    features: 'computing features',
    training: 'training',
    evaluating: 'evaluating',
    fitting: 'fitting the regression',
    finished: 'finished',
  },
  percent: (phase: string, share: string) => `${phase}, ${share}`,
  pausing: 'Pausing after the current step\u00a0…',
  paused: 'Paused',
  pause: 'Pause queue',
  resume: 'Resume queue',
  cancel: 'Cancel queue',
  progress: 'Progress of the current run',
  finished: (n: number) => `The queue is done: ${count(n, 'run', 'runs')}.`,
  seeResults: 'See results',
  confirmTitle: 'Cancel the queue?',
  confirmText:
    'The current run stops and waiting runs leave the queue. Finished runs keep their results, and you can start the rest again at any time.',
  confirmYes: 'Cancel the queue',
  confirmNo: 'Keep running',
};
