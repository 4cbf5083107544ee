import { expect, test } from "vitest";
import { readMessage, type Update } from "../../../protocol";
import { statusOf, updateOf } from "../../../testing";
import { openScalars } from "../../../testing/open-scalars";
import { expressionOf, python } from "./expression";

test("Python that shows the view anew names the paths and what is not as it is initially", () => {
  const { view, status, settings } = openScalars({ smoothing: 0.6 });
  const { header, payload } = updateOf({ status: statusOf({ paths: ["logs/a b"] }) });
  status.value = (readMessage(header, payload) as Update).status;
  expect(expressionOf(view)).toBe('tbx_widget.Dashboard("logs/a b")');
  settings.patch({ smoothing: { kind: "median", amount: 5 }, y_scale: "log", ignore_outliers: true });
  expect(expressionOf(view)).toBe(
    'tbx_widget.Dashboard("logs/a b", smoothing={"kind": "median", "amount": 5}, y_scale="log", ignore_outliers=True)',
  );
});

test.each([
  [null, "None"],
  [[true, false, 1.5], "[True, False, 1.5]"],
  [{ 'a"b': ["é\n"] }, '{"a\\"b": ["é\\n"]}'],
])("%j is %s in Python", (value, text) => {
  expect(python(value)).toBe(text);
});
