/**
 * The JupyterLab and Notebook 7 extension: a module-federation container with one plugin.
 *
 * JupyterLab loads this script, calls `init` with the modules it shares, and `get` for the plugin.
 */
import { labModules, type NotebookTracker, type RenderMime, type ShareScope } from "./host";
import { MIME_TYPE, rendererFactory } from "./renderer";

const NAME = "tbx-widget";
/** Below the widget manager's -10: the lowest rank draws. */
const RANK = -20;

let scope: ShareScope = {};

const container = {
  init(shared: ShareScope): void {
    scope = shared;
  },
  async get(): Promise<() => { __esModule: true; default: unknown }> {
    const lab = await labModules(scope);
    const plugin = {
      id: `${NAME}:output`,
      description: "Shows tbx-widget dashboards in notebooks.",
      autoStart: true,
      requires: [lab.IRenderMimeRegistry, lab.INotebookTracker],
      activate(_app: unknown, rendermime: RenderMime, notebooks: NotebookTracker): void {
        const createRenderer = rendererFactory(lab, notebooks);
        rendermime.addFactory({ safe: true, mimeTypes: [MIME_TYPE], createRenderer }, RANK);
      },
    };
    return () => ({ __esModule: true, default: plugin });
  },
};

const page = globalThis as unknown as { _JUPYTERLAB?: Record<string, unknown> };
page._JUPYTERLAB ??= {};
page._JUPYTERLAB[NAME] = container;
