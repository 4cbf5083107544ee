import type { LabModules, MimeModel, NotebookTracker, Panel, Renderer, RenderMime } from "./host";

/** What a dashboard's output carries for us beside the widget. */
const MIME_TYPE = "application/vnd.tbx-widget+json";
const WIDGET_MIME_TYPE = "application/vnd.jupyter.widget-view+json";
/** Before the widget manager's -10: the lowest rank draws. */
const RANK = -20;
const NOT_LIVE_AFTER_MS = 1500;
/** A renderer made before the notebook has its widget manager never gets one: after each of these another is made. */
const RETRIES_AFTER_MS = [500, 1000, 2000, 4000];

/**
 * Draw dashboards in every notebook: the live widget where there is one, a plain sentence where there is none.
 *
 * The widget manager can only say "model not found" for a notebook that was opened again. So we draw the widget inside
 * of an output of our own, and as long as it has drawn nothing we say what to do.
 */
export function drawDashboards(lab: LabModules, notebooks: NotebookTracker): void {
  const register = ({ content: { rendermime } }: { content: { rendermime: RenderMime } }) => {
    const createRenderer = () => dashboardOutput(lab, rendermime);
    rendermime.addFactory({ safe: true, mimeTypes: [MIME_TYPE], createRenderer }, RANK);
  };
  notebooks.forEach(register);
  notebooks.widgetAdded.connect((_, notebook) => register(notebook));
}

function dashboardOutput(lab: LabModules, rendermime: RenderMime): Renderer {
  const panel = new lab.Panel();
  const renderModel = (model: MimeModel) => show(panel, rendermime, model);
  return Object.assign(panel, { renderModel });
}

async function show(panel: Panel, rendermime: RenderMime, model: MimeModel): Promise<void> {
  const notice = sentence(model);
  const shown: { widget?: Renderer } = {};
  const update = () => {
    const { widget } = shown;
    if (panel.isDisposed || !widget || widget.isDisposed) return;
    const isLive = widget.widgets.length > 0;
    notice.hidden = isLive;
    widget.node.style.display = isLive ? "" : "none";
  };
  new MutationObserver(update).observe(panel.node, { childList: true, subtree: true });
  setTimeout(() => panel.node.append(notice), NOT_LIVE_AFTER_MS);
  for (const retryAfter of RETRIES_AFTER_MS) {
    const widget = rendermime.createRenderer(WIDGET_MIME_TYPE);
    shown.widget = widget;
    panel.addWidget(widget);
    const drawn = widget.renderModel(model).then(() => true);
    if ((await Promise.race([drawn, pause(retryAfter)])) || panel.isDisposed) return;
    widget.dispose();
  }
}

function pause(milliseconds: number): Promise<void> {
  return new Promise((resolve) => setTimeout(resolve, milliseconds));
}

function sentence(model: MimeModel): HTMLElement {
  const { paths = [] } = (model.data[MIME_TYPE] ?? {}) as { paths?: readonly string[] };
  const element = document.createElement("p");
  element.setAttribute("role", "status");
  element.textContent = `The dashboard of ${paths.join(", ")} is not live: its kernel has gone. Run this cell to bring it back.`;
  return element;
}
