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
  addClass(name: string): void;
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

/** What draws one output; a widget. */
export interface Renderer extends Panel {
  renderModel(model: MimeModel): Promise<void>;
}

export interface RendererOptions {
  readonly mimeType: string;
}

export interface RenderMime {
  createRenderer(mimeType: string): Renderer;
  addFactory(
    factory: {
      safe: boolean;
      mimeTypes: readonly string[];
      createRenderer(options: RendererOptions): Renderer;
    },
    rank: number,
  ): void;
}

export interface NotebookPanel extends Widget {
  readonly content: { readonly rendermime: RenderMime };
}

export interface NotebookTracker {
  find(matches: (panel: NotebookPanel) => boolean): NotebookPanel | undefined;
}

/** The modules we take from JupyterLab. */
export interface LabModules {
  readonly PanelClass: new () => Panel;
  readonly IRenderMimeRegistry: unknown;
  readonly INotebookTracker: unknown;
}

/** A share scope: module name, version, how to get it. */
export type ShareScope = Readonly<
  Record<string, Readonly<Record<string, { get(): Promise<() => Record<string, unknown>> }>> | undefined>
>;

/** Take the modules we need out of JupyterLab's share scope. */
export async function labModules(scope: ShareScope): Promise<LabModules> {
  const [lumino, rendermime, notebook] = await Promise.all([
    shared(scope, "@lumino/widgets"),
    shared(scope, "@jupyterlab/rendermime"),
    shared(scope, "@jupyterlab/notebook"),
  ]);
  return {
    PanelClass: lumino.Panel as new () => Panel,
    IRenderMimeRegistry: rendermime.IRenderMimeRegistry,
    INotebookTracker: notebook.INotebookTracker,
  };
}

async function shared(scope: ShareScope, name: string): Promise<Record<string, unknown>> {
  const [version] = Object.values(scope[name] ?? {});
  if (!version) throw new Error(`JupyterLab shares no ${name}; tbx-widget needs JupyterLab 4.`);
  return (await version.get())();
}
