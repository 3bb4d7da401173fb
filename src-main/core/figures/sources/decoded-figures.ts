/** Figures of what networks draw at places of a space. */
import { phrase } from '../../../contract/message';
import type { FoundFigure } from '../figure-kind';
import type { DecodedStrip } from '../strip/strip-scene';
import { fileName } from './figure-name';
import type { FigureSources } from './figure-sources';

export function findStrips({ strips }: FigureSources): FoundFigure<DecodedStrip>[] {
  return strips.map((data) => ({
    name: `strip-${fileName(data.way)}`,
    caption: phrase`What the networks draw at ${data.steps.length} places on the way along ${data.way}; the number below is the distance between the place asked for and the place where the same networks put the picture. Units of the bottleneck that are no coordinates: ${data.others}.`,
    data,
    view: { screen: 'place', mode: 'decode' },
  }));
}
