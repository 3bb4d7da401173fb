import type { HeaderWords } from './header-words';

export const english: HeaderWords = {
  rater: ['rater', 'raters', 'participant', 'participants', 'ppt', 'pp', 'ppid', 'subject', 'subjects', 'subj', 'sub', 'person', 'user', 'worker', 'respondent', 'observer', 'listener', 'listeners', 'panelist', 'panellist', 'informant', 'judge', 'sorter', 'id', 'pid', 'sid', 'uid', 'prolific', 'who'], // prettier-ignore
  first: ['first', 'left', 'a', '1', 'one', 'top', 'i', 'from', 'row'],
  second: ['second', 'right', 'b', '2', 'two', 'bottom', 'j', 'to', 'col', 'column'],
  third: ['third', 'c', '3', 'three', 'middle'],
  odd: ['odd', 'oddoneout', 'oddity', 'outlier', 'different', 'deviant', 'oddball', 'misfit', 'oddone'],
  reference: ['reference', 'ref', 'anchor', 'target', 'probe', 'standard', 'sample', 'head', 'query'],
  chosen: ['chosen', 'winner', 'selected', 'positive', 'closer', 'nearer', 'picked', 'choice', 'preferred'],
  other: ['other', 'loser', 'unchosen', 'negative', 'farther', 'rejected', 'unselected', 'alternative'],
  item: ['item', 'items', 'name', 'stim', 'stims', 'stimulus', 'stimuli', 'image', 'images', 'img', 'picture', 'pic', 'photo', 'drawing', 'object', 'card', 'cards', 'word', 'concept', 'file', 'filename', 'label', 'option'], // prettier-ignore
  pair: ['pair', 'pairs', 'pairid', 'comparison', 'dyad'],
  judgement: ['rating', 'rate', 'rated', 'response', 'resp', 'judgement', 'judgment', 'score', 'answer', 'slider', 'value', 'likert', 'key', 'keys', 'points', 'estimate', 'mean', 'average', 'avg', 'median'], // prettier-ignore
  similarity: ['similarity', 'similarities', 'sim', 'simil', 'similar', 'alike', 'likeness', 'resemblance', 'proximity', 'relatedness', 'correlation', 'closeness', 'same', 'confusion', 'confusability', 'cooccurrence', 'cosine'], // prettier-ignore
  dissimilarity: ['dissimilarity', 'dissimilarities', 'dissim', 'diss', 'dissimilar', 'distance', 'distances', 'dist', 'difference', 'diff', 'delta', 'disparity', 'unlikeness', 'rdm', 'd'], // prettier-ignore
  time: ['rt', 'time', 'latency', 'duration', 'ms', 'msec', 'seconds', 'sec', 'elapsed', 'onset', 'offset', 'started', 'stopped', 'timing', 'timestamp', 'speed', 'dwell'], // prettier-ignore
  condition: ['condition', 'cond', 'group', 'block', 'list', 'version', 'treatment', 'task', 'phase', 'part', 'experiment', 'study', 'orientation', 'arm', 'setting', 'context', 'wave'], // prettier-ignore
  trial: ['trial', 'trials', 'index', 'idx', 'counter', 'nr', 'no', 'num', 'number', 'order', 'position', 'row', 'line', 'count', 'n', 'repetition', 'rep', 'run'], // prettier-ignore
  practice: ['practice', 'training', 'practise', 'warmup', 'demo', 'example'],
  validation: ['validation', 'catch', 'heldout', 'kind', 'check', 'attention'],
  category: ['category', 'categories', 'cat', 'class', 'kind', 'type', 'group', 'cluster', 'family'],
  count: ['ratings', 'n', 'count', 'counts', 'judgements', 'judgments', 'weight', 'weights', 'evidence', 'observations', 'nratings', 'frequency', 'freq'], // prettier-ignore
  spread: [
    'sd',
    'std',
    'stdev',
    'stddev',
    'se',
    'sem',
    'stderr',
    'variance',
    'ci',
    'iqr',
    'deviation',
    'error',
    'sds',
    'deviations',
    'accuracy',
    'acc',
    'correct',
    'correctness',
    'confidence',
    'certainty',
    'familiarity',
    'difficulty',
  ],
  person: ['age', 'sex', 'gender', 'education', 'handedness', 'country', 'language', 'occupation', 'income', 'nationality', 'email'],
  date: ['date', 'day', 'year', 'month', 'birth', 'birthyear', 'utc', 'local', 'expired'],
};
