import { compareResults } from '../../../report/compare/compare-results.ts';
import { type RunDocument, resultsOfDocument } from '../../../report/compare/from-document.ts';
import { plural } from '../../format.ts';
import type { DocumentOf } from '../../../report/export/json/documents.ts';
import { type CasePages, changesAsElements } from './change-elements.ts';

/**
 * The chooser on “Sammenlign to kørsler”. The choice stands in the address, so that what is seen can be sent to a
 * colleague; both runs are read from what the site publishes of them.
 */
class RunChooser extends HTMLElement {
  private readonly documents = new Map<string, Promise<RunDocument>>();
  private pages: Promise<CasePages> | undefined;
  /** Counts the choices: an answer about an earlier one is not shown. */
  private turn = 0;

  connectedCallback(): void {
    const form = this.querySelector('form');
    const [before, after] = this.selects();
    if (form === null || before === undefined || after === undefined) return;
    form.hidden = false;
    this.fromAddress();
    form.addEventListener('submit', (event) => event.preventDefault());
    for (const select of [before, after])
      select.addEventListener('change', () => {
        this.keepEnvironment(select);
        history.pushState(null, '', `?${new URLSearchParams({ foer: before.value, efter: after.value }).toString()}`);
        void this.show();
      });
    addEventListener('popstate', () => {
      this.fromAddress();
      void this.show();
    });
    void this.show();
  }

  private selects(): readonly HTMLSelectElement[] {
    return [...this.querySelectorAll('select')];
  }

  /** The runs in the address; without them the newest and the one before it. */
  private fromAddress(): void {
    const [before, after] = this.selects();
    const wanted = new URLSearchParams(location.search);
    if (before === undefined || after === undefined) return;
    after.value = wanted.get('efter') ?? '';
    if (after.selectedIndex === -1) after.selectedIndex = 0;
    before.value = wanted.get('foer') ?? '';
    if (before.selectedIndex === -1) before.selectedIndex = Math.min(after.selectedIndex + 1, before.length - 1);
    this.keepEnvironment(after);
  }

  /** Two environments are never mixed: the other choice follows into the environment of the one just made. */
  private keepEnvironment(chosen: HTMLSelectElement): void {
    const environment = chosen.selectedOptions[0]?.dataset['environment'];
    for (const other of this.selects().filter((select) => select !== chosen)) {
      if (other.selectedOptions[0]?.dataset['environment'] === environment) continue;
      const options = [...other.options];
      const index = options.findIndex((option) => option.dataset['environment'] === environment && option.value !== chosen.value);
      other.selectedIndex = index;
    }
  }

  private async show(): Promise<void> {
    const turn = (this.turn += 1);
    const place = this.querySelector('[data-changes]');
    const [first, second] = this.selects().map((select) => select.selectedOptions[0]);
    if (place === null || first === undefined || second === undefined) return;
    if (first.value === second.value) {
      place.replaceChildren();
      this.say('Det er den samme kørsel. Vælg en anden.');
      return;
    }
    this.say('Henter de to kørsler …');
    try {
      this.pages ??= loadPages(this.dataset['index'] ?? '', this.dataset['scenarios'] ?? '');
      const [before, after, pages] = await Promise.all([this.load(first), this.load(second), this.pages]);
      if (turn !== this.turn) return;
      const comparison = compareResults(resultsOfDocument(before), resultsOfDocument(after));
      place.replaceChildren(...changesAsElements(comparison, { before, after, pages }));
      const count = comparison.changes.length;
      this.say(count === 0 ? 'De to kørsler kom ud på det samme.' : `${plural(count, 'forskel', 'forskelle')}.`);
    } catch (error) {
      if (turn !== this.turn) return;
      place.replaceChildren();
      this.say(`Kørslerne kunne ikke hentes: ${error instanceof Error ? error.message : String(error)}`);
    }
  }

  private load({ value, dataset }: HTMLOptionElement): Promise<RunDocument> {
    const known = this.documents.get(value) ?? fetchRun(dataset['document'] ?? '');
    this.documents.set(value, known);
    known.catch(() => this.documents.delete(value));
    return known;
  }

  private say(text: string): void {
    const status = this.querySelector('[data-status]');
    if (status !== null) status.textContent = text;
  }
}

async function fetchRun(address: string): Promise<RunDocument> {
  return (await fetchJson(address)) as RunDocument;
}

async function fetchJson(address: string): Promise<unknown> {
  const response = await fetch(address);
  if (!response.ok) throw new Error(`serveren svarede ${response.status}.`);
  return response.json();
}

/** Which cases have a page today: an older run can name a scenario or a region that is gone. */
async function loadPages(index: string, scenarios: string): Promise<CasePages> {
  const [site, catalogue] = (await Promise.all([fetchJson(index), fetchJson(scenarios)])) as [
    DocumentOf<'index'>,
    DocumentOf<'scenarios'>,
  ];
  const regions = new Set(site.environments.flatMap(({ id, regions: own }) => own.map((region) => `${id} ${region.id}`)));
  const keys = new Set(catalogue.scenarios.flatMap(({ cases }) => cases.map(({ key }) => key)));
  return (environment, region, key) => regions.has(`${environment} ${region}`) && keys.has(key);
}

customElements.define('run-chooser', RunChooser);
