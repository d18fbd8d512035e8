import { createHash } from 'node:crypto';
import { describe, expect, it } from 'vitest';
import { contentSecurityPolicy, hostHeaders, inlineParts, withPolicy } from './csp.ts';

const hash = (text: string): string => `'sha256-${createHash('sha256').update(text).digest('base64')}'`;

describe('the content security policy of a page', () => {
  it('finds inline scripts and styles, but not those with a src', () => {
    const html =
      '<head><meta charset="utf-8"><style>a{b:c}</style><script src="/x.js"></script><script type="module">ja()</script></head>' +
      '<body><p style="color:red">x</p></body>';
    expect(inlineParts(html)).toEqual({ scripts: ['ja()'], styles: ['a{b:c}'], styleAttributes: ['color:red'] });
  });

  it('decodes character references in style, as browsers hash the decoded value', () => {
    expect(inlineParts(`<i style="font-family:&quot;A&#38;B&#x26;&quot;"></i>`).styleAttributes).toEqual(['font-family:"A&B&"']);
  });

  it('is not fooled by style in text, scripts, comments or other attributes', () => {
    const html = `<p title='x style="a"'>style="b"</p><script>'<i style="c">'</script><!-- <i style="d"> --><i data-style="e"></i>`;
    expect(inlineParts(html).styleAttributes).toEqual([]);
  });

  it('allows only what is on the page', () => {
    const policy = contentSecurityPolicy('<script>ja()</script><i style="a:b"></i>');
    expect(policy).toContain("default-src 'none'");
    expect(policy).toContain(`script-src 'self' 'wasm-unsafe-eval' ${hash('ja()')}`);
    expect(policy).toContain(`style-src-attr 'unsafe-hashes' ${hash('a:b')}`);
    expect(policy).not.toContain('unsafe-inline');
  });

  it('does not mention style attributes on a page without any', () => {
    expect(contentSecurityPolicy('<p>x</p>')).not.toContain('style-src-attr');
  });

  it('goes after the charset, or else first in the head', () => {
    expect(withPolicy('<head><meta charset="utf-8"/><title>x</title></head>', 'p')).toBe(
      '<head><meta charset="utf-8"/><meta http-equiv="Content-Security-Policy" content="p"><title>x</title></head>',
    );
    expect(withPolicy('<html><head><title>x</title></head></html>', 'p')).toContain('<head><meta http-equiv');
  });

  it('takes dollar signs literally', () => {
    expect(withPolicy('<head></head>', "$& $1 'x'")).toContain(`content="$& $1 'x'"`);
  });

  it('gives the host the headers a page cannot set itself', () => {
    expect(hostHeaders('/')).toMatchInlineSnapshot(`
      "/*
        Content-Security-Policy: frame-ancestors 'none'; worker-src 'self'; connect-src 'self'
        Strict-Transport-Security: max-age=31536000; includeSubDomains
        X-Content-Type-Options: nosniff
        Referrer-Policy: no-referrer
        Permissions-Policy: camera=(), geolocation=(), microphone=()
        Cross-Origin-Opener-Policy: same-origin
      /pagefind/*
        Content-Security-Policy: default-src 'none'; script-src 'self' 'wasm-unsafe-eval'; connect-src 'self'
      "
    `);
  });
});
