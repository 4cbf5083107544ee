export { blankCanvas } from "./blank-canvas";
export { type CurveSource, curvesOf } from "./curves";
export { type Encoded, encodeTables, type TableSource } from "./encode";
export { FakeClock } from "./fake-clock";
export { FakeModel } from "./fake-model";
export { FakeStorage } from "./fake-storage";
export { countHeld, type Held } from "./leaks";
export { catalogueOf, type Message, statusOf, updateOf } from "./messages";
export { renderAtOnce, settled } from "./rendering";
