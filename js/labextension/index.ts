/**
 * The JupyterLab and Notebook 7 extension: a module-federation container with one plugin.
 *
 * JupyterLab loads this script, calls `init` with the modules it shares, and `get` for the plugin.
 */
import { labModules, type NotebookTracker, type ShareScope } from "./host";
import { drawDashboards } from "./output";

const NAME = "tbx-widget";

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
      requires: [lab.INotebookTracker],
      activate: (_app: unknown, notebooks: NotebookTracker) => drawDashboards(lab, notebooks),
    };
    return () => ({ __esModule: true, default: plugin });
  },
};

const page = globalThis as unknown as { _JUPYTERLAB?: Record<string, unknown> };
page._JUPYTERLAB ??= {};
page._JUPYTERLAB[NAME] = container;
