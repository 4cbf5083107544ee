import { computed } from "@preact/signals";
import type { DashboardKind } from "../contract";
import { Body } from "./body";
import { KIND, ScalarsData } from "./held/data";
import css from "./scalars.css";
import { Toolbar } from "./toolbar";
import { ScalarsView } from "./view";
import { exportMenu } from "./view-menu";

const KEYS = [
  { key: "← →", does: "go from point to point (in a chart)" },
  { key: "Enter", does: "give the chart the full width" },
  { key: "p", does: "pin the chart's tag" },
  { key: "l", does: "logarithmic y axis, and back" },
  { key: "f", does: "fit the data" },
] as const;

/** Line charts of scalar values over steps or time. */
export const scalars: DashboardKind = {
  kind: KIND,
  title: "Scalars",
  css,
  open(context) {
    const data = new ScalarsData(context);
    return {
      count: data.count,
      wants: data.wants,
      read: (table) => data.read(table),
      restart: () => data.restart(),
      clear: () => data.clear(),
      show(viewContext) {
        const view = new ScalarsView(data, viewContext);
        return {
          Toolbar: () => <Toolbar view={view} />,
          Body: () => <Body view={view} />,
          keys: KEYS,
          menu: computed(() => exportMenu(view)),
        };
      },
    };
  },
};
