import { signal } from "@preact/signals";
import type { Reading } from "../../data";
import { Fields, ProtocolError, type Table } from "../../protocol";
import type { Hparams } from "../../state";
import type { DashboardKind } from "../contract";

type Sessions = ReadonlyMap<number, Hparams>;

/** The hyperparameters of runs, for filters, groups, colours and the table of runs. It has no tab yet. */
export const hparams: DashboardKind = {
  kind: "hparams",
  title: "HParams",
  css: "",
  open({ runs }) {
    const show = (sessions: Sessions) => {
      runs.facts.hparams.value = sessions;
    };
    return {
      count: signal(0),
      wants: signal({}),
      read(table): Reading {
        const sessions = readSessions(table);
        return { refines: true, commit: () => show(sessions) };
      },
      restart: () => {},
      clear: () => show(new Map()),
      show: () => ({ Toolbar: () => null, Body: () => null }),
    };
  },
};

function readSessions({ name, meta }: Table): Sessions {
  if (name !== "sessions") throw new ProtocolError(`hparams have no table ${name}`);
  return new Map(meta.list("sessions", (item, where) => readSession(new Fields(item, where))));
}

function readSession(fields: Fields): [number, Hparams] {
  const own = fields.object("hparams");
  return [fields.number("run"), Object.fromEntries(own.names().map((name) => [name, own.plain(name)]))];
}
