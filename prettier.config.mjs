/** @type {import('prettier').Config} */
export default {
  printWidth: 130,
  singleQuote: true,
  plugins: ['prettier-plugin-astro', 'prettier-plugin-gherkin'],
  overrides: [
    { files: '*.astro', options: { parser: 'astro' } },
    // Prose is wrapped by its author; MDX reflow would move the line that an error points at.
    { files: ['*.md', '*.mdx'], options: { proseWrap: 'preserve' } },
  ],
};
