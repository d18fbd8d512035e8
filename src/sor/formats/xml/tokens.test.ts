import fc from 'fast-check';
import { SaxesParser } from 'saxes';
import { describe, expect, it } from 'vitest';
import { type XmlTokenHandler, XmlTokens } from './tokens.ts';

/** What a reader told of a document: what stood there, the lines of wrong references, and the line where it stopped. */
interface Told {
  readonly events: string[];
  readonly references: number[];
  stoppedAt: number | undefined;
}

function record(): Told & { say(event: string): void; text(text: string): void } {
  const events: string[] = [];
  let isText = false;
  return {
    events,
    references: [],
    stoppedAt: undefined,
    say: (event) => {
      isText = false;
      events.push(event);
    },
    text: (text) => {
      if (isText) events.push(`${events.pop() ?? ''}${text}`);
      else if (text !== '') events.push(`“${text}`);
      isText ||= text !== '';
    },
  };
}

const opened = (name: string, attributes: object): string => `<${name} ${JSON.stringify(Object.entries(attributes))}`;

function toldByUs(pieces: readonly string[]): Told {
  const told = record();
  const handler: XmlTokenHandler = {
    open: ({ tag }) => told.say(opened(tag.name, tag.attributes)),
    close: ({ tag }) => told.say(`</${tag.name}`),
    text: ({ text: source }, from, to) => told.text(source.slice(from, to)),
    referred: (characters) => told.text(characters),
    turn: () => undefined,
    badReference: () => void told.references.push(tokens.line),
    doctype: () => void (told.stoppedAt = tokens.line),
    fault: () => void (told.stoppedAt = tokens.line),
  };
  const tokens = new XmlTokens(handler);
  for (const piece of pieces) tokens.write(piece);
  tokens.end();
  return told;
}

/** saxes is given one sign at a time: then it tells a fault by the line it stands on, and not by the end of its piece. */
function toldBySaxes(document: string): Told {
  const told = record();
  const parser = new SaxesParser<{ xmlns: false; position: true }>({ xmlns: false, position: true });
  let depth = 0;
  const unlessStopped = (tell: () => void): void => {
    if (told.stoppedAt === undefined) tell();
  };
  const text = (piece: string): void =>
    unlessStopped(() => {
      if (depth > 0) told.text(piece);
    });
  parser.on('error', ({ message }) =>
    unlessStopped(() => {
      if (/entity/.test(message)) told.references.push(parser.line);
      else told.stoppedAt = parser.line;
    }),
  );
  parser.on('opentag', ({ name, attributes }) =>
    unlessStopped(() => {
      depth += 1;
      told.say(opened(name, { ...attributes }));
    }),
  );
  parser.on('text', text);
  parser.on('cdata', text);
  parser.on('closetag', ({ name }) =>
    unlessStopped(() => {
      depth -= 1;
      told.say(`</${name}`);
    }),
  );
  for (const sign of document) parser.write(sign);
  parser.close();
  return told;
}

/** Text that a fault cut short has been told in part by us, and not at all by saxes. */
function withoutCutText({ events, references, stoppedAt }: Told): Told {
  const isCut = stoppedAt !== undefined && events.at(-1)?.startsWith('“') === true;
  return { events: isCut ? events.slice(0, -1) : events, references, stoppedAt };
}

const NAMES = ['a', 'b', 'sor:Enhed', 'Ø-1.x', '_', '𐐀'];
const space = fc.constantFrom(' ', '\n', '\t', ' \r\n ', '\r');
const spaces = fc.constantFrom('', '', ' ', '\n', '\r\n');
const text = fc.string({ unit: fc.constantFrom('x', 'æ', '𐍈', ' ', '\n', '\r', ']', '>', '-', '"', '?', '/'), maxLength: 12 });
const reference = fc.constantFrom('&amp;', '&lt;', '&#65;', '&#x1F600;', '&apos;', '&nbsp;', '&#0;', '&#xZ;', '&;', '&#X41;');
const attribute = fc
  .tuple(
    space,
    fc.constantFrom(...NAMES),
    spaces,
    fc.constantFrom('"', "'"),
    fc.array(fc.oneof(text, reference), { maxLength: 2 }),
  )
  .map(
    ([before, name, around, quote, value]) =>
      `${before}${name}${around}=${around}${quote}${value.join('').replaceAll(quote, '')}${quote}`,
  );
const comment = text.map((inner) => `<!--${inner.replaceAll('-', '')}-->`);
const instruction = fc
  .tuple(fc.constantFrom('pi', 'xmlx'), text)
  .map(([name, body]) => `<?${name} ${body.replaceAll('?', '')}?>`);
