/** The vocabulary of the line engine: arrays, colours and callbacks. It knows nothing of runs, tags or the kernel. */

/** A column of y values. */
export type Values = Float32Array | Float64Array;

/** One line. Arrays are read, never written, and must not change while `revision` stays the same. */
export interface LineSeries {
  /** Tells the line from the others of the chart. */
  readonly key: string;
  /** Positions, in the unit of the x scale; in any order. Points whose x is not finite are not drawn. */
  readonly x: Float64Array;
  /** The drawn line; as long as `x`. NaN and infinities break it. */
  readonly y: Values;
  /** What `y` was smoothed from, drawn faint behind it; as long as `x`. */
  readonly faint?: Values | undefined;
  /** What many lines that stand behind `y` span, drawn as an area. */
  readonly band?: Band | undefined;
  /**
   * Which points of the whole series these are, where they are a selection: positions, strictly increasing, as long
   * as `x`. Without it they are all.
   */
  readonly index?: Uint32Array | undefined;
  /** A CSS colour. */
  readonly color: string;
  /** Lengths of dashes and gaps in CSS pixels; empty for a solid line. */
  readonly dash: readonly number[];
  /** Superseded points are drawn faint and dotted, below all other lines. */
  readonly style?: "superseded" | undefined;
  /** Written at the end of the line, while few lines are drawn and there is room. */
  readonly label?: string | undefined;
  /** Another number whenever an array is another one. */
  readonly revision: number;
  /**
   * What the arrays have in common with those of an earlier revision: their first `count` points. A series that has only
   * grown is painted on; without this it is painted again.
   */
  readonly kept?: { readonly revision: number; readonly count: number } | undefined;
}

/** The area of a line that stands for many; columns as long as the line's. Where either edge is NaN there is no area. */
export interface Band {
  readonly low: Values;
  readonly high: Values;
  /** How many lines stand behind each point. */
  readonly runs?: Uint32Array | undefined;
}

/** What x means: steps, any numbers, seconds since 1970, or a length of time in seconds. */
export type XUnit = "step" | "number" | "time" | "duration";

export type XScale = "linear" | "log";

/** `symlog` is linear about zero and logarithmic beyond; where it changes follows from the data. */
export type YScale = "linear" | "log" | "symlog";

export interface Scales {
  readonly unit: XUnit;
  readonly x: XScale;
  readonly y: YScale;
}

/** How a chart shows what it is given. */
export interface Display {
  /** Whether the values behind smoothed lines are drawn, faint; they can be hovered either way. */
  readonly isRawShown: boolean;
  /** Whether a y axis that fits the data leaves far-off values outside; marks at its ends say so. */
  readonly ignoresOutliers: boolean;
  /** What the y axis shows where there is no view of y, in place of a range that fits; for a range common to charts. */
  readonly yRange: Range | null;
  /** Least room left of the plot in CSS pixels, so that the plots of a column stand in line. */
  readonly gutter: number;
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

/**
 * The point of a series that is nearest to the pointer: along x, and where points share an x, in the plane. Nearest in
 * the plane altogether where x goes back.
 */
export interface Hit {
  readonly key: string;
  /** Position in the arrays of the series. */
  readonly index: number;
  readonly x: number;
  /** Value of the drawn line; may be NaN or infinite. */
  readonly y: number;
  /** Value behind the drawn line: of `faint` where there is one, else `y`. */
  readonly raw: number;
  /** The band at this point, where the series has one. */
  readonly band?: BandHit;
  /** From the pointer to the point in CSS pixels; infinite where there is nothing to point at. */
  readonly distance: number;
}

export interface BandHit {
  readonly low: number;
  readonly high: number;
  /** How many lines stand behind the point; `null` where that was not told. */
  readonly runs: number | null;
}

/** What is under the crosshair. */
export interface Hover {
  /** What put it there. Frozen by a click or by {@link LineChart.freeze}, it stays until it is let go. */
  readonly by: "pointer" | "keys" | "frozen";
  /** Where the crosshair stands: the x of the nearest point, or of the pointer where no point is in sight. */
  readonly x: number;
  /** The pointer in CSS pixels from the top left of the chart. */
  readonly px: number;
  readonly py: number;
  /** One for every series that has a point in sight, in the order of the series. */
  readonly hits: readonly Hit[];
}

/** Why a view is another one. */
export type ViewReason = "box" | "wheel" | "pan" | "pinch" | "keys" | "fit";

/** A place along x that the user has marked, or a range of them: `end` is `null` for a single place. */
export interface Selection {
  readonly start: number;
  readonly end: number | null;
}

/** A place along x that something happened at. */
export interface ChartMark {
  readonly x: number;
  /** A word or two, written beside the line where there is room. */
  readonly label: string;
  readonly kind: "restart" | "alert";
}

/** What a painted picture shows and what it leaves out. */
export interface Report {
  /** Width of the plot in device pixels. */
  readonly plotWidth: number;
  /** Room that the labels of the y axis need, in CSS pixels. */
  readonly gutter: number;
  /** What the axes show. */
  readonly x: Range;
  readonly y: Range;
  /** What y spans where x is in sight, outliers left out if they are ignored; `null` without data. For a common range. */
  readonly extent: Range | null;
  readonly outside: Outside;
  /** Points that stand behind a device pixel of the densest line in sight, drawn or not; below 1 they stand apart. */
  readonly density: number;
}

/** Points whose x is in sight and whose value is beyond an end of a fitted y axis. */
export interface Outside {
  readonly above: number;
  readonly below: number;
  /** Whether each point was looked at; else at least so many are outside. */
  readonly isExact: boolean;
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
  /** The box drawn while zooming, and what the user has marked. */
  readonly accent: string;
  /** Marks of what is wrong. */
  readonly alert: string;
  /** A CSS font family. */
  readonly font: string;
  /** Size of the labels in CSS pixels. */
  readonly fontSize: number;
}
