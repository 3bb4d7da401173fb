/** How names of files with tables end; what is in one decides how it is read. */
export const tableEndings = ['csv', 'tsv', 'tab', 'txt', 'dat', 'xlsx', 'ods', 'json', 'sav', 'mat', 'r'] as const;
export const tableNamePattern = new RegExp(`\\.(${tableEndings.join('|')})$`, 'i');
