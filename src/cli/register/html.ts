import { basename } from 'node:path';
import { escapeXml, escapeXmlAttribute } from '../../protocols/xml/escape-xml.ts';
import { type FindingGroup, groupFindings, type PlacedFinding } from '../../sor/steward/placed-finding.ts';
import type { RegisterReport, RuleOutcome } from './report.ts';
import { nameOf, number, UNKNOWN, untriedByLack } from './text.ts';

/** Rows one page shows; a browser is slow beyond it, and a spreadsheet is the better place for more. */
const MOST_ROWS = 20_000;

const GROUP_WORDS: Readonly<Record<FindingGroup, string>> = {
  rule: 'Regel for regel',
  region: 'Region for region',
  owner: 'Ejer for ejer',
  hospital: 'Hospital for hospital',
};

/**
 * The report as one page to send on: it needs nothing beside itself, reads without a script, by keyboard and on paper. All
 * findings stand in it up to a number a browser can show; the page says how many there are, and where the rest is.
 */
export function reportHtml(report: RegisterReport, by: FindingGroup): string {
  const { extract, snapshotDate, onDate, units, total, rules, unreadable, below } = report;
  const shown = report.found.slice(0, MOST_ROWS);
  const groups = groupFindings(shown, by).map((group, index) => ({ ...group, id: `gruppe-${index + 1}` }));
  const broken = rules.filter(({ state }) => state === 'broken').length;
  const tried = rules.filter(({ state }) => state !== 'untried').length;
  // Where the file lay is the sender's own business.
  const title = `Registerkontrol af ${basename(extract)}`;
  return `<!DOCTYPE html>
<html lang="da">
<head>
<meta charset="utf-8">
<meta name="viewport" content="width=device-width, initial-scale=1">
<title>${escapeXml(title)}</title>
<style>${STYLE}</style>
</head>
<body>
<a class="skip" href="#fund">Gå til fundene</a>
<header>
<h1>${escapeXml(title)}</h1>
<p>${number(units)} enheder${below === undefined ? '' : ` fra “${escapeXml(below)}” og ned`}. Udtræk fra ${danishDate(snapshotDate)}, set efter pr. ${danishDate(onDate)}.</p>
<p class="sum">${total === 0 ? `Ingen brud på de ${tried} regler, der blev prøvet.` : `${number(total)} fund; ${broken} af ${tried} regler er brudt.`}</p>
${shownSentence(report, shown.length)}
</header>
<main>
${groups.length === 0 ? '' : `<nav aria-labelledby="indhold"><h2 id="indhold">${GROUP_WORDS[by]}</h2><ul>${groups.map(({ id, name, findings }) => `<li><a href="#${id}">${escapeXml(name ?? UNKNOWN[by])}</a> ${number(findings.length)}</li>`).join('')}</ul></nav>`}
<div id="fund" tabindex="-1">
${groups.map(({ id, name, findings }) => groupSection({ id, name: name ?? UNKNOWN[by], by }, findings)).join('\n')}
</div>
${unreadableSection(unreadable)}
${untriedSection(rules)}
${heldSection(rules)}
</main>
</body>
</html>
`;
}

/** That not every finding stands on the page: because fewer were asked for, or because a browser cannot show them. */
function shownSentence({ total, unreadable, found }: RegisterReport, shown: number): string {
  if (found.length > shown)
    return `<p>Siden viser de første ${number(shown)} fund. Alle ${number(found.length)} står i CSV-filen (<code>--format csv</code>).</p>`;
  const all = total - unreadable.total;
  return all > shown ? `<p>Siden viser de første ${number(shown)} af dem; de øvrige er ikke med her.</p>` : '';
}

interface GroupHead {
  readonly id: string;
  readonly name: string;
  readonly by: FindingGroup;
}

function groupSection({ id, name, by }: GroupHead, findings: readonly PlacedFinding[]): string {
  return `<section aria-labelledby="${id}"><h2 id="${id}">${escapeXml(name)}${by === 'rule' && findings[0] !== undefined ? assumed(findings[0].rule) : ''} <span class="count">${number(findings.length)} fund</span></h2>
<div class="scroll" role="region" aria-label="${escapeXmlAttribute(`Fund: ${name}`)}" tabindex="0"><table>
<thead><tr><th scope="col">Enhed</th><th scope="col">Hospital eller ejer</th>${by === 'rule' ? '' : '<th scope="col">Regel</th>'}<th scope="col">Felt</th><th scope="col">Forventet</th><th scope="col">Fundet</th><th scope="col">Sted</th></tr></thead>
<tbody>${findings.map((one) => row(one, by)).join('\n')}</tbody></table></div></section>`;
}

