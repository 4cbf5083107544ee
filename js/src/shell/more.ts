import { readSettingsText, settingsText } from "../state";
import { type MenuItem, type PopupPlace, saveText } from "../ui";
import type { Frame } from "./frame";
import { showKeys } from "./keys";

/** What can be done with the whole view, opened from the header. */
export function openMore(frame: Frame, place: PopupPlace): void {
  frame.overlay.value = { label: "Menu", place, items: [...viewItems(frame), ...dashboardItems(frame)] };
}

function viewItems(frame: Frame): MenuItem[] {
  const { settings } = frame.store;
  const { history, values } = settings;
  return [
    {
      label: "Runs as a table",
      hint: "t",
      isOn: values.is_table.value,
      onChoose: () => settings.set("is_table", !values.is_table.value),
    },
    {
      label: "Undo",
      hint: "ctrl+Z",
      isApart: true,
      isDisabled: !history.canUndo.value,
      onChoose: () => history.undo(),
    },
    {
      label: "Redo",
      hint: "ctrl+shift+Z",
      isDisabled: !history.canRedo.value,
      onChoose: () => history.redo(),
    },
    { label: "Save settings…", isApart: true, onChoose: () => saveSettings(frame) },
    { label: "Load settings…", onChoose: () => loadSettings(frame) },
    { label: "Keys", hint: "?", onChoose: () => showKeys(frame) },
  ];
}

function dashboardItems({ tab }: Frame): MenuItem[] {
  const [first, ...others] = tab.value?.view.menu?.value ?? [];
  return first === undefined ? [] : [{ ...first, isApart: true }, ...others];
}

function saveSettings({ store }: Frame): void {
  saveText(settingsText(store.settings), "tbx-settings.json", "application/json");
}

function loadSettings(frame: Frame): void {
  const input = document.createElement("input");
  input.type = "file";
  input.accept = ".json,application/json";
  input.addEventListener("change", async () => {
    const text = await input.files?.[0]?.text();
    if (text !== undefined) takeSettings(frame, text);
  });
  input.click();
}

/** Take up what a file says; what of it could not be understood is told in a strip. */
export function takeSettings({ store, complaints }: Frame, text: string): void {
  const { values, problems } = readSettingsText(text);
  store.settings.patch(values);
  complaints.value = problems;
}
