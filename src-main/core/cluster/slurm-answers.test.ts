import { describe, expect, it } from 'vitest';
import { expandTasks, parseSacct, parseScontrol, parseSqueue, parseSubmitted, parseTaskId } from './slurm-answers';

/** As SLURM 22.05.8 printed them. */
const squeue = `1_4|CANCELLED|JobArrayTaskLimit
1_2|COMPLETED|None
1_0|RUNNING|None
3|FAILED|NonZeroExitCode
2|PENDING|DependencyNeverSatisfied
12_[2-4%2]|PENDING|JobArrayTaskLimit
11_[0-30%4]|PENDING|BeginTime
`;
const scontrol = `JobId=1 ArrayJobId=1 ArrayTaskId=4 ArrayTaskThrottle=2 JobName=wrap UserId=root(0) GroupId=root(0) MCS_label=N/A Priority=4294901759 Nice=0 Account=(null) QOS=(null) JobState=CANCELLED Reason=JobArrayTaskLimit Dependency=(null) Requeue=1 Restarts=0 BatchFlag=1
JobId=9 ArrayJobId=1 ArrayTaskId=5-7%2 ArrayTaskThrottle=2 JobName=wrap UserId=root(0) JobState=PENDING Reason=Priority Dependency=(null) Requeue=1
JobId=6 JobName=wrap UserId=root(0) GroupId=root(0) JobState=NODE_FAIL Reason=None Dependency=(null) Requeue=1 Restarts=0
`;
const sacct = `1_0|COMPLETED
6|FAILED
7_0|CANCELLED by 0
7_[0-1%1]|CANCELLED by 0
8_1|TIMEOUT
8_2|PREEMPTED
8_3|OUT_OF_MEMORY
8_4|NODE_FAIL
8_4.batch|CANCELLED
`;

describe('answers of SLURM', () => {
  it('are read from squeue, with tasks in brackets, their limit and jobs that would wait for ever', () => {
    expect(parseSqueue(squeue).map(({ job, tasks, phase }) => [job, tasks, phase])).toEqual([
      [1, [4], 'cancelled'],
      [1, [2], 'done'],
      [1, [0], 'running'],
      [3, null, 'failed'],
      [2, null, 'never'],
      [12, [2, 3, 4], 'waiting'],
      [11, Array.from({ length: 31 }, (_, i) => i), 'waiting'],
    ]);
    expect(parseSqueue(squeue)[4]).toMatchObject({ word: 'PENDING', reason: 'DependencyNeverSatisfied' });
    expect(parseSqueue(squeue)[1]?.reason).toBe('');
  });

  it('are read from scontrol', () => {
    expect(parseScontrol(scontrol).map(({ job, tasks, phase, word }) => [job, tasks, phase, word])).toEqual([
      [1, [4], 'cancelled', 'CANCELLED'],
      [1, [5, 6, 7], 'waiting', 'PENDING'],
      [6, null, 'stopped', 'NODE_FAIL'],
    ]);
  });

  it('are read from sacct, whoever cancelled and whatever ended a task', () => {
    expect(parseSacct(sacct).map(({ job, tasks, phase, word }) => [job, tasks, phase, word])).toEqual([
      [1, [0], 'done', 'COMPLETED'],
      [6, null, 'failed', 'FAILED'],
      [7, [0], 'cancelled', 'CANCELLED'],
      [7, [0, 1], 'cancelled', 'CANCELLED'],
      [8, [1], 'stopped', 'TIMEOUT'],
      [8, [2], 'stopped', 'PREEMPTED'],
      [8, [3], 'failed', 'OUT_OF_MEMORY'],
      [8, [4], 'stopped', 'NODE_FAIL'],
    ]);
  });

  it('are nothing where they are something else', () => {
    expect(parseSqueue('slurm_load_jobs error: Invalid job id specified\n\n')).toEqual([]);
    expect(parseSacct('Slurm accounting storage is disabled')).toEqual([]);
    expect([parseSubmitted('12\n'), parseSubmitted('12;cluster\n'), parseSubmitted('Submitted batch job')]).toEqual([12, 12, null]);
    expect(parseTaskId('12.batch')).toBeNull();
  });

  it('name tasks as lists, ranges and steps', () => {
    expect(expandTasks('0-4,7,9-15:2%2')).toEqual([0, 1, 2, 3, 4, 7, 9, 11, 13, 15]);
    expect(expandTasks('3')).toEqual([3]);
    expect(expandTasks('5-2')).toEqual([]);
  });
});
