import { config } from 'zod';
import type { OpenBundle } from '../../../bundle/open-bundle.ts';
import { publishedKeysSchema, type PublishedKeys } from '../../../model/config/region-key.ts';
import { PilotError } from '../../../model/pilot-error.ts';
import { type BundleCheck, failure, inspectBundle } from './bundle-check.ts';
import { type RecomputedCase, recomputeRegion } from './recompute-region.ts';
import { outcomeOf } from './cell-outcome.ts';
import { here } from '../page/here.ts';

// The page's policy lets no code be made of text, and zod would try to.
config({ jitless: true });

const SIGNS = { holds: '✓', fails: '✗', absent: '–', newer: '?' } as const;

/** The checker on the page “Efterprøv et bundt”. Nothing leaves the browser, and nothing from a bundle is ever set as HTML. */
class BundleVerifier extends HTMLElement {
  private keys: Promise<PublishedKeys> | undefined;
  private published: PublishedKeys | undefined;
  private bundle: OpenBundle | undefined;
  private cases: readonly RecomputedCase[] = [];
  /** Why the chosen run's cases are not shown. */
  private problem: BundleCheck | undefined;
  /** Counts the files chosen: an answer about an earlier one is not shown. */
  private turn = 0;

  connectedCallback(): void {
    this.find('form', HTMLFormElement).hidden = false;
    const drop = this.find('[data-drop]', HTMLElement);
    const input = this.find('input', HTMLInputElement);
    input.addEventListener('change', () => this.take(input.files?.[0]));
    this.find('form', HTMLFormElement).addEventListener('submit', (event) => event.preventDefault());
    for (const kind of ['dragenter', 'dragover']) {
      drop.addEventListener(kind, (event) => {
        event.preventDefault();
        drop.dataset['over'] = '';
      });
    }
    for (const kind of ['dragleave', 'drop']) drop.addEventListener(kind, () => delete drop.dataset['over']);
    drop.addEventListener('drop', (event) => {
      event.preventDefault();
      this.take(event.dataTransfer?.files[0]);
    });
    this.select('run').addEventListener('change', () => this.showRegions());
    this.select('region').addEventListener('change', () => void this.showCases());
    this.select('case').addEventListener('change', () => this.showOutcome());
  }

  private take(file: File | undefined): void {
    if (file !== undefined) void this.check(file);
  }

  private async check(file: File): Promise<void> {
    const turn = (this.turn += 1);
    const current = (): boolean => turn === this.turn;
    this.find('[data-cell]', HTMLElement).hidden = true;
    this.showChecks([]);
    this.say(`Efterprøver ${file.name} …`);
    try {
      this.keys ??= this.loadKeys();
      this.published = await this.keys;
      const bytes = new Uint8Array(await file.arrayBuffer());
      const outcome = await inspectBundle({ name: file.name, bytes }, this.published, (done, total) => {
        if (current() && done % 100 === 0) this.say(`Efterprøver ${file.name}: ${done} af ${total} filer …`);
      });
      if (!current()) return;
      this.showChecks(outcome.checks);
      this.say(summary(file.name, outcome.checks));
      this.bundle = outcome.bundle;
      if (outcome.bundle !== undefined) this.showRuns(outcome.bundle);
    } catch (error) {
      this.keys = undefined;
      if (current()) this.say(`Bundtet kunne ikke efterprøves her: ${error instanceof Error ? error.message : String(error)}`);
    }
  }

  private async loadKeys(): Promise<PublishedKeys> {
    const response = await fetch(this.dataset['keys'] ?? '');
    if (!response.ok) throw new Error('regionernes nøgler kunne ikke hentes.');
    return publishedKeysSchema.parse(await response.json());
  }

  private showChecks(checks: readonly BundleCheck[]): void {
    this.find('[data-checks]', HTMLElement).replaceChildren(...checks.map((check) => checkLine(check)));
  }

  private showRuns({ index }: OpenBundle): void {
    this.fill(
      'run',
      index.runs.map(({ run }) => ({ value: run, label: run })),
    );
    this.find('[data-cell]', HTMLElement).hidden = false;
    this.showRegions();
  }

  private showRegions(): void {
    const run = this.bundle?.index.runs.find((one) => one.run === this.select('run').value);
    const name = (id: string): string => this.published?.regions.find((region) => region.id === id)?.name ?? id;
    this.fill(
      'region',
      (run?.regions ?? []).map((id) => ({ value: id, label: name(id) })),
    );
    void this.showCases();
  }

  private async showCases(): Promise<void> {
    const { bundle, turn } = this;
    if (bundle === undefined) return;
    const [run, region] = [this.select('run').value, this.select('region').value];
    const cases = await this.casesOf(bundle, run, region);
    const moved = turn !== this.turn || run !== this.select('run').value || region !== this.select('region').value;
    if (moved) return;
    this.cases = cases;
    this.fill(
      'case',
      cases.map(({ detail: { key, name } }) => ({ value: key, label: key === name ? key : `${key} ${name}` })),
    );
    this.showOutcome();
  }

  /** None where the run cannot be read here, which is then told in the place of the outcome. */
  private async casesOf(bundle: OpenBundle, run: string, region: string): Promise<readonly RecomputedCase[]> {
    this.problem = undefined;
    try {
      return await recomputeRegion(bundle, run, region);
    } catch (error) {
      if (!(error instanceof PilotError)) throw error;
      this.problem = failure(error);
      return [];
    }
  }

  private showOutcome(): void {
    const chosen = this.cases.find(({ detail }) => detail.key === this.select('case').value);
    const told = this.problem === undefined ? [] : [checkLine(this.problem, 'p')];
    this.find('[data-outcome]', HTMLElement).replaceChildren(...told, ...(chosen === undefined ? [] : outcomeOf(chosen)));
  }

  private fill(name: string, options: readonly { readonly value: string; readonly label: string }[]): void {
    this.select(name).replaceChildren(...options.map(({ value, label }) => new Option(label, value)));
  }

  private say(text: string): void {
    this.find('[data-status]', HTMLElement).textContent = text;
  }

  private select(name: string): HTMLSelectElement {
    return this.find(`[data-${name}]`, HTMLSelectElement);
  }

  private find<T extends HTMLElement>(selector: string, kind: new () => T): T {
    const found = this.querySelector(selector);
    if (found instanceof kind) return found;
    throw new TypeError(`The page lacks ${selector}`);
  }
}

function checkLine({ state, title, told, href }: BundleCheck, kind: 'li' | 'p' = 'li'): HTMLElement {
  const line = document.createElement(kind);
  line.dataset['state'] = state;
  const heading = document.createElement('strong');
  heading.textContent = `${SIGNS[state]} ${title}`;
  const text = document.createElement('span');
  text.textContent = told;
  line.append(heading, text);
  if (href !== undefined) {
    const link = document.createElement('a');
    link.href = here(href);
    link.textContent = 'Læs mere om fejlen';
    line.append(link);
  }
  return line;
}

function summary(name: string, checks: readonly BundleCheck[]): string {
  if (checks.some(({ state }) => state === 'fails')) return `${name} holder ikke.`;
  if (checks.some(({ state }) => state === 'newer'))
    return `${name} kan ikke efterprøves her: det er lavet med en nyere sor-pilot.`;
  if (checks.some(({ state }) => state === 'absent')) return `${name} er helt, men ikke underskrevet.`;
  return `${name} holder.`;
}

customElements.define('bundle-verifier', BundleVerifier);
