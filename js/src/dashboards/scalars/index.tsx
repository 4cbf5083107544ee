import type { DashboardKind } from "../contract";
import { Body } from "./body";
import { KIND, ScalarsData } from "./data";
import css from "./scalars.css";
import { Toolbar } from "./toolbar";
import { ScalarsView } from "./view";

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
      clear: () => data.clear(),
      show(viewContext) {
        const view = new ScalarsView(data, viewContext);
        return { Toolbar: () => <Toolbar view={view} />, Body: () => <Body view={view} /> };
      },
    };
  },
};
