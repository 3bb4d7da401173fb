/** What image files of stimuli and corpora may be called. */
export const imageNamePattern = /\.(png|jpe?g|svg|webp|gif|tiff?|bmp)$/i;
