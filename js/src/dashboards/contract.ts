import type { ReadonlySignal, Signal } from "@preact/signals";
import type { FunctionComponent } from "preact";
import type { Catalogue, Clock, Exports, Reader, Screenshots } from "../data";
import type { Status } from "../protocol";
import type { Runs, Screen, Settings } from "../state";
import type { HostTheme } from "../theme";
import type { MenuItem, Overlay } from "../ui";

/** What a kind of dashboard is given for the life of a model. */
export interface ModelContext {
  readonly catalogue: ReadonlySignal<Catalogue>;
  readonly status: ReadonlySignal<Status | null>;
  readonly exports: Exports;
  readonly screenshots: Screenshots;
  readonly runs: Runs;
  readonly settings: Settings;
  readonly clock: Clock;
  readonly signal: AbortSignal;
}

/** What it is given for the life of one view. */
export interface ViewContext {
  readonly screen: Screen;
  readonly theme: HostTheme;
  /** What lies over the view: a menu or a dialog, one at a time. */
  readonly overlay: Signal<Overlay | null>;
  /** The element that carries the theme's variables. */
  readonly root: HTMLElement;
  readonly signal: AbortSignal;
}

/** A key of a dashboard and what it does, in words for the user. */
export interface KeyHint {
  readonly key: string;
  readonly does: string;
}

/** One view of a dashboard: a line of controls and what is under it. */
export interface DashboardView {
  readonly Toolbar: FunctionComponent;
  readonly Body: FunctionComponent;
  /** The keys that the body listens to, for the list of all keys. */
  readonly keys?: readonly KeyHint[];
  /** What can be done with the whole dashboard, for the header's menu. */
  readonly menu?: ReadonlySignal<readonly MenuItem[]>;
}

/** The data of a dashboard, shared by all views of a model. */
export interface DashboardData extends Reader {
  /** Number of tags it can show; the dashboard is offered when there is one. */
  readonly count: ReadonlySignal<number>;
  /** What all views together want of the kernel, in the kind's own words. */
  readonly wants: ReadonlySignal<object>;
  /** Open a view; it ends when the context's signal aborts. */
  show(context: ViewContext): DashboardView;
}

/** A kind of dashboard: the extension point. */
export interface DashboardKind {
  /** The kind's name on the wire and in the catalogue. */
  readonly kind: string;
  readonly title: string;
  readonly css: string;
  open(context: ModelContext): DashboardData;
}
