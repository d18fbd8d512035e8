import { existsSync, readFileSync } from 'node:fs';
import { pathToFileURL } from 'node:url';
import { describe, expect, it } from 'vitest';
import { parse } from 'yaml';
import { termsFileSchema } from '../../model/guidance/term.ts';
import { byLetter } from '../components/glossary/by-letter.ts';
import { firstSentence } from './first-sentence.ts';
import { MOST_LINKS, pageLinker } from './linker.ts';
import { runningText, type TreeNode } from './running-text.ts';
import { termLinksPlugin } from './term-links-integration.ts';
import { termMatcher } from './term-matcher.ts';

const { terms } = termsFileSchema.parse(parse(readFileSync('guidance/terms.yaml', 'utf8')));
const { terms: some } = termsFileSchema.parse({
  terms: [
    { id: 'sor', term: 'SOR', definition: 'Registret. Det er stort.', ours: true },
    { id: 'sor-kode', term: 'SOR-kode', forms: ['SOR-koden', 'SOR-koder'], definition: 'Et nummer.', ours: true },
    { id: 'udtraek', term: 'udtræk', forms: ['udtrækket'], definition: 'En fil.', ours: true },
    { id: 'eas', term: 'EAS', definition: 'En service.', ours: true },
    { id: 'oe', term: 'OE', definition: 'En enhed.', ours: true },
    { id: 'kreds', term: 'kreds', definition: 'En kreds.', ours: true },
    { id: 'snomed', term: 'SNOMED CT', definition: 'Begreber.', ours: true },
    { id: 'fil', term: 'shak.txt', definition: 'En fil.', ours: true },
    { id: 'krav', term: 'krav', linked: false, definition: 'Et krav.', ours: true },
  ],
});
const found = (text: string): string[] => termMatcher(some)(text).map(({ id, text: words }) => `${id}: ${words}`);

describe('terms in running text', () => {
  it.each<readonly [string, readonly string[]]>([
    ['SOR er et register.', ['sor: SOR']],
    ['Hent en SOR-kode fra SOR.', ['sor-kode: SOR-kode', 'sor: SOR']],
    ['SOR-koderne er mange', []],
    ['SOR’s data', ['sor: SOR']],
    ['“SOR”, (SOR) og SOR.', ['sor: SOR', 'sor: SOR', 'sor: SOR']],
    ['sor og Sor er ikke forkortelser', []],
    ['Udtrækket er et udtræk.', ['udtraek: Udtrækket', 'udtraek: udtræk']],
    ['et registerudtræk og udtrækning', []],
    ['easy EASE FEAS EAS', ['eas: EAS']],
    ['OE æOE OEø ÅOE', ['oe: OE']],
    ['omkreds, kredsløb og kreds', ['kreds: kreds']],
    ['SNOMED CT-kode, SNOMED CT.', ['snomed: SNOMED CT']],
    ['https://eksempel.dk/SOR/data og navn@SOR og SOR.xml og SOR_1', []],
    ['filen shak.txt, ikke shakotxt', ['fil: shak.txt']],
    ['et krav er et hverdagsord', []],
    ['', []],
  ])('are picked out of %j', (text, expected) => {
    expect(found(text)).toEqual(expected);
  });

  it('are not found when there are none', () => {
    expect(termMatcher([])('SOR')).toEqual([]);
  });
});

describe('the links of a page', () => {
  it('stand only at the first mention, also across paragraphs', () => {
    const link = pageLinker(termMatcher(some));
    expect(link('Om SOR og SOR.')).toEqual([{ text: 'Om ' }, { text: 'SOR', term: 'sor' }, { text: ' og SOR.' }]);
    expect(link('SOR igen, og EAS')).toEqual([{ text: 'SOR igen, og ' }, { text: 'EAS', term: 'eas' }]);
    expect(link('SOR')).toEqual([{ text: 'SOR' }]);
  });

  it('are limited in number, and no words are lost', () => {
    const many = termsFileSchema.parse({
      terms: Array.from('abcdefghijklmnopq', (id) => ({ id, term: `ord${id}`, definition: 'Et ord.', ours: true })),
    }).terms;
    const text = many.map(({ term }) => term).join(' ');
    const pieces = pageLinker(termMatcher(many))(text);
    expect(pieces.filter((piece) => 'term' in piece)).toHaveLength(MOST_LINKS);
    expect(pieces.map((piece) => piece.text).join('')).toBe(text);
  });
});

const text = (value: string): TreeNode => ({ type: 'text', value });
const element = (tagName: string, ...children: TreeNode[]): TreeNode => ({ type: 'element', tagName, children });
const component = (name: string | null, ...children: TreeNode[]): TreeNode => ({ type: 'mdxJsxFlowElement', name, children });
const root = (...children: TreeNode[]): TreeNode => ({ type: 'root', children });

