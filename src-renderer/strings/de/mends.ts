/** Was über das Ausbessern von Zeichnungen gesagt wird, die Netze kaum sehen würden, auf Deutsch. */
import type { mendsEn } from '../en/mends';

export const mendsDe: typeof mendsEn = {
  title: (n) => (n === 1 ? '1 Zeichnung, die ein Netz so kaum sehen wird' : `${n} Zeichnungen, die ein Netz so kaum sehen wird`),
  text: 'Jede steht hier in der Größe des Bildes eines kleinen Netzes, wie sie ist und ausgebessert. Ausgebessert wird nur, was Sie ankreuzen; Ihre Dateien bleiben, wie sie sind.',
  forAll: {
    flatten: (n) => (n === 1 ? 'Bei der 1, die es braucht, den Grund ebnen' : `Bei den ${n}, die es brauchen, den Grund ebnen`),
    crop: (n) => (n === 1 ? 'Die 1 zuschneiden, die es braucht' : `Die ${n} zuschneiden, die es brauchen`),
    thicken: (n) => (n === 1 ? 'Bei der 1, die es braucht, die Linien verstärken' : `Bei den ${n}, die es brauchen, die Linien verstärken`),
  },
  names: { flatten: 'Grund ebnen', crop: 'Auf das größte Ding zuschneiden', thicken: 'Linien verstärken' },
  meanings: {
    flatten: 'Schatten und farbiges Papier werden weiß, blasser Bleistift dunkel. Graue Schraffuren gehen verloren.',
    crop: 'Auf das Ding mit der meisten Tinte; bei nur einem auf die Tinte.',
    thicken: 'So wenig, dass sie in der Größe des Netzes sichtbar sind.',
  },
  done: { flatten: 'Grund geebnet', crop: 'zugeschnitten', thicken: 'Linien verstärkt' },
  helps: (mend) => `${mend} (hilft hier)`,
  before: 'Wie sie ist',
  after: 'Ausgebessert',
  would: 'Ausgebessert (Angebot)',
  beforeOf: (name) => `${name}, wie sie ist`,
  afterOf: (name) => `${name}, ausgebessert`,
  remains: (what) => `Es bleibt: ${what}`,
  nothingRemains: 'Es bleibt kein Problem.',
  failed: (reason) => `Sie lässt sich nicht ausbessern: ${reason}. Sie bleibt, wie sie ist.`,
  ofDrawing: 'Ein Netz wird diese Zeichnung so kaum sehen',
  mend: 'Zeichnung ausbessern',
  madeFrom: (what) => `Hergestellt aus ${what}`,
  more: (n) => (n === 1 ? '1 weitere zeigen' : `${n} weitere zeigen`),
};