const cdata = text.map((inner) => `<![CDATA[${inner}]]>`.replace(/\]\]>(?=.)/gs, ''));
const { element } = fc.letrec<{ element: string; inner: string }>((tie) => ({
  element: fc
    .tuple(fc.constantFrom(...NAMES), fc.array(attribute, { maxLength: 2 }), spaces, fc.array(tie('inner'), { maxLength: 4 }))
    .map(([name, attributes, around, inner]) =>
      inner.length === 0
        ? `<${name}${attributes.join('')}${around}/>`
        : `<${name}${attributes.join('')}${around}>${inner.join('')}</${name}${around}>`,
    ),
  inner: fc.oneof({ depthSize: 'small' }, text, reference, comment, instruction, cdata, tie('element')),
}));
const declaration = fc.constantFrom(
  '',
  '',
  '<?xml version="1.0"?>',
  `\uFEFF<?xml version='1.0'\n encoding="utf-8" standalone = 'yes' ?>`,
  '<?xml version="1.0" encoding="utf-8"?>',
  '<?xml encoding="utf-8"?>',
  '<?xml version="1.0"standalone="yes"?>',
  '<?xml version="1.0" standalone="maybe"?>',
  '<?xml version="2.0"?>',
  '<?xml?>',
  ' <?xml version="1.0"?>',
  '<?XML version="1.0"?>',
);
const around = fc.array(fc.oneof(spaces, comment, instruction), { maxLength: 2 }).map((parts) => parts.join(''));
const document = fc.tuple(declaration, around, element, around).map((parts) => parts.join(''));

const NOISE = [
  '<', '>', '/', '&', ';', '"', "'", '=', '\u0000', '\uFFFE', '!', ']', ']]>', '--', '?', '<?', '?>', '<!', '<!--', '-->',
  '<![CDATA[', '</', '/>', '\n', '\r', ' ', 'a', '1', '.', '<a', '<b x="1" x="2">', '</a>', '<1>', '< a>', '<a b>', '<a b=c>',
]; // prettier-ignore
const damage = fc.record({
  at: fc.double({ min: 0, max: 1, noNaN: true }),
  cut: fc.nat(6),
  added: fc.array(fc.constantFrom(...NOISE), { maxLength: 3 }).map((parts) => parts.join('')),
});
const damaged = fc
  .tuple(document, fc.array(damage, { maxLength: 3 }))
  .map(([whole, damages]) =>
    damages.reduce((left, { at, cut, added }) => {
      const place = Math.floor(at * left.length);
      return left.slice(0, place) + added + left.slice(place + cut);
    }, whole),
  )
  .map((left) => left.toWellFormed());

/** Cuts at any places, between the halves of a pair too. */
const cuts = fc.array(fc.integer({ min: 1, max: 40 }), { minLength: 1, maxLength: 5 });
function inPieces(whole: string, sizes: readonly number[]): string[] {
  const pieces: string[] = [];
  for (let at = 0, turn = 0; at < whole.length; turn += 1) {
    const size = sizes[turn % sizes.length]!;
    pieces.push(whole.slice(at, at + size));
    at += size;
  }
  return pieces;
}

/** An `&` that begins no reference: saxes reads on to the next `;`, wherever it is, and tells of it there. */
const LONE = /&(?![#\p{L}\p{N}:._-]*;)/u;

describe('XML read by us and by saxes', () => {
  it('is the same when it is well-formed, or wrong in the same place, wherever the pieces are cut', () => {
    fc.assert(
      fc.property(fc.oneof(document, damaged), cuts, (whole, sizes) => {
        fc.pre(!LONE.test(whole));
        expect(withoutCutText(toldByUs(inPieces(whole, sizes)))).toEqual(withoutCutText(toldBySaxes(whole)));
      }),
      { numRuns: 2000 },
    );
  });

  it('is not well-formed to either when an & begins no reference, and we tell no later', () => {
    fc.assert(
      fc.property(damaged, fc.double({ min: 0, max: 1, noNaN: true }), cuts, (left, part, sizes) => {
        const place = Math.floor(part * left.length);
        const whole = `${left.slice(0, place)}&${left.slice(place)}`.toWellFormed();
        const wrong = ({ references, stoppedAt = Infinity }: Told): number => Math.min(stoppedAt, ...references);
        expect(wrong(toldByUs(inPieces(whole, sizes)))).toBeLessThanOrEqual(wrong(toldBySaxes(whole)));
        expect(wrong(toldByUs([whole])) < Infinity).toBe(wrong(toldBySaxes(whole)) < Infinity);
      }),
      { numRuns: 500 },
    );
  });
});
