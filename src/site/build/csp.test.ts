import { createHash } from 'node:crypto';
import { describe, expect, it } from 'vitest';
import { contentSecurityPolicy, hostHeaders, inlineParts, withPolicy } from './csp.ts';

const hash = (text: string): string => `'sha256-${createHash('sha256').update(text).digest('base64')}'`;

describe('sidens sikkerhedspolitik', () => {
  it('finder indlejrede scripts og typografier, men ikke dem med src', () => {
    const html =
      '<head><meta charset="utf-8"><style>a{b:c}</style><script src="/x.js"></script><script type="module">ja()</script></head>' +
      '<body><p style="color:red">x</p></body>';
    expect(inlineParts(html)).toEqual({ scripts: ['ja()'], styles: ['a{b:c}'], styleAttributes: ['color:red'] });
  });

  it('afkoder tegnreferencer i style, for browseren hasher den afkodede værdi', () => {
    expect(inlineParts(`<i style="font-family:&quot;A&#38;B&#x26;&quot;"></i>`).styleAttributes).toEqual(['font-family:"A&B&"']);
  });

  it('lader sig ikke narre af style i tekst, scripts, kommentarer eller andre attributter', () => {
    const html = `<p title='x style="a"'>style="b"</p><script>'<i style="c">'</script><!-- <i style="d"> --><i data-style="e"></i>`;
    expect(inlineParts(html).styleAttributes).toEqual([]);
  });

  it('tillader kun det, der stod der', () => {
    const policy = contentSecurityPolicy('<script>ja()</script><i style="a:b"></i>');
    expect(policy).toContain("default-src 'none'");
    expect(policy).toContain(`script-src 'self' 'wasm-unsafe-eval' ${hash('ja()')}`);
    expect(policy).toContain(`style-src-attr 'unsafe-hashes' ${hash('a:b')}`);
    expect(policy).not.toContain('unsafe-inline');
  });

  it('nævner ikke style-attributter på en side uden', () => {
    expect(contentSecurityPolicy('<p>x</p>')).not.toContain('style-src-attr');
  });

  it('sætter politikken efter tegnsættet, ellers først i head', () => {
    expect(withPolicy('<head><meta charset="utf-8"/><title>x</title></head>', 'p')).toBe(
      '<head><meta charset="utf-8"/><meta http-equiv="Content-Security-Policy" content="p"><title>x</title></head>',
    );
    expect(withPolicy('<html><head><title>x</title></head></html>', 'p')).toContain('<head><meta http-equiv');
  });

  it('tager dollartegn i en side bogstaveligt', () => {
    expect(withPolicy('<head></head>', "$& $1 'x'")).toContain(`content="$& $1 'x'"`);
  });

  it('giver værten de hoveder, en side ikke selv kan sætte', () => {
    expect(hostHeaders()).toMatchInlineSnapshot(`
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
