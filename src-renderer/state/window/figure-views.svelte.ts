/** Which view a figure is saved with, and the view of a figure that is opened until its screen has taken it. */
import { figureOriginVersion, type FigureOrigin, type FigureView } from '../../../src-main/contract/results/figure-origin';
import type { ProjectFile } from '../../../src-main/contract/study/project';
import type { Screen } from './address';

type ViewOf<Name> = Extract<FigureView, { readonly screen: Name }>;

export class FigureViews {
  wanted = $state.raw<FigureView | null>(null);
  #describe: (() => FigureView | null) | null = null;

  /** Said by a screen that has more to say than its name, for as long as it is there: answers the end of that. */
  describedBy(describe: () => FigureView | null): () => void {
    this.#describe = describe;
    return () => {
      if (this.#describe === describe) this.#describe = null;
    };
  }

  /** Null where nothing would lead back: without a project, and from screens that no figure is of. */
  originAt(screen: Screen, project: Pick<ProjectFile, 'id' | 'name'> | null): FigureOrigin | null {
    const view = this.#describe?.() ?? plainView(screen);
    if (project === null || view?.screen !== screen) return null;
    return { shapeSpaceFigure: figureOriginVersion, project: { id: project.id, name: project.name }, view };
  }

  /** The view that was asked for, if it is for this screen; it stays until `taken`. */
  wantedOn<Name extends FigureView['screen']>(screen: Name): ViewOf<Name> | null {
    return this.wanted?.screen === screen ? (this.wanted as ViewOf<Name>) : null;
  }

  taken(): void {
    this.wanted = null;
  }
}

function plainView(screen: Screen): FigureView | null {
  return screen === 'stimuli' || screen === 'corpora' || screen === 'experiments' ? { screen } : null;
}
