import { join } from 'node:path';
import starlight from '@astrojs/starlight';
import { defineConfig } from 'astro/config';
import { oneBuild } from './src/site/build/one-build.ts';
import { securityPolicy } from './src/site/build/security-integration.ts';
import { readSettings, sitePlaces } from './src/site/settings.ts';
import { docsSidebar } from './src/site/sidebar/docs-sidebar.ts';
import { readDocPages } from './src/site/sidebar/read-doc-pages.ts';
import { underBase } from './src/site/build/under-base.ts';
import { termLinks } from './src/site/terms/term-links-integration.ts';

// Astro works, and writes, in the home: where it is not the tool itself, everything of the tool is named by its whole path.
const places = sitePlaces(process.env, process.cwd());
const settings = readSettings(process.env, places);
const own = (path) => join(places.tool, path);
const address = {
  origin: settings.siteUrl === undefined ? undefined : new URL(settings.siteUrl).origin,
  base: settings.base,
};
const shell = (name) => own(`src/site/components/shell/${name}.astro`);

export default defineConfig({
  ...(address.origin === undefined ? {} : { site: address.origin }),
  // Pages are written for the root of a host and moved when they are built; only the preview serves them where they lie.
  ...(process.argv.includes('preview') ? { base: settings.base } : {}),
  root: places.home,
  srcDir: own('src'),
  publicDir: own('public'),
  trailingSlash: 'always',
  // Whole style sheets instead of inline ones: fewer hashes in each page's policy, and the browser keeps them.
  build: { inlineStylesheets: 'never' },
  devToolbar: { enabled: false },
  prefetch: false,
  // Examples are shown as the text they are; colours would be a style attribute a word, and one more hash each.
  markdown: { syntaxHighlight: false },
  integrations: [
    starlight({
      title: 'SOR-pilot',
      description: 'Vejledning om Sundhedsvæsenets Organisationsregister og pilotafprøvning af ID27 i regionerne.',
      favicon: '/favicon.svg',
      locales: { root: { label: 'Dansk', lang: 'da' } },
      customCss: [
        '@fontsource-variable/source-sans-3/wght.css',
        own('src/site/styles/layers.css'),
        own('src/site/styles/tokens.css'),
        own('src/site/styles/base.css'),
        own('src/site/styles/pieces.css'),
        // Two components of every page; a sheet that a component imports is a request more where all pages have it.
        own('src/site/components/verdict/verdict.css'),
        own('src/site/components/page/page.css'),
        own('src/site/styles/print.css'),
      ],
      components: {
        Banner: shell('Banner'),
        Footer: shell('Footer'),
        Header: shell('Header'),
        MarkdownContent: shell('MarkdownContent'),
        PageTitle: shell('PageTitle'),
        Search: own('src/site/components/search/Search.astro'),
        Sidebar: shell('Sidebar'),
        SiteTitle: shell('SiteTitle'),
      },
      sidebar: docsSidebar(readDocPages(own('docs'))),
      routeMiddleware: own('./src/site/build/route-middleware.ts'),
      markdown: { processedDirs: [own('docs')] },
      expressiveCode: false,
      credits: false,
      lastUpdated: false,
    }),
    termLinks(places.tool, settings.guidanceDirectory),
    underBase(address),
    securityPolicy(settings.base),
    oneBuild(places.home),
  ],
});
