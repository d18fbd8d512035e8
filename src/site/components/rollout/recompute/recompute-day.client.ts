import { formatBytes, formatDate, formatNumber } from '../../../format.ts';
import { here } from '../../page/here.ts';
import { type ChosenDigest, DIGEST_WORDS } from './chosen-digests.ts';
import type { ComparedFigure } from './compare-figures.ts';
import type { RecomputeAnswer, RecomputeOrder } from './measure.worker.ts';
import workerAddress from './measure.worker.ts?worker&url';
import type { Recomputed, RecomputeProgress } from './recompute-day.ts';
import type { RecomputeGround } from './recompute-ground.ts';

const STATES = { equal: '✓ Ens', different: '✗ Afviger', unknown: '– Kan ikke regnes ud' } as const;
const DIGEST_SIGNS = { same: '✓', other: '✗', unnamed: '–', packed: '–' } as const;
const ORDER = ['different', 'unknown', 'equal'] as const;

/** Where a day is measured again. Files are read by a worker of the page's own; nothing leaves the browser, or is set as HTML. */
class DayRecompute extends HTMLElement {
  private readonly ground = JSON.parse(this.find('[data-ground]', HTMLScriptElement).text) as RecomputeGround;
  /** The one at work; another choice ends it. */
  private worker: Worker | undefined;

  connectedCallback(): void {
    const form = this.find('form', HTMLFormElement);
    const input = this.find('input', HTMLInputElement);
    form.hidden = false;
    form.addEventListener('submit', (event) => event.preventDefault());
    input.addEventListener('change', () => this.start([...(input.files ?? [])]));
    this.find('[data-day]', HTMLSelectElement).addEventListener('change', () => this.start([...(input.files ?? [])]));
  }

  private start(files: readonly File[]): void {
    this.stop();
    this.find('[data-result]', HTMLElement).hidden = true;
    const { days, ...ground } = this.ground;
    const day = days.find((one) => one.day === this.find('[data-day]', HTMLSelectElement).value);
    if (files.length === 0 || day === undefined) return this.say('');
    this.say('Begynder …');
    // All that reads and measures is fetched here, and by those alone who have chosen a file.
    const worker = new Worker(here(workerAddress), { type: 'module' });
    this.worker = worker;
    worker.addEventListener('message', ({ data }: MessageEvent<RecomputeAnswer>) => this.hear(data));
    worker.addEventListener('error', () =>
      this.end('Filerne kan ikke måles her: browseren slap op for hukommelse eller stoppede.'),
    );
    worker.postMessage({ files, ground, day } satisfies RecomputeOrder);
  }

  private stop(): void {
    this.worker?.terminate();
    this.worker = undefined;
  }

  private hear(answer: RecomputeAnswer): void {
    if (answer.kind === 'progress') this.say(progressWords(answer.progress), shareOf(answer.progress));
    else if (answer.kind === 'unfit') this.end(answer.words);
    else this.show(answer.recomputed);
  }

  private end(words: string): void {
    this.stop();
    this.say(words);
  }

  private show({ digests, figures, otherDay, unreadable }: Recomputed): void {
    this.end(summary(figures));
    this.find('[data-digests]', HTMLElement).replaceChildren(
      ...digests.map(digestLine),
      ...(otherDay === undefined ? [] : [line(`✗ Filen er for ${formatDate(otherDay)} og ikke for den dag, du har valgt.`)]),
      ...(unreadable === 0 ? [] : [line(`– ${formatNumber(unreadable)} steder i filerne kan ikke læses.`)]),
    );
    this.find('tbody', HTMLTableSectionElement).replaceChildren(
      ...figures.toSorted((a, b) => ORDER.indexOf(a.state) - ORDER.indexOf(b.state)).map(row),
    );
    this.find('[data-result]', HTMLElement).hidden = false;
  }

  /** Says how it goes, with a bar where it is known how far. */
  private say(text: string, share?: number): void {
    this.find('[data-status]', HTMLElement).textContent = text;
    const bar = this.find('progress', HTMLProgressElement);
    bar.hidden = share === undefined;
    if (share !== undefined) bar.value = share;
  }

  private find<T extends HTMLElement>(selector: string, kind: new () => T): T {
    const found = this.querySelector(selector);
    if (found instanceof kind) return found;
    throw new TypeError(`The page lacks ${selector}`);
  }
}

function progressWords(progress: RecomputeProgress): string {
  switch (progress.step) {
    case 'read':
      return `Læser: ${formatBytes(progress.done)} af ${formatBytes(progress.total)} …`;
    case 'measure':
      return 'Tæller enhederne og prøver reglerne …';
    case 'sum':
      return 'Regner filernes kontrolsum ud …';
  }
}

const shareOf = (progress: RecomputeProgress): number =>
  progress.step === 'read' ? progress.done / Math.max(1, progress.total) : 1;

function summary(figures: readonly ComparedFigure[]): string {
  const of = (state: ComparedFigure['state']): number => figures.filter((one) => one.state === state).length;
  const [equal, different, unknown] = [of('equal'), of('different'), of('unknown')];
  const rest = unknown === 0 ? '' : ` ${formatNumber(unknown)} kan ikke regnes ud af de filer, du har valgt.`;
  if (different === 0)
    return `${formatNumber(equal)} af dagens ${formatNumber(figures.length)} tal er ens, og ingen afviger.${rest}`;
  return `${formatNumber(different)} af dagens ${formatNumber(figures.length)} tal afviger.${rest}`;
}

function row({ area, figure, published, found, state }: ComparedFigure): HTMLTableRowElement {
  const made = document.createElement('tr');
  made.dataset['state'] = state;
  const heading = document.createElement('th');
  heading.scope = 'row';
  heading.textContent = area;
  const texts = [figure, formatNumber(published), found === undefined ? '–' : formatNumber(found), STATES[state]];
  made.append(
    heading,
    ...texts.map((text) => {
      const cell = document.createElement('td');
      cell.textContent = text;
      return cell;
    }),
  );
  return made;
}

const digestLine = ({ name, sha256, state }: ChosenDigest): HTMLElement =>
  line(`${DIGEST_SIGNS[state]} ${name}: SHA-256 ${sha256}. ${DIGEST_WORDS[state]}`);

function line(text: string): HTMLElement {
  const made = document.createElement('li');
  made.textContent = text;
  return made;
}

customElements.define('day-recompute', DayRecompute);
