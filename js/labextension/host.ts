/**
 * The parts of JupyterLab that the extension uses, as we require them.
 *
 * JupyterLab hands its own modules to an extension through module federation's share scope. Declaring the few members
 * used here keeps some 400 packages of types and build tools out of the front end's set-up.
 */

/** A Lumino widget, as far as we need it. */
export interface Widget {
  readonly node: HTMLElement;
  readonly isDisposed: boolean;
  dispose(): void;
}

/** A Lumino panel: a widget that lays out others. */
export interface Panel extends Widget {
  readonly widgets: readonly Widget[];
  addWidget(widget: Widget): void;
}

export interface MimeModel {
  readonly data: Readonly<Record<string, unknown>>;
}

/** What draws one output. */
export interface Renderer extends Panel {
  renderModel(model: MimeModel): Promise<void>;
}

/** What chooses and makes the renderers of one notebook. */
export interface RenderMime {
  createRenderer(mimeType: string): Renderer;
  addFactory(factory: RendererFactory, rank: number): void;
}

export interface RendererFactory {
  readonly safe: boolean;
  readonly mimeTypes: readonly string[];
  createRenderer(): Renderer;
}

export interface NotebookPanel extends Widget {
  readonly content: { readonly rendermime: RenderMime };
}

/** All open notebooks. */
export interface NotebookTracker {
  forEach(visit: (panel: NotebookPanel) => void): void;
  readonly widgetAdded: { connect(slot: (tracker: NotebookTracker, panel: NotebookPanel) => void): void };
}

/** The modules we take from JupyterLab. */
export interface LabModules {
  readonly Panel: new () => Panel;
  readonly INotebookTracker: unknown;
}

/** Module name, then version, then how to get it. */
export type ShareScope = Readonly<
  Record<string, Readonly<Record<string, { get(): Promise<() => Record<string, unknown>> }>> | undefined>
>;

/** Take the modules we need out of JupyterLab's share scope. */
export async function labModules(scope: ShareScope): Promise<LabModules> {
  const [lumino, notebook] = await Promise.all([
    shared(scope, "@lumino/widgets"),
    shared(scope, "@jupyterlab/notebook"),
  ]);
  return { Panel: lumino.Panel as LabModules["Panel"], INotebookTracker: notebook.INotebookTracker };
}

async function shared(scope: ShareScope, name: string): Promise<Record<string, unknown>> {
  const [version] = Object.values(scope[name] ?? {});
  if (!version) throw new Error(`JupyterLab shares no ${name}; tbx-widget needs JupyterLab 4.`);
  return (await version.get())();
}
