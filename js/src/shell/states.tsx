import type { JSX } from "preact";
import type { Status } from "../protocol";
import { Empty } from "../ui";

const SKELETONS = 6;
const EXAMPLE = `from tensorboardX import SummaryWriter
writer = SummaryWriter("logs/run1")
writer.add_scalar("loss", 0.5, global_step=1)`;

/** What stands in place of a dashboard while there is nothing to show. */
export function NoData({ status }: { readonly status: Status | null }): JSX.Element {
  const state = status?.state ?? "loading";
  if (status === null || state === "loading") return <Skeleton />;
  const places = status.paths.join(", ");
  if (state === "waiting") {
    return (
      <Empty title="Waiting for the directory">
        <p>{status.message || `${places} does not exist yet.`}</p>
        <p>Watching… it appears here as soon as it is made.</p>
      </Empty>
    );
  }
  if (state === "error") return <Empty title="Nothing can be read">{status.message}</Empty>;
  return (
    <Empty title={state === "empty" ? "No event files yet" : "Nothing to show yet"}>
      <p>{status.message || `Looked in ${places}.`}</p>
      <pre>{EXAMPLE}</pre>
      <p>Watching…</p>
    </Empty>
  );
}

function Skeleton(): JSX.Element {
  return (
    <div class="skeleton" role="status" aria-label="Loading">
      {Array.from({ length: SKELETONS }, (_, card) => (
        <i key={card} />
      ))}
    </div>
  );
}
