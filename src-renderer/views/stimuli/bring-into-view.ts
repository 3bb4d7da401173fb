/** Scrolls to the element that a problem in the list leads to, and puts the focus on what is in it. */
import type { Attachment } from 'svelte/attachments';

export function bringIntoView(isWanted: boolean): Attachment<HTMLElement> {
  return (element) => {
    if (!isWanted) return;
    element.scrollIntoView({ block: 'center' });
    (element.querySelector('button') ?? element).focus({ preventScroll: true });
  };
}
