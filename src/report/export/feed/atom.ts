import { escapeXml, xmlTag } from '../../../protocols/xml/escape-xml.ts';

/** One entry of a feed. */
export interface FeedEntry {
  /** Never changes and is never used for another entry. */
  readonly id: string;
  readonly title: string;
  readonly updated: string;
  readonly link: string;
  readonly summary: string;
  readonly categories: readonly string[];
}

/** An Atom feed (RFC 4287), its entries newest first. */
export interface Feed {
  readonly id: string;
  readonly title: string;
  readonly subtitle: string | undefined;
  /** Where the feed itself stands, and the page it follows. */
  readonly self: string;
  readonly page: string;
  /** When the newest entry was written; for a feed without any, when the results were. */
  readonly updated: string;
  readonly entries: readonly FeedEntry[];
}

/** A feed as Atom 1.0 (RFC 4287). */
export function toAtom(feed: Feed): string {
  return [
    '<?xml version="1.0" encoding="UTF-8"?>',
    xmlTag('feed', { xmlns: 'http://www.w3.org/2005/Atom', 'xml:lang': 'da' }),
    element('id', feed.id),
    element('title', feed.title),
    ...(feed.subtitle === undefined ? [] : [element('subtitle', feed.subtitle)]),
    element('updated', feed.updated),
    '  <author>',
    '    <name>SOR-pilot</name>',
    '  </author>',
    `  ${xmlTag('link', { rel: 'self', type: 'application/atom+xml', href: feed.self }, true)}`,
    `  ${xmlTag('link', { rel: 'alternate', type: 'text/html', href: feed.page }, true)}`,
    ...feed.entries.flatMap(entry),
    '</feed>',
    '',
  ].join('\n');
}

function entry({ id, title, updated, link, summary, categories }: FeedEntry): readonly string[] {
  return [
    '  <entry>',
    `  ${element('id', id)}`,
    `  ${element('title', title)}`,
    `  ${element('updated', updated)}`,
    `    ${xmlTag('link', { rel: 'alternate', type: 'text/html', href: link }, true)}`,
    ...categories.map((term) => `    ${xmlTag('category', { term }, true)}`),
    `  ${element('summary', summary)}`,
    '  </entry>',
  ];
}

const element = (name: string, text: string): string => `  <${name}>${escapeXml(text)}</${name}>`;
