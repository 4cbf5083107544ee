import type { LabModules, MimeModel, NotebookTracker, Panel, Renderer, RenderMime } from "./host";

/** What a dashboard's output carries for us beside the widget. */
export const MIME_TYPE = "application/vnd.tbx-widget+json";

const WIDGET_MIME_TYPE = "application/vnd.jupyter.widget-view+json";
const NOT_LIVE_AFTER_MS = 1500;

/**
 * Makes renderers that show the live widget where there is one, and a plain sentence where there is none.
 *
 * The widget manager knows only "model not found" for a notebook that was opened again. So the widget is drawn inside
 * of us, and as long as it has drawn nothing we say what to do.
 */
export function rendererFactory(lab: LabModules, notebooks: NotebookTracker): () => Renderer {
  return () => {
    const panel = new lab.PanelClass();
    panel.addClass("jp-RenderedTbxWidget");
    const renderer = panel as Renderer;
    renderer.renderModel = async (model) => {
      const notebook = await attachedTo(panel, notebooks);
      if (notebook) await show(panel, notebook, model);
      else panel.node.append(sentence(model));
    };
    return renderer;
  };
}

async function show(panel: Panel, rendermime: RenderMime, model: MimeModel): Promise<void> {
  const widget = rendermime.createRenderer(WIDGET_MIME_TYPE);
  const notice = sentence(model);
  const watcher = new MutationObserver(() => update());
  const update = () => {
    if (widget.isDisposed) return watcher.disconnect();
    const isLive = widget.widgets.length > 0;
    notice.hidden = isLive;
    widget.node.style.display = isLive ? "" : "none";
  };
  panel.addWidget(widget);
  watcher.observe(widget.node, { childList: true });
  setTimeout(() => {
    panel.node.append(notice);
    update();
  }, NOT_LIVE_AFTER_MS);
  await widget.renderModel(model);
}

/** The rendermime of the notebook that shows us, once we are on the page. */
function attachedTo(panel: Panel, notebooks: NotebookTracker): Promise<RenderMime | undefined> {
  const find = () => notebooks.find((notebook) => notebook.node.contains(panel.node))?.content.rendermime;
  return new Promise((resolve) => {
    const here = find();
    if (here) resolve(here);
    else requestAnimationFrame(() => setTimeout(() => resolve(find())));
  });
}

function sentence(model: MimeModel): HTMLElement {
  const { paths = [] } = (model.data[MIME_TYPE] ?? {}) as { paths?: readonly string[] };
  const element = document.createElement("p");
  element.setAttribute("role", "status");
  element.textContent = `The dashboard of ${paths.join(", ")} is not live: its kernel is gone. Run this cell to bring it back.`;
  return element;
}
