/** The pages without a kernel, index.html with all of the front end and charts.html with charts alone: `npm run dev` serves it, `node dev/build.mjs DIRECTORY` writes it there. */
import { copyFile, mkdir } from "node:fs/promises";
import { join } from "node:path";
import { context } from "esbuild";

const here = import.meta.dirname;
const target = process.argv[2];
const outdir = target ?? here;

const page = await context({
  entryPoints: { page: join(here, "page.ts"), charts: join(here, "charts.ts") },
  outdir,
  bundle: true,
  format: "esm",
  target: "es2022",
  sourcemap: "inline",
  jsx: "automatic",
  jsxImportSource: "preact",
  loader: { ".css": "text" },
  write: target !== undefined,
});

if (target === undefined) {
  const { port } = await page.serve({ servedir: here });
  console.log(`http://localhost:${port}/?run_count=6&tag_count=12&points=2000`);
} else {
  await mkdir(outdir, { recursive: true });
  await page.rebuild();
  for (const page of ["index.html", "charts.html"]) await copyFile(join(here, page), join(outdir, page));
  await page.dispose();
}
