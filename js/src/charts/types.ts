/** The vocabulary of the line engine: arrays, colours and callbacks. It knows nothing of runs, tags or the kernel. */

/** A column of y values. */
export type Values = Float32Array | Float64Array;

/** One line. Arrays are read, never written, and must not change while `revision` stays the same. */
export interface LineSeries {
  /** Tells the line from the others of the chart. */
  readonly key: string;
  /** Positions, in the unit of the x scale. Points whose x is not finite are not drawn. */
  readonly x: Float64Array;
  /** The drawn line; as long as `x`. NaN and infinities break it. */
  readonly y: Values;
  /** What `y` was smoothed from, drawn faint behind it; as long as `x`. */
  readonly faint?: Values | undefined;
  /** A CSS colour. */
  readonly color: string;
  /** Lengths of dashes and gaps in CSS pixels; empty for a solid line. */
  readonly dash: readonly number[];
  /** Another number whenever an array is another one. */
  readonly revision: number;
}

/** What x means: plain numbers, seconds since 1970, or a length of time in seconds. */
export type XScale = "linear" | "time" | "duration";

export type YScale = "linear" | "log";

export interface Scales {
  readonly x: XScale;
  readonly y: YScale;
}

/** Two values, the lower one first. */
export type Range = readonly [number, number];

/** What part of the plane is shown; an axis that is `null` fits the data and follows it. */
export interface View {
  readonly x: Range | null;
  readonly y: Range | null;
}

/** A rectangle in device pixels. */
export interface Rect {
  readonly left: number;
  readonly top: number;
  readonly right: number;
  readonly bottom: number;
}

/** The point of a series that is nearest to the pointer along x. */
export interface Hit {
  readonly key: string;
  /** Position in the arrays of the series. */
  readonly index: number;
  readonly x: number;
  /** Value of the drawn line; may be NaN or infinite. */
  readonly y: number;
  /** Value behind the drawn line: of `faint` where there is one, else `y`. */
  readonly raw: number;
  /** From the pointer to the point in CSS pixels; infinite where there is nothing to point at. */
  readonly distance: number;
}

/** What is under the pointer, or under the crosshair that the keyboard moves. */
export interface Hover {
  /** Where the crosshair stands: the x of the nearest point, or of the pointer where no point is in sight. */
  readonly x: number;
  /** The pointer in CSS pixels from the top left of the chart. */
  readonly px: number;
  readonly py: number;
  /** One for every series that has a point in sight, in the order of the series. */
  readonly hits: readonly Hit[];
}

/** Colours and type of a chart; all colours in CSS words. */
export interface ChartTheme {
  readonly background: string;
  readonly grid: string;
  readonly axis: string;
  /** Labels of the axes. */
  readonly text: string;
  /** Opacity of the raw line behind a smoothed one, 0 to 1. */
  readonly faint: number;
  readonly crosshair: string;
  /** The box drawn while zooming. */
  readonly accent: string;
  /** A CSS font family. */
  readonly font: string;
  /** Size of the labels in CSS pixels. */
  readonly fontSize: number;
}
