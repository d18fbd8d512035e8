import { checkCode } from './check-code.ts';

/** The checker on the page “Tjek en kode”. Nothing leaves the browser, and nothing typed is ever set as HTML. */
class CodeChecker extends HTMLElement {
  connectedCallback(): void {
    const form = this.querySelector('form');
    const input = this.querySelector('input');
    const results = this.querySelector<HTMLElement>('[data-results]');
    if (form === null || input === null || results === null) return;
    form.hidden = false;
    form.addEventListener('submit', (event) => {
      event.preventDefault();
      results.replaceChildren(...checkCode(input.value).map(resultOf));
    });
  }
}

function resultOf({ title, valid, explanation }: ReturnType<typeof checkCode>[number]): HTMLElement {
  const line = document.createElement('li');
  const verdict = document.createElement('strong');
  verdict.textContent = `${valid ? '✓ Gyldig' : '✗ Ikke gyldig'} som ${title}`;
  line.append(verdict, document.createElement('br'), explanation);
  return line;
}

customElements.define('code-checker', CodeChecker);
