import type { JSX } from "preact";
import { Menu, Popup } from "../ui";
import type { Frame } from "./frame";

/** The one thing that lies over the view, if any. */
export function Overlays({ frame }: { readonly frame: Frame }): JSX.Element | null {
  const open = frame.overlay.value;
  if (open === null) return null;
  const close = () => {
    if (frame.overlay.peek() === open) frame.overlay.value = null;
  };
  if ("items" in open) return <Menu {...open} onClose={close} />;
  return (
    <Popup role="dialog" label={open.label} place={open.place} onClose={close}>
      {open.content(close)}
    </Popup>
  );
}
