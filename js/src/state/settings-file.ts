import { isRecord } from "./fields";
import { SCHEMA, SETTING_NAMES, type SettingValues } from "./schema";
import { readSetting, SETTINGS_VERSION, type Settings, writtenSettings } from "./settings";

/** Settings out of what was written, and what of it could not be understood, in words for the user. */
export interface ReadSettings {
  /** All settings, those that the file does not name as they are initially; none where it is no such file. */
  readonly values: Partial<SettingValues>;
  readonly problems: readonly string[];
}

/** What belongs to a picture, not to the script that shows one chart of it. */
const KEPT = SETTING_NAMES.filter((name) => name !== "only");

/** The settings that are not as they were initially, as the text of a small file. */
export function settingsText(settings: Settings): string {
  return `${JSON.stringify(writtenSettings(settings.values, KEPT), null, 2)}\n`;
}

/** Read the text of such a file. What is unknown or wrong in it is left out and named. */
export function readSettingsText(text: string): ReadSettings {
  const written = parsed(text);
  if (!isRecord(written) || typeof written.version !== "number") {
    return { values: {}, problems: ["This file holds no settings of a dashboard."] };
  }
  if (written.version > SETTINGS_VERSION) {
    return { values: {}, problems: ["This file was saved by a newer version of tbx-widget."] };
  }
  return readWritten(written);
}

function parsed(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return null;
  }
}

function readWritten({ version: _, ...written }: Readonly<Record<string, unknown>>): ReadSettings {
  const values: Record<string, unknown> = Object.fromEntries(
    KEPT.map((name) => [name, SCHEMA[name].initial]),
  );
  const problems: string[] = [];
  for (const [name, value] of Object.entries(written)) {
    const known = KEPT.find((other) => other === name);
    const read = known === undefined ? undefined : readSetting(known, value);
    if (known !== undefined && read !== undefined) values[known] = read;
    else
      problems.push(
        known === undefined ? `No setting is called ${name}.` : `${name} cannot be ${shown(value)}.`,
      );
  }
  return { values: values as Partial<SettingValues>, problems };
}

const LONGEST = 60;

function shown(value: unknown): string {
  const text = JSON.stringify(value);
  return text.length > LONGEST ? `${text.slice(0, LONGEST)}…` : text;
}
