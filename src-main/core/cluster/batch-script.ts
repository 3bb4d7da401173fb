/** What SLURM is given: the options of an array of runs, and the script that carries out one of them. */

export interface ArrayRequest {
  /** One task for each, in this order. */
  readonly keys: readonly string[];
  readonly atOnce: number;
  /** As the cluster sees the folder. */
  readonly folder: string;
  /** How the program is called there, as words of a shell. */
  readonly program: string;
  readonly minutes: number | null; // null: as `time` says
  readonly time: string | null;
  readonly partition: string | null;
  readonly account: string | null;
  readonly gres: string | null;
  readonly cpus: number | null;
  readonly memory: string | null;
  readonly further: readonly string[];
  /** Jobs that must have ended, well or not: each run looks for what it needs, and says what is missing. */
  readonly after: readonly number[];
}

/** A task is told so many seconds before its time is over, to write its checkpoint and be queued again. */
const noticeSeconds = 90;

/** Every task can be repeated: a node that fails, a preemption or the end of its time costs what came after the last checkpoint at most. */
export function sbatchOptions(request: ArrayRequest): string[] {
  const { keys, atOnce, folder, minutes, time, partition, account, gres, cpus, memory, further, after } = request;
  const limit = time ?? (minutes === null ? null : String(minutes));
  const option = (name: string, value: string | number | null): string[] => (value === null ? [] : [`--${name}=${value}`]);
  return [
    '--parsable',
    '--job-name=shape-space',
    `--array=0-${keys.length - 1}%${atOnce}`,
    '--requeue',
    `--signal=B:USR1@${noticeSeconds}`,
    '--open-mode=append',
    `--chdir=${folder}`,
    `--output=${folder.replaceAll('%', '%%')}/logs/%A_%a.log`,
    ...option('time', limit),
    ...option('partition', partition),
    ...option('account', account),
    ...option('gres', gres),
    ...option('cpus-per-task', cpus),
    ...option('mem', memory),
    ...(after.length === 0 ? [] : [`--dependency=afterany:${after.join(':')}`, '--kill-on-invalid-dep=yes']),
    ...further,
  ];
}

/** `quote` makes one word of a shell of its argument. */
export function batchScript({ keys, folder, program }: ArrayRequest, quote: (word: string) => string): string {
  return `#!/bin/bash
# Carries out one run of an array. Made by Shape Space Studio; to be repeated as often as SLURM likes.
keys=(${keys.join(' ')})
key=\${keys[$SLURM_ARRAY_TASK_ID]}
time_is_over=0
stopped=0
trap 'time_is_over=1; stopped=1; kill -TERM "$job" 2>/dev/null' USR1
trap 'stopped=1; kill -TERM "$job" 2>/dev/null' TERM
${program} job ${quote(folder)} --run "$key" --no-wait &
job=$!
while :; do
  wait "$job"
  code=$?
  kill -0 "$job" 2>/dev/null || break
done
if [ "$stopped" = 1 ]; then
  wait "$job" 2>/dev/null # the wait before may have been cut off by the signal
  last=$?
  [ "$last" = 127 ] || code=$last
fi
# 130: it was stopped and left a checkpoint. A preempted task is queued again by SLURM itself.
if [ "$time_is_over" = 1 ] && [ "$code" = 130 ] && [ "\${SLURM_RESTART_COUNT:-0}" -lt 100 ]; then
  scontrol requeue "\${SLURM_ARRAY_JOB_ID}_\${SLURM_ARRAY_TASK_ID}"
fi
exit "$code"
`;
}
