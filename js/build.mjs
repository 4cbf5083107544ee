/**
 * Bundle the front end: one self-contained ESM file for each host entry, CSS inside, and JupyterLab's extension.
 *
 * With --watch only the entries are built, again at each change.
 */
import { readFile, rm, writeFile } from "node:fs/promises";
import { basename } from "node:path";
import { build, context, transform } from "esbuild";

const PACKAGE = "../tbx_widget";

/** Style sheets go into the bundle as text, minified like the rest. */
const styles = {
  name: "styles",
  setup({ onLoad, initialOptions }) {
    onLoad({ filter: /\.css$/ }, async ({ path }) => {
      const { code } = await transform(await readFile(path, "utf8"), {
        loader: "css",
        minify: initialOptions.minify ?? false,
      });
      return { contents: code, loader: "text" };
    });
  },
};

const entries = {
  entryPoints: { widget: "src/entry/widget.ts" },
  outdir: `${PACKAGE}/static`,
  bundle: true,
  format: "esm",
  target: "es2022",
  legalComments: "eof",
  jsx: "automatic",
  jsxImportSource: "preact",
  plugins: [styles],
  logLevel: "info",
};

const labExtension = {
  entryPoints: { remoteEntry: "labextension/index.ts" },
  outdir: `${PACKAGE}/labextension/static`,
  entryNames: "[name].[hash]",
  bundle: true,
  format: "iife",
  target: "es2022",
  minify: true,
  metafile: true,
  logLevel: "info",
};

async function buildLabExtension() {
  await rm(labExtension.outdir, { recursive: true, force: true });
  const { metafile } = await build(labExtension);
  const [script] = Object.keys(metafile.outputs).map((path) => basename(path));
  const { name, version, license } = JSON.parse(await readFile("package.json", "utf8"));
  const jupyterlab = { extension: true, _build: { load: `static/${script}`, extension: "./extension" } };
  const description = { name, version, license, jupyterlab };
  await writeFile(`${PACKAGE}/labextension/package.json`, `${JSON.stringify(description, null, 2)}\n`);
}

if (process.argv.includes("--watch")) {
  await (await context({ ...entries, sourcemap: "inline" })).watch();
} else {
  await build({ ...entries, minify: true });
  await buildLabExtension();
}