describe('running text', () => {
  it.each(['a', 'code', 'pre', 'h1', 'h2', 'h3', 'h4', 'h5', 'h6', 'summary', 'th', 'button', 'svg'])(
    'excludes what stands in <%s>',
    (tag) => {
      expect(runningText(root(element(tag, element('em', text('SOR')))))).toEqual([]);
      expect(runningText(root(component(tag, text('SOR'))))).toEqual([]);
    },
  );

  it('includes paragraphs, lists, cells, emphasis and known components in reading order', () => {
    const words = runningText(
      root(
        element('p', text('1'), element('strong', text('2'))),
        element('ul', element('li', text('3'))),
        element('table', element('tr', element('th', text('x')), element('td', text('4')))),
        component('Aside', element('p', text('5'))),
        component('Ukendt', text('x')),
        component(null, text('6')),
        component('p', text('7')),
        { type: 'mdxTextExpression', value: 'x' },
      ),
    );
    expect(words.map(({ value }) => value)).toEqual(['1', '2', '3', '4', '5', '6', '7']);
  });
});

describe('the term links in a guidance page', () => {
  const visit = (file: string, tree: TreeNode): unknown[] | null => {
    const plugin = termLinksPlugin(some, '/projekt/docs')({ fileURL: pathToFileURL(file) });
    if (plugin === null) return null;
    const replaced: unknown[] = [];
    plugin.before(tree, { replaceNode: (_node, by) => replaced.push(by) });
    return replaced;
  };

  it('turn a term into a link with the first sentence of its definition', () => {
    expect(visit('/projekt/docs/sor/index.mdx', root(element('p', text('Om SOR.')), element('p', text('SOR'))))).toEqual([
      [
        { type: 'text', value: 'Om ' },
        {
          type: 'element',
          tagName: 'a',
          properties: { className: ['term'], href: '/ordliste/#sor', title: 'Registret.' },
          children: [{ type: 'text', value: 'SOR' }],
        },
        { type: 'text', value: '.' },
      ],
    ]);
  });

  it.each(['/projekt/docs/ordliste.mdx', '/projekt/src/andet.mdx'])('leave %s alone', (file) => {
    expect(visit(file, root(text('SOR')))).toBeNull();
  });
});

describe('the first sentence', () => {
  it.each([
    ['En. To.', 'En.'],
    ['Lov nr. 699 af 20. juni 2025, der gælder. Mere.', 'Lov nr. 699 af 20. juni 2025, der gælder.'],
    ['Filen shakcomplete.txt er stor. Den er lang.', 'Filen shakcomplete.txt er stor.'],
    ['Kun én sætning', 'Kun én sætning'],
  ])('is found in %j', (definition, first) => {
    expect(firstSentence(definition)).toBe(first);
  });
});

describe('the glossary', () => {
  it('has at least 70 terms, and no form belongs to two of them', () => {
    expect(terms.length).toBeGreaterThanOrEqual(70);
    const forms = terms.flatMap(({ term, forms: others }) => [term, ...others]);
    expect(forms.filter((form, index) => forms.indexOf(form) !== index)).toEqual([]);
  });

  it('defines each term briefly and ends with a full stop', () => {
    for (const { definition } of terms) {
      expect(definition).toMatch(/\.$/);
      expect(definition.length).toBeLessThan(260);
      expect(firstSentence(definition).length).toBeLessThan(180);
    }
  });

  it.each(terms.flatMap(({ id, page }) => (page === undefined ? [] : [{ id, page }])))(
    'leads from $id to a page that exists',
    ({ page }) => {
      const slug = page.replaceAll(/^\/|\/(#.*)?$/g, '');
      const list = slug.replace(/^sor\/kodelister\//, '');
      const files = [
        `docs/${slug}.mdx`,
        `docs/${slug}/index.mdx`,
        `src/pages/${slug}/index.astro`,
        `guidance/code-lists/${list}.yaml`,
      ];
      expect({ page, found: files.some((file) => existsSync(file)) }).toEqual({ page, found: true });
    },
  );

  it('follows the order of the Danish alphabet', () => {
    const letters = byLetter(terms);
    const order = letters.map(({ letter }) => letter);
    expect(order).toEqual(order.toSorted(new Intl.Collator('da').compare));
    expect(order.at(-1)).toBe('Ø');
    expect(new Set(letters.map(({ anchor }) => anchor)).size).toBe(letters.length);
    expect(letters.flatMap((group) => group.terms)).toHaveLength(terms.length);
  });
});
