import { isCounted, NEVER_RUN, VERDICT_CODES, verdictRow, worst } from '../model/verdict.ts';
import { escapeXml } from '../protocols/xml/escape-xml.ts';
import { exerciseNote } from '../report/export/words.ts';
import type { Matrix, MatrixRegion } from '../report/types.ts';
import { besidePassed, passedWords } from './components/tally/passed-words.ts';
import { formatDate, formatPercent } from './format.ts';
import { textWidth } from './text-width.ts';
import { type Shaped, type ShapePath, VERDICT_INKS, VERDICT_SHAPES } from './verdict-shapes.ts';

/** A badge stands on strangers' pages, light or dark, so it brings its own ground. */
const LABEL_GROUND = '#2c3a45';
const EXERCISE_GROUND = '#fff5d6';
const EXERCISE_INK = '#553c00';

const HEIGHT = 22;
const PAD = 8;
const SHAPE = 12;
const FONT_SIZE = 12;

/** What a badge says: its figure, the verdict that gives colour and shape, and the whole of it in a sentence. */
export interface BadgeText {
  readonly figure: string;
  readonly verdict: Exclude<Shaped, 'known'>;
  readonly sentence: string;
}

/**
 * What a region's badge says. Colour and shape are those of the worst verdict it has, so one deviation among a thousand
 * passes shows; a run that was cut off says so, and nothing run is never green.
 */
export function badgeText({ environment }: Matrix, { name, tally, latest }: MatrixRegion): BadgeText {
  const where = `${name} i ${environment.name}`;
  if (latest === undefined || tally.judged === 0) {
    return { figure: 'Ikke afprøvet', verdict: NEVER_RUN, sentence: `${where}: ikke afprøvet.` };
  }
  const occurring = VERDICT_CODES.filter((code) => isCounted(code) && tally.counts[code] > 0);
  const verdict = latest.state === 'aborted' ? 'aborted' : worst(occurring);
  const percent = formatPercent(tally.passedPercent);
  const figure = [tally.confirmed.total === 0 ? [] : `${percent} bestået`, ...besidePassed(tally)].flat().join(', ');
  const word = verdict === 'passed' ? '' : ` Værste afgørelse: ${verdictRow(verdict).da}.`;
  const note = exerciseNote(environment);
  return {
    figure: latest.state === 'aborted' ? `Afbrudt, ${figure}` : figure,
    // Green says that all is well, which a pass on an open assumption cannot say.
    verdict: verdict === 'passed' && tally.assumed > 0 ? 'assumed' : verdict,
    sentence: `${where}: ${passedWords(tally)}.${word} Afprøvet ${formatDate(latest.at)}.${note === undefined ? '' : ` ${note}`}`,
  };
}

/** A region's badge as SVG: no fonts, pictures or scripts from anywhere. */
export function badgeSvg(matrix: Matrix, region: MatrixRegion): string {
  const { figure, verdict, sentence } = badgeText(matrix, region);
  const parts = [
    ...(matrix.environment.exercise ? [{ text: 'Øvelse', ground: EXERCISE_GROUND, ink: EXERCISE_INK }] : []),
    { text: region.shortName, ground: LABEL_GROUND, ink: '#fff' },
  ];
  let x = 0;
  const boxes = parts.map(({ text, ground, ink }) => {
    const width = Math.ceil(textWidth(text, FONT_SIZE)) + 2 * PAD;
    const box = `${rectangle(x, width, ground)}${label(text, x + PAD, ink)}`;
    x += width;
    return box;
  });
  const width = Math.ceil(textWidth(figure, FONT_SIZE)) + 3 * PAD + SHAPE - 2;
  const ground = VERDICT_INKS[verdict];
  const shape = `<g transform="translate(${x + PAD} ${(HEIGHT - SHAPE) / 2}) scale(${SHAPE / 16})">${paths(verdict, ground)}</g>`;
  const last = `${rectangle(x, width, ground)}${shape}${label(figure, x + PAD + SHAPE + PAD - 2, '#fff')}`;
  const whole = x + width;
  return [
    `<svg xmlns="http://www.w3.org/2000/svg" width="${whole}" height="${HEIGHT}" viewBox="0 0 ${whole} ${HEIGHT}" role="img" aria-labelledby="t" lang="da">`,
    `<title id="t">${escapeXml(sentence)}</title>`,
    `<clipPath id="c"><rect width="${whole}" height="${HEIGHT}" rx="4"/></clipPath>`,
    `<g clip-path="url(#c)" font-family="Verdana,'DejaVu Sans',Geneva,sans-serif" font-size="${FONT_SIZE}">${boxes.join('')}${last}</g>`,
    // Drawn half inside: the edge is seen on white, black and anything between.
    `<rect x=".5" y=".5" width="${whole - 1}" height="${HEIGHT - 1}" rx="3.5" fill="none" stroke="#8b97a2"/>`,
    '</svg>',
    '',
  ].join('\n');
}

const rectangle = (x: number, width: number, fill: string): string =>
  `<rect x="${x}" width="${width}" height="${HEIGHT}" fill="${fill}"/>`;

/** The length is given, so that another font than the measured one still fits its box. */
function label(text: string, x: number, ink: string): string {
  const length = Math.ceil(textWidth(text, FONT_SIZE));
  return `<text x="${x}" y="15.5" fill="${ink}" textLength="${length}" lengthAdjust="spacingAndGlyphs">${escapeXml(text)}</text>`;
}

/** The shape in white; what is cut out takes the ground's colour. */
function paths(verdict: Shaped, ground: string): string {
  const look: Readonly<Record<ShapePath['kind'], string>> = {
    fill: 'fill="#fff"',
    knockout: `fill="none" stroke="${ground}" stroke-width="1.9" stroke-linecap="round" stroke-linejoin="round"`,
    line: 'fill="none" stroke="#fff" stroke-width="2" stroke-linecap="round" stroke-linejoin="round"',
    thin: 'fill="none" stroke="#fff" stroke-width="1.6"',
  };
  return VERDICT_SHAPES[verdict].map(({ d, kind }) => `<path d="${d}" ${look[kind]}/>`).join('');
}
