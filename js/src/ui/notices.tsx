import type { ComponentChildren, JSX } from "preact";

export type Tone = "quiet" | "warning" | "error";

/** A line across the dashboard that says what the user should know. */
export function Strip(props: { readonly tone: Tone; readonly children: ComponentChildren }): JSX.Element {
  return (
    <div class="strip" data-tone={props.tone} role="status">
      {props.children}
    </div>
  );
}

/** What stands where there is nothing to show, and why. */
export function Empty(props: { readonly title: string; readonly children?: ComponentChildren }): JSX.Element {
  return (
    <div class="empty" role="status">
      <h2>{props.title}</h2>
      {props.children}
    </div>
  );
}
