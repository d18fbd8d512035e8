import { excerptParts } from './excerpt.ts';
import { searchTerms } from './search-term.ts';
import { type FilterCounts, type Pagefind, type PagefindAnswer, type PagefindResult, loadPagefind } from './pagefind.ts';

const PAGE_SIZE = 10;
const SUB_RESULTS = 3;
/** The filters the pages carry, the most asked for first. */
const FILTER_ORDER = ['Sidetype', 'Region', 'Afgørelse', 'Årsag', 'Krav', 'Anvendelse', 'Miljø'];

class SiteSearch extends HTMLElement {
  private readonly chosen = new Map<string, string>();
  private pagefind: Promise<Pagefind> | undefined;
  private results: PagefindAnswer['results'] = [];
  private shown = 0;

  connectedCallback(): void {
    const open = this.find('[data-open]');
    open.hidden = false;
    open.addEventListener('click', () => this.open());
    this.find('[data-close]').addEventListener('click', () => this.dialog.close());
    this.find('[data-more]').addEventListener('click', () => void this.showMore());
    this.input.addEventListener('input', () => void this.search());
    this.dialog.addEventListener('click', (event) => {
      if (event.target === this.dialog) this.dialog.close();
    });
    window.addEventListener('keydown', (event) => {
      if (event.key.toLowerCase() !== 'k' || !(event.ctrlKey || event.metaKey)) return;
      event.preventDefault();
      if (this.dialog.open) this.dialog.close();
      else this.open();
    });
  }

  private find(selector: string): HTMLElement {
    return present(this.querySelector<HTMLElement>(selector), selector);
  }
  private get dialog(): HTMLDialogElement {
    return present(this.querySelector('dialog'), 'dialog');
  }
  private get input(): HTMLInputElement {
    return present(this.querySelector('input'), 'input');
  }
  private say(text: string): void {
    this.find('[data-status]').textContent = text;
  }

  private open(): void {
    this.dialog.showModal();
    this.input.focus();
    this.pagefind ??= this.load();
  }

  private async load(): Promise<Pagefind> {
    try {
      const pagefind = await loadPagefind();
      this.drawFilters(await pagefind.filters());
      return pagefind;
    } catch (error) {
      this.say('Søgningen kunne ikke hentes. Den virker først, når hjemmesiden er bygget.');
      throw error;
    }
  }

  private drawFilters(filters: FilterCounts): void {
    const names = FILTER_ORDER.filter((name) => filters[name] !== undefined);
    const fields = names.map((name) => {
      const values = filters[name] ?? {};
      const select = element('select');
      select.append(new Option('Alle', ''));
      for (const [value, count] of Object.entries(values)) select.append(new Option(`${value} (${count})`, value));
      select.addEventListener('change', () => {
        if (select.value === '') this.chosen.delete(name);
        else this.chosen.set(name, select.value);
        this.find('[data-chosen]').textContent = this.chosen.size === 0 ? '' : `(${[...this.chosen.values()].join(', ')})`;
        void this.search();
      });
      const label = element('label');
      label.append(name, select);
      return label;
    });
    this.find('[data-filters]').replaceChildren(...fields);
  }

  private async search(): Promise<void> {
    const term = this.input.value.trim();
    if (term === '' && this.chosen.size === 0) {
      this.show([], '');
      return;
    }
    const pagefind = await (this.pagefind ??= this.load());
    const [best = '', ...others] = searchTerms(term);
    const filters = Object.fromEntries(this.chosen);
    const answer = await pagefind.debouncedSearch(best === '' ? null : best, { filters });
    if (answer === null) return;
    const also = await Promise.all(others.map((other) => pagefind.search(other, { filters })));
    const results = distinct([
      ...(await scenarioWithId(pagefind, term)),
      ...[answer, ...also].flatMap(({ results: found }) => found),
    ]);
    const count = results.length;
    const about = term === '' ? '' : ` for “${term}”`;
    this.show(
      results,
      count === 0 ? `Ingen sider fundet${about}.` : `${count} ${count === 1 ? 'side' : 'sider'} fundet${about}.`,
    );
  }

  private show(results: typeof this.results, status: string): void {
    this.results = results;
    this.shown = 0;
    this.find('[data-results]').replaceChildren();
    this.say(status);
    void this.showMore();
  }

  private async showMore(): Promise<void> {
    const of = this.results;
    const next = of.slice(this.shown, this.shown + PAGE_SIZE);
    this.shown += next.length;
    this.find('[data-more]').hidden = this.shown >= of.length;
    const found = await Promise.all(next.map((result) => result.data()));
    if (of === this.results) this.find('[data-results]').append(...found.map(drawResult));
  }
}

/** The scenario whose id was written, before all pages that mention it: the index ranks words and knows no names. */
async function scenarioWithId(pagefind: Pagefind, term: string): Promise<PagefindAnswer['results']> {
  const id = term.toUpperCase();
  const known = (await pagefind.filters())['Id'] ?? {};
  return id in known ? (await pagefind.search(null, { filters: { Id: id } })).results : [];
}

/** Each page once, at its first place. */
function distinct(results: PagefindAnswer['results']): PagefindAnswer['results'] {
  return [...new Map(results.map((result) => [result.id, result])).values()];
}

function present<T>(found: T | null, what: string): T {
  if (found === null) throw new TypeError(`site-search: ${what}`);
  return found;
}

function drawResult(result: PagefindResult): HTMLElement {
  const item = element('li');
  const kind = element(
    'span',
    [result.filters['Sidetype'], result.filters['Miljø']].flatMap((values) => values ?? []).join(' · '),
  );
  const excerpt = element('p');
  for (const part of excerptParts(result.excerpt)) excerpt.append(part.hit ? element('mark', part.text) : part.text);
  item.append(kind, link(result.url, result.meta['title'] ?? result.url), excerpt);
  const places = result.sub_results
    .filter((sub) => sub.url !== result.url && sub.title !== result.meta['title'])
    .slice(0, SUB_RESULTS);
  if (places.length > 0) {
    const list = element('ul');
    for (const place of places) {
      const line = element('li');
      line.append(link(place.url, place.title));
      list.append(line);
    }
    item.append(list);
  }
  return item;
}

function link(href: string, text: string): HTMLAnchorElement {
  const anchor = element('a', text);
  anchor.href = href;
  return anchor;
}

function element<K extends keyof HTMLElementTagNameMap>(name: K, text = ''): HTMLElementTagNameMap[K] {
  const made = document.createElement(name);
  made.textContent = text;
  return made;
}

customElements.define('site-search', SiteSearch);
