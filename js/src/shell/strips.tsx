import type { JSX } from "preact";
import type { Problem, Status } from "../protocol";
import { Strip, TextButton } from "../ui";
import { formatCount, formatStep } from "../util/format";
import type { Frame } from "./frame";
import { linkStateOf } from "./header";
import { goneText } from "./link-text";

/** What the user should know, one line each, most urgent first. */
export function Strips({ frame }: { readonly frame: Frame }): JSX.Element {
  return (
    <>
      <GoneStrip frame={frame} />
      <FaultStrip frame={frame} />
      <ComplaintStrip frame={frame} />
      <ProblemStrip frame={frame} />
    </>
  );
}

function GoneStrip({ frame }: { readonly frame: Frame }): JSX.Element | null {
  if (frame.store.connection.link.value !== "gone") return null;
  return <Strip tone="quiet">{goneText(linkStateOf(frame))}</Strip>;
}

function FaultStrip({ frame }: { readonly frame: Frame }): JSX.Element | null {
  const { connection, intake } = frame.store;
  const status = intake.status.value;
  const isShownBelow = frame.tab.value === null;
  const failure = status?.state === "error" && !isShownBelow ? status.message : null;
  const fault = connection.fault.value ?? failure;
  if (fault === null) return null;
  return (
    <Strip tone="error">
      {fault}
      {connection.fault.value !== null && (
        <TextButton onClick={() => connection.dismissFault()}>dismiss</TextButton>
      )}
    </Strip>
  );
}

function ComplaintStrip({ frame: { complaints } }: { readonly frame: Frame }): JSX.Element | null {
  const [first, ...others] = complaints.value;
  if (first === undefined) return null;
  const dismiss = () => {
    complaints.value = [];
  };
  return (
    <Strip tone="warning">
      <span title={complaints.value.join("\n")}>
        {first}
        {others.length > 0 && ` And ${others.length} more.`}
      </span>
      <TextButton onClick={dismiss}>dismiss</TextButton>
    </Strip>
  );
}

function ProblemStrip({ frame }: { readonly frame: Frame }): JSX.Element | null {
  const status = frame.store.intake.status.value;
  if (status === null || status.problemCount === 0) return null;
  const isOpen = frame.areProblemsOpen.value;
  const toggle = () => {
    frame.areProblemsOpen.value = !isOpen;
  };
  return (
    <>
      <Strip tone="warning">
        {problemText(status)}
        <TextButton onClick={toggle}>{isOpen ? "hide" : "details"}</TextButton>
      </Strip>
      {isOpen && <ProblemTable problems={status.problems} />}
    </>
  );
}

/** `2 problems in 1 file`; of the files it knows only those that are listed. */
function problemText({ problemCount, problems }: Status): string {
  const files = new Set(problems.map((problem) => problem.path)).size;
  return `${formatCount(problemCount, "problem")} in ${formatCount(files, "file")}: the rest is shown.`;
}

function ProblemTable({ problems }: { readonly problems: readonly Problem[] }): JSX.Element {
  return (
    // biome-ignore lint/a11y/noNoninteractiveTabindex: it scrolls, also by keys
    <section class="problems" aria-label="Problems" tabIndex={0}>
      <table>
        <thead>
          <tr>
            <th>what</th>
            <th>count</th>
            <th>first at byte</th>
            <th>file</th>
          </tr>
        </thead>
        <tbody>
          {problems.map((problem) => (
            <tr key={`${problem.path} ${problem.what} ${problem.offset}`} title={problem.detail}>
              <td>{problem.what}</td>
              <td>{formatStep(problem.count)}</td>
              <td>{problem.offset === null ? "" : formatStep(problem.offset)}</td>
              <td>{problem.path}</td>
            </tr>
          ))}
        </tbody>
      </table>
    </section>
  );
}
