/** The chart engine: lines on canvases, for whoever has arrays and colours. */
export { type ExportOptions, exportPng, exportSvg, type LegendEntry } from "./export";
export { LineChart, type LineChartOptions } from "./line-chart";
export { type Job, Painter, type PainterOptions } from "./painter";
export type {
  Band,
  BandHit,
  ChartMark,
  ChartTheme,
  Display,
  Hit,
  Hover,
  LineSeries,
  Outside,
  Range,
  Report,
  Scales,
  Selection,
  Values,
  View,
  ViewReason,
  XScale,
  XUnit,
  YScale,
} from "./types";
