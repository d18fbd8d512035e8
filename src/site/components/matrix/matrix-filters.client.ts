import {
  type CellValues,
  CHOICE_KINDS,
  type Choice,
  type ChoiceKind,
  chosenWords,
  isChosen,
  readChoice,
  writeChoice,
} from './matrix-choice.ts';

/**
 * Several filters of a matrix at once. The choices are read from the links that stand there without this script, and kept
 * in the address, so that what is seen can be sent to a colleague.
 */
class MatrixFilters extends HTMLElement {
  private readonly selects = new Map<ChoiceKind, HTMLSelectElement>();

  connectedCallback(): void {
    const button = this.querySelector<HTMLButtonElement>('.filter-combine');
    const panel = this.querySelector<HTMLElement>('.filter-combined');
    const places = panel?.querySelector('.filter-choices');
    if (!button || !panel || !places) return;
    for (const kind of CHOICE_KINDS) {
      const label = this.choiceOf(kind);
      if (label) places.append(label);
    }
    const open = (): void => {
      panel.hidden = false;
      button.setAttribute('aria-expanded', 'true');
    };
    button.hidden = false;
    button.addEventListener('click', () => {
      if (panel.hidden) open();
      else if (this.choice().size === 0) {
        panel.hidden = true;
        button.setAttribute('aria-expanded', 'false');
      }
    });
    panel.querySelector('.filter-clear')?.addEventListener('click', () => {
      for (const select of this.selects.values()) select.value = '';
      this.chosen();
      button.focus();
    });
    addEventListener('popstate', () => this.fromAddress());
    this.fromAddress();
    if (readChoice(location.search).size > 0) open();
    document.addEventListener('click', ({ target }) => this.closeUnless(target));
    this.addEventListener('keydown', ({ key }) => {
      if (key === 'Escape') this.closeUnless(null);
    });
  }

  /** A labelled list of one kind's values, from the links of that kind. */
  private choiceOf(kind: ChoiceKind): HTMLLabelElement | undefined {
    const links = this.querySelectorAll<HTMLAnchorElement>(`ul[data-kind="${kind}"] a`);
    const name = this.querySelector(`ul[data-kind="${kind}"]`)?.closest('details')?.querySelector('summary')?.textContent;
    if (links.length === 0 || !name) return undefined;
    const select = document.createElement('select');
    select.append(new Option('Alle', ''));
    for (const link of links)
      select.append(new Option(link.querySelector('span')?.textContent ?? '', link.dataset['value'] ?? ''));
    select.addEventListener('change', () => this.chosen());
    this.selects.set(kind, select);
    const label = document.createElement('label');
    label.append(name, select);
    return label;
  }

  private choice(): Choice {
    return new Map([...this.selects].flatMap(([kind, { value }]) => (value === '' ? [] : [[kind, value] as const])));
  }

  private chosen(): void {
    history.pushState(null, '', location.pathname + writeChoice(this.choice(), location.search) + location.hash);
    this.show();
  }

  private fromAddress(): void {
    const choice = readChoice(location.search);
    for (const [kind, select] of this.selects) {
      select.value = choice.get(kind) ?? '';
      // A value nothing has any longer: the list would show an empty line.
      if (select.selectedIndex === -1) select.value = '';
    }
    this.show();
  }

  /** Hides rows and columns without anything chosen, and mutes the cells beside those that are. */
  private show(): void {
    const table = this.closest('.matrix-frame')?.querySelector<HTMLTableElement>('table.matrix');
    const status = this.querySelector('[role="status"]');
    if (!table || !status) return;
    const choice = this.choice();
    const headings = [...(table.tHead?.rows[0]?.cells ?? [])];
    const regions = headings.map(({ dataset }) => dataset['region'] ?? '');
    const columnHidden = regions.map((region) => region !== '' && choice.has('region') && choice.get('region') !== region);
    headings.forEach((heading, index) => (heading.hidden = columnHidden[index] === true));
    let cells = 0;
    let rows = 0;
    for (const body of table.tBodies) {
      let any = false;
      for (const row of body.rows) {
        if (row.classList.contains('matrix-group')) continue;
        const own = [...row.cells].slice(1);
        const inside = own.map((cell) => isChosen(valuesOf(row, cell, regions[cell.cellIndex] ?? ''), choice));
        own.forEach((cell, index) => {
          cell.hidden = columnHidden[cell.cellIndex] === true;
          cell.classList.toggle('is-outside', inside[index] === false);
        });
        const count = inside.filter(Boolean).length;
        row.hidden = count === 0;
        cells += count;
        rows += Number(count > 0);
        any ||= count > 0;
      }
      body.hidden = !any;
    }
    status.textContent = choice.size === 0 ? 'Viser det hele.' : chosenWords(cells, rows);
  }

  /** Closes a list of links when something outside it is pressed. */
  private closeUnless(target: EventTarget | null): void {
    for (const details of this.querySelectorAll('details[open]')) {
      if (!(target instanceof Node) || !details.contains(target)) details.removeAttribute('open');
    }
  }
}

/** What a row and a cell say of themselves in their attributes and class. */
function valuesOf(row: HTMLTableRowElement, cell: HTMLTableCellElement, region: string): CellValues {
  const words = (text: string | undefined): string[] => (text === undefined || text === '' ? [] : text.split(' '));
  const verdict = [...cell.classList].find((name) => name.startsWith('is-') && name !== 'is-outside')?.slice('is-'.length);
  return {
    region: [region],
    emne: words(row.dataset['emne']),
    afgoerelse: words(verdict),
    aarsag: words(cell.dataset['aarsag']),
    krav: words(row.dataset['krav']),
    snitflade: words(row.dataset['snitflade']),
  };
}

customElements.define('matrix-filters', MatrixFilters);
