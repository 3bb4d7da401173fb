// Vite's development server brings styles as <style> elements, which the policy of the finished window does not allow.

/** @returns {import('vite').Plugin} */
export function inlineStylesInDevelopment() {
  return {
    name: 'inline-styles-in-development',
    apply: 'serve',
    transformIndexHtml: (html) => html.replace("style-src 'self'", "style-src 'self' 'unsafe-inline'"),
  };
}
