export type CsvCell = number | bigint | string | boolean | null;

/** Rows as RFC 4180 has them, numbers with every digit. Texts that a spreadsheet would take for a formula get an apostrophe. */
export function csvOf(rows: readonly (readonly CsvCell[])[]): string {
  return rows.map((row) => `${row.map(written).join(",")}\n`).join("");
}

function written(cell: CsvCell): string {
  if (typeof cell !== "string") return String(cell ?? "");
  const text = /^[=+\-@]/.test(cell) ? `'${cell}` : cell;
  return /[",\r\n]/.test(text) ? `"${text.replaceAll('"', '""')}"` : text;
}
