import { countWords, nextDirection, rowMatches, sortRows } from './table-rows.ts';

/** Search and sorting for a table of codes. Without this script the whole table stands there, in its source's order. */
class CodeListTable extends HTMLElement {
  connectedCallback(): void {
    const table = this.querySelector('table');
    const body = table?.tBodies[0];
    const form = this.querySelector('form');
    const input = form?.querySelector('input');
    const status = this.querySelector('[role="status"]');
    if (!table || !body || !form || !input || !status) return;
    const rows = [...body.rows];
    const filter = (): void => {
      for (const row of rows) row.hidden = !rowMatches(row.textContent, input.value);
      status.textContent = countWords(rows.filter((row) => !row.hidden).length, rows.length);
    };
    form.addEventListener('submit', (event) => event.preventDefault());
    input.addEventListener('input', filter);
    for (const header of table.tHead?.rows[0]?.cells ?? []) makeSortable(header, body);
    filter();
    form.hidden = false;
  }
}

/** Turns a column's heading into a button that sorts by it. */
function makeSortable(header: HTMLTableCellElement, body: HTMLTableSectionElement): void {
  const button = document.createElement('button');
  button.type = 'button';
  button.append(...header.childNodes);
  header.append(button);
  button.addEventListener('click', () => {
    const direction = nextDirection(header.getAttribute('aria-sort'));
    for (const other of header.parentElement?.children ?? []) other.removeAttribute('aria-sort');
    header.setAttribute('aria-sort', direction);
    const textOf = (row: HTMLTableRowElement): string => {
      const cell = row.cells[header.cellIndex];
      return cell?.dataset['sort'] ?? cell?.textContent.trim() ?? '';
    };
    body.append(...sortRows([...body.rows], textOf, direction));
  });
}

customElements.define('code-list-table', CodeListTable);