function row({ rule, unit, sorIdentifier, place, at, expected, received }: PlacedFinding, by: FindingGroup): string {
  const name = unit === undefined || unit.name === '' ? 'uden navn' : unit.name;
  const where = [unit?.hospital?.name ?? unit?.institution?.name, unit?.owner?.name].filter((part) => part !== undefined);
  const cells = [
    `<th scope="row">${escapeXml(name)}<br><span class="code">${escapeXml(sorIdentifier ?? 'uden SOR-kode')}</span>${unit?.type ? `<br><span class="soft">${escapeXml(unit.type)}</span>` : ''}</th>`,
    `<td>${where.map(escapeXml).join('<br>')}</td>`,
    by === 'rule' ? '' : `<td>${escapeXml(rule.title)}${assumed(rule)}</td>`,
    ...[place, expected, received, at].map((text) => `<td>${escapeXml(text)}</td>`),
  ];
  return `<tr>${cells.join('')}</tr>`;
}

const assumed = ({ status }: PlacedFinding['rule']): string =>
  status === 'assumption' ? ' <span class="mark">Antagelse</span>' : '';

/** “30. november 2026”; what is no date stands as it was written. */
function danishDate(day: string): string {
  const time = Date.parse(`${day}T12:00:00Z`);
  return Number.isNaN(time) ? escapeXml(day) : new Date(time).toLocaleDateString('da-DK', { dateStyle: 'long', timeZone: 'UTC' });
}

function unreadableSection({ total, first }: RegisterReport['unreadable']): string {
  if (total === 0) return '';
  const rest = total - first.length;
  return `<section><h2>Kan ikke læses <span class="count">${number(total)} steder</span></h2><ul>${first
    .map(({ line, message }) => `<li>Linje ${number(line)}: ${escapeXml(message)}</li>`)
    .join('')}${rest > 0 ? `<li>og ${number(rest)} til</li>` : ''}</ul></section>`;
}

function untriedSection(rules: readonly RuleOutcome[]): string {
  const lacks = untriedByLack(rules);
  if (lacks.length === 0) return '';
  return `<section><h2>Kunne ikke prøves</h2><ul>${lacks
    .map(
      ([lack, own]) =>
        `<li>${escapeXml(lack)}:<ul>${own.map((rule) => `<li>${escapeXml(nameOf(rule))}</li>`).join('')}</ul></li>`,
    )
    .join('')}</ul></section>`;
}

function heldSection(rules: readonly RuleOutcome[]): string {
  const held = rules.filter(({ state }) => state === 'holds');
  if (held.length === 0) return '';
  return `<section><h2>Holder</h2><ul>${held.map((rule) => `<li>${escapeXml(nameOf(rule))}: ${number(rule.looked)} ${escapeXml(rule.subjects)} set efter</li>`).join('')}</ul></section>`;
}

const STYLE = `
:root{color-scheme:light dark;--ink:light-dark(#16212b,#e8edf2);--soft:light-dark(#4c5a66,#a9b5c0);--line:light-dark(#cdd6de,#3b4853);--ground:light-dark(#fff,#12181e);--head:light-dark(#f1f5f8,#1c252d);--link:light-dark(#0b5575,#7fc4e4)}
body{margin:0 auto;max-width:90rem;padding:1.5rem;font:1rem/1.5 system-ui,sans-serif;color:var(--ink);background:var(--ground)}
a{color:var(--link)}.skip{position:absolute;left:-99rem}.skip:focus{position:static}
h1{font-size:1.6rem;margin:0 0 .5rem;overflow-wrap:anywhere}h2{font-size:1.2rem;margin:2rem 0 .5rem}
.sum{font-size:1.15rem;font-weight:600}.soft,.count{color:var(--soft);font-weight:400}.code{font-variant-numeric:tabular-nums;white-space:nowrap;font-weight:400}
.mark{border:1px solid var(--line);border-radius:.25rem;padding:0 .25rem;font-size:.85em;white-space:nowrap}
nav ul{columns:20rem;padding-left:1.2rem}.scroll{overflow-x:auto}
table{border-collapse:collapse;width:100%;min-width:58rem;font-size:.92rem}th,td{text-align:left;vertical-align:top;padding:.4rem .6rem;border-bottom:1px solid var(--line);overflow-wrap:anywhere}
thead th{background:var(--head);position:sticky;top:0}tbody th{font-weight:600}
:focus-visible{outline:3px solid var(--link);outline-offset:2px}
@media print{table{min-width:0}:root{color-scheme:light}body{max-width:none;padding:0;font-size:9pt}nav,.skip{display:none}.scroll{overflow:visible}thead{display:table-header-group}thead th{position:static}tr{break-inside:avoid}h2{break-after:avoid}@page{size:A4 landscape;margin:12mm}}
`;
