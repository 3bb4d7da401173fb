/** The fixed names that programs for experiments and surveys give their columns. */
import type { HeaderMeaning } from './header-words';

/** 'aside': of no interest here. */
export type ToolMeaning = HeaderMeaning | 'aside';

export interface ToolNames {
  readonly tool: string;
  readonly names: readonly (readonly [pattern: RegExp, meaning: ToolMeaning])[];
}

/** A pattern meets the whole header, in lower case. */
export const toolNames: readonly ToolNames[] = [
  {
    tool: 'jsPsych',
    names: [
      [/^rt$/, 'time'],
      [/^(time_elapsed|slider_start|start_time)$/, 'aside'],
      [/^(trial_index|internal_node_id|trial_type|plugin_version|question_order|view_history|stimulus_height|stimulus_width)$/, 'aside'],
      [/^(success|timeout|failed_images|failed_audio|failed_video|recordeddata)$/, 'aside'],
      [/^(subject_id|subject|participant_id|participant|prolific_pid|workerid|run_id)$/, 'rater'], // run_id: of Cognition, one for each person
      [/^(study_id|session_id|condition_number|assignmentid|hitid)$/, 'aside'],
    ],
  },
  {
    tool: 'PsychoPy',
    names: [
      [/^.+\.rt$/, 'time'],
      [/^.+\.(started|stopped|duration|time|clicked_name|timestamp)$/, 'aside'],
      [/^.+\.(thisrepn|thistrialn|thisn|thisindex|ran|order)$/, 'aside'],
      [/^thisrow\.t$/, 'aside'],
      [/^(expname|expstart|psychopyversion|framerate|date|session|expversion|notes|extrainfo|os|browser)$/, 'aside'],
      [/^.+\.(response|rating)$/, 'judgement'],
      [/^(?!.*welcome|.*instr|.*begin|.*start|.*continue|.*end|.*break|.*pause|.*thank).+\.keys$/, 'judgement'],
      [/^.*(welcome|instr|begin|start|continue|end|break|pause|thank).*\.keys$/, 'aside'],
    ],
  },
  {
    tool: 'Gorilla',
    names: [
      [/^participant (public|private) id$/, 'rater'],
      [/^(reaction time|reaction onset)$/, 'time'],
      [/^response$/, 'judgement'],
      [/^(event index|utc timestamp|utc date|utc date and time|local timestamp|local timezone|local date|local date and time)$/, 'aside'],
      [/^(experiment|tree node|task|schedule|participant) (id|version|key|name|starting group|status|completion code)$/, 'aside'],
      [/^participant (external session id|device type|device|os|browser|monitor size|viewport size)$/, 'aside'],
      [
        /^(checkpoint|room id|room order|repeat key|spreadsheet|spreadsheet name|spreadsheet row|trial number|screen number|screen name|screen id|zone name|zone type|object name|object number|object id|component name)$/,
        'aside',
      ],
      [
        /^(response type|response duration|response onset|response start|clock|clicks|tag|attempt|correct|incorrect|dishonest|timed out|x coordinate|y coordinate|branch|randomise_blocks|randomise_trials)$/,
        'aside',
      ],
      [/^display$/, 'practice'],
    ],
  },
  {
    tool: 'lab.js',
    names: [
      [/^(duration|meta\.duration)$/, 'time'],
      [/^response$/, 'judgement'],
      [
        /^(sender|sender_type|sender_id|timestamp|time_run|time_render|time_show|time_end|time_commit|time_switch|response_action|ended_on|labjs_version|ended_by|correctresponse|meta)$/,
        'aside',
      ],
      [/^(url\.srid|url\.id|observation|participant|session_id)$/, 'rater'],
    ],
  },
  {
    tool: 'Qualtrics',
    names: [
      [/^(responseid|externalreference|externaldatareference|prolific_id)$/, 'rater'],
      [/^(startdate|enddate|recordeddate|status|ipaddress|progress|finished|distributionchannel|userlanguage)$/, 'aside'],
      [
        /^(recipientlastname|recipientfirstname|recipientemail|locationlatitude|locationlongitude|location latitude|location longitude)$/,
        'aside',
      ],
      [/^duration \(in seconds\)$/, 'time'],
      [/^q_.+$/, 'aside'],
      [/^.+_(first click|last click|page submit|click count)$/, 'aside'],
    ],
  },
  {
    tool: 'Meadows',
    names: [
      [/^(participation|participant|participant_name)$/, 'rater'],
      [/^stim(ulus)?1(_name)?$/, 'first'],
      [/^stim(ulus)?2(_name)?$/, 'second'],
      [/^(task|task_index|task_name|trial|trial_index|stim[12]_id|start|stop)$/, 'aside'],
      [/^label$/, 'judgement'],
    ],
  },
  {
    tool: 'SoSci Survey',
    names: [
      [/^case$/, 'rater'],
      [
        /^(serial|ref|questnnr|mode|started|language|time\d{3}|time_sum|mailsent|lastdata|status|finished|q_viewer|lastpage|maxpage|missing|missrel|time_rsi|deg_time)$/,
        'aside',
      ],
    ],
  },
  {
    tool: 'LimeSurvey',
    names: [
      [/^(id|token|id\. response id|response id)$/, 'rater'],
      [/^(submitdate|lastpage|startlanguage|seed|startdate|datestamp|ipaddr|refurl|interviewtime|grouptime\d*|\w*\d\w*time)$/, 'aside'],
    ],
  },
];
