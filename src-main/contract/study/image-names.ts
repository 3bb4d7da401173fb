/** What image files of stimuli and corpora may be called. */
export const imageExtensions = ['png', 'jpg', 'jpeg', 'svg', 'webp', 'gif', 'tif', 'tiff', 'bmp'] as const;
export const imageNamePattern = new RegExp(`\\.(${imageExtensions.join('|')})$`, 'i');
