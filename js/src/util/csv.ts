export type CsvCell = number | bigint | string | boolean | null;

/**
 * Rows as RFC 4180 has them, numbers with every digit; with tabs in place of commas as spreadsheets paste them. Texts that a
 * spreadsheet would take for a formula get an apostrophe.
 */
export function csvOf(rows: readonly (readonly CsvCell[])[], separator: "," | "\t" = ","): string {
  return rows.map((row) => `${row.map((cell) => written(cell, separator)).join(separator)}\n`).join("");
}

function written(cell: CsvCell, separator: string): string {
  if (typeof cell !== "string") return String(cell ?? "");
  const text = /^[=+\-@]/.test(cell) ? `'${cell}` : cell;
  return text.includes(separator) || /["\r\n]/.test(text) ? `"${text.replaceAll('"', '""')}"` : text;
}
