import { compareNatural } from "../util/natural";

const SETTING = /^(.*[=_])(-?\d+(?:\.\d+)?(?:e[+-]?\d+)?)$/u;

/** Natural order takes `0.1` for two whole numbers: settings of one name, as `lr=0.1`, go by their values. */
export function compareLabels(a: string, b: string): number {
  const [one, other] = [SETTING.exec(a), SETTING.exec(b)];
  const isSameName = one !== null && other !== null && one[1] === other[1];
  const order = isSameName ? Number(one[2]) - Number(other[2]) : 0;
  return order === 0 ? compareNatural(a, b) : order;
}
