/** The chart engine: lines on canvases, for whoever has arrays and colours. */
export { LineChart, type LineChartOptions } from "./line-chart";
export { type Job, Painter, type PainterOptions } from "./painter";
export type {
  ChartTheme,
  Hit,
  Hover,
  LineSeries,
  Range,
  Scales,
  Values,
  View,
  XScale,
  YScale,
} from "./types";
