/** Which stimulus each image and each name of a table belongs to: one of the project, a new one, or none. */
import type { ImagePreview, ImportPlan, MatchKind, NameDecision } from '../../../contract/importing/import';
import { phrase } from '../../../contract/message';
import type { Stimulus } from '../../../contract/study/stimulus';
import { bareName, codeOf, createNameMatcher, writeOut } from '../../../store/importers/match-names';
import { itemKey } from '../../../store/importers/study-tables';
import type { FoundImage } from '../images/found-image';
import { isToInvert } from '../images/mend-images';

export interface StimulusDraft {
  readonly id: string;
  readonly name: string;
  readonly category: string;
  readonly image: string; // as the project has it
  readonly isNew: boolean;
  readonly file: FoundImage | null; // the image it gets
}

export interface AssignedImages {
  readonly images: readonly Omit<ImagePreview, 'key'>[];
  readonly drafts: StimulusDraft[];
}

/** An image goes to the stimulus of its name or code; similar spelling is not enough, as then a new stimulus does less harm. */
export function assignImages(existing: readonly Stimulus[], found: readonly FoundImage[], plan: ImportPlan): AssignedImages {
  const drafts: StimulusDraft[] = existing.map((stimulus) => ({ ...stimulus, isNew: false, file: null }));
  const matcher = createNameMatcher(existing);
  const ids = takenIds(drafts);
  const areNested = new Set(found.map(({ name }) => folderOf(name))).size > 1;
  const images = found.map((image) => {
    const { name, described } = image;
    const shown = shownFacts(image, plan);
    if (!described.ok) return { ...shown, stimulus: null, isNew: false };
    if (plan.images?.leaveOut.includes(name) === true || decisionOn(plan, name) === 'skip')
      return { ...shown, stimulus: null, isNew: false };
    const wanted = decidedId(decisionOn(plan, name)) ?? (decisionOn(plan, name) === 'new' ? null : matchedId(matcher.match(name)));
    const place = wanted === null ? -1 : drafts.findIndex((draft) => draft.id === wanted && draft.file === null);
    if (place >= 0) {
      drafts[place] = { ...drafts[place]!, file: image };
      return { ...shown, stimulus: wanted, isNew: false };
    }
    const draft = newDraft(name, areNested ? (folderOf(name).split('/').at(-1) ?? '') : '', ids, image);
    drafts.push(draft);
    return { ...shown, stimulus: draft.id, isNew: true };
  });
  return { images, drafts };
}

/** Only what was decided: an item may be called `constructor`. */
export function decisionOn({ names }: ImportPlan, name: string): ImportPlan['names'][string] | undefined {
  return Object.hasOwn(names, name) ? names[name] : undefined;
}

function shownFacts({ name, described, mended }: FoundImage, plan: ImportPlan): Omit<ImagePreview, 'key' | 'stimulus' | 'isNew'> {
  if (!described.ok)
    return { ...unreadable, name, problem: phrase`${name} cannot be read: ${described.reason.replace(/\.$/, '')}. It is left out.` };
  const { format, width, height, whiteOnBlack, isBlank, notes } = described.image;
  return {
    name,
    format,
    width,
    height,
    whiteOnBlack,
    isInverted: isToInvert(plan.images ?? { invert: 'detected' }, name, whiteOnBlack),
    notes: isBlank ? [...notes, 'blank'] : notes,
    mends: mended?.mends ?? [],
    remaining: mended?.notes ?? [],
    mendProblem: mended?.reason?.replace(/\.$/, '') ?? null,
    problem: null,
  };
}

const unreadable = {
  format: '',
  width: 0,
  height: 0,
  whiteOnBlack: false,
  isInverted: false,
  notes: [],
  mends: [],
  remaining: [],
  mendProblem: null,
} as const;

export function decidedId(decision: NameDecision | undefined): string | null {
  return typeof decision === 'object' ? decision.id : null;
}

function matchedId({ id, how }: { readonly id: string | null; readonly how: MatchKind }): string | null {
  return how === 'similar' ? null : id;
}

function folderOf(name: string): string {
  return name.includes('/') ? name.slice(0, name.lastIndexOf('/')) : '';
}

/** In lower case, since some disks do not tell letters of different case apart. */
export function takenIds(drafts: readonly { readonly id: string }[]): Set<string> {
  return new Set(drafts.map(({ id }) => id.toLowerCase()));
}

export function newDraft(name: string, folder: string, ids: Set<string>, file: FoundImage | null): StimulusDraft {
  const code = codeOf(name)?.toUpperCase();
  const bare = bareName(name).slice(0, 200);
  const key = itemKey(writeOut(bare)).slice(0, 60).replace(/-+$/, '');
  const wish = code ?? (key === '' || reserved.test(key) ? `item-${key}`.replace(/-$/, '') : key);
  let id = wish;
  for (let n = 2; ids.has(id.toLowerCase()); n++) id = `${wish}-${n}`;
  ids.add(id.toLowerCase());
  const category = folder !== '' ? folder : (/^C\d+/.exec(code ?? '')?.[0] ?? '');
  return { id, name: bare === '' ? id : bare, category, image: '', isNew: true, file };
}

/** Names of devices, which Windows does not allow as file names. */
const reserved = /^(con|prn|aux|nul|com\d|lpt\d)$/;
