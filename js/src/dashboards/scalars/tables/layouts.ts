import { Fields, type Table } from "../../../protocol";

/** Names of a tag with a line, and of those that bound its band. */
export interface Margin {
  readonly value: string;
  readonly lower: string;
  readonly upper: string;
}

/** A chart that a writer has laid out. */
export interface LaidOutChart {
  readonly title: string;
  /** Regular expressions, each for all tags that begin as it says. */
  readonly patterns: readonly string[];
  readonly margins: readonly Margin[];
}

/** Charts under one heading. */
export interface Category {
  readonly title: string;
  readonly charts: readonly LaidOutChart[];
}

/** @throws ProtocolError when the layouts are not as docs/protocol.md says. */
export function readLayouts({ meta }: Table): Category[] {
  const layouts = meta.list("layouts", (item, where) =>
    new Fields(item, where).list("categories", (category, inner) =>
      readCategory(new Fields(category, inner)),
    ),
  );
  return merged(layouts.flat());
}

/** Runs repeat each other's layouts: headings of one title are one, charts that are alike stand there once. */
function merged(categories: readonly Category[]): Category[] {
  const charts = new Map<string, Map<string, LaidOutChart>>();
  for (const category of categories) {
    const known = charts.get(category.title) ?? new Map();
    for (const chart of category.charts) known.set(JSON.stringify(chart), chart);
    charts.set(category.title, known);
  }
  return [...charts].map(([title, known]) => ({ title, charts: [...known.values()] }));
}

function readCategory(fields: Fields): Category {
  const charts = fields.list("charts", (item, where) => readChart(new Fields(item, where)));
  return { title: fields.text("title"), charts };
}

function readChart(fields: Fields): LaidOutChart {
  return {
    title: fields.text("title"),
    patterns: fields.has("tags") ? fields.texts("tags") : [],
    margins: fields.has("margins")
      ? fields.list("margins", (item, where) => readMargin(new Fields(item, where)))
      : [],
  };
}

function readMargin(fields: Fields): Margin {
  return { value: fields.text("value"), lower: fields.text("lower"), upper: fields.text("upper") };
}
