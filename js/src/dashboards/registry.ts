import type { DashboardKind } from "./contract";
import { hparams } from "./hparams";
import { scalars } from "./scalars";

/** Every kind of dashboard, in the order of the tabs. */
export const DASHBOARDS: readonly DashboardKind[] = [scalars, hparams];
