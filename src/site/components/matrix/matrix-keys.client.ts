/** Arrow keys between the cells of a matrix; Tab works without this. */
const STEPS: Readonly<Record<string, readonly [row: number, column: number]>> = {
  ArrowDown: [1, 0],
  ArrowUp: [-1, 0],
  ArrowRight: [0, 1],
  ArrowLeft: [0, -1],
};

document.addEventListener('keydown', (event) => {
  const step = STEPS[event.key];
  const cell = document.activeElement?.closest('td');
  const row = cell?.closest('tr');
  const table = row?.closest('table.matrix');
  if (step === undefined || !cell || !row || !table || event.altKey || event.ctrlKey || event.metaKey) return;
  const rows = [...table.querySelectorAll('tr')].filter((candidate) => candidate.querySelector('td a') && candidate.offsetParent);
  const target = rows[rows.indexOf(row) + step[0]]?.cells[cell.cellIndex + step[1]]?.querySelector('a');
  if (!target) return;
  event.preventDefault();
  target.focus();
  target.scrollIntoView({ block: 'nearest', inline: 'nearest' });
});
