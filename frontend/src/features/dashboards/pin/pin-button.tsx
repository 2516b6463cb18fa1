"use client";

import { ChevronDown, Pin, Plus } from "lucide-react";
import Link from "next/link";
import { useState } from "react";

import { Button } from "@/components/ui/button";
import {
  DropdownMenu,
  DropdownMenuContent,
  DropdownMenuItem,
  DropdownMenuLabel,
  DropdownMenuSeparator,
  DropdownMenuTrigger,
} from "@/components/ui/dropdown-menu";
import { Spinner } from "@/components/ui/spinner";
import { useAuth } from "@/contexts/AuthContext";
import { useLanguage } from "@/contexts/LanguageContext";
import type { ChartType } from "@/features/charts/prepare/types";
import { api } from "@/lib/api";
import { ApiError } from "@/lib/api-error";

import { canEditDashboards } from "../can-edit";
import { DashboardNameDialog } from "../dashboard-name-dialog";
import { widgetForm } from "../prepare/widget-form";
import { dashboardPath, useDashboardActions, useDashboards } from "../use-dashboards";
import { forgetDashboard, lastDashboard, rememberDashboard } from "./last-dashboard";

interface Target {
  id: string;
  name: string;
}

type PinState =
  | { phase: "idle" }
  | { phase: "pinning" }
  | { phase: "pinned"; to: Target }
  | { phase: "failed"; error: unknown };

interface PinButtonProps {
  answerId: string;
  /** As it is shown: so it will be drawn. */
  type: ChartType | null;
  hrefOf: (id: string) => string;
}

/** Keeps an answer on a dashboard: in one click on the one that was used last, or on another, or on a new one. */
export function PinButton({ answerId, type, hrefOf }: PinButtonProps) {
  const { t, errorText } = useLanguage();
  const { user } = useAuth();
  const actions = useDashboardActions();
  const [state, setState] = useState<PinState>({ phase: "idle" });
  const [open, setOpen] = useState(false);
  const [naming, setNaming] = useState(false);
  if (!canEditDashboards(user)) return null;

  const pin = async (to: Target) => {
    setState({ phase: "pinning" });
    try {
      const body = { answer_id: answerId, ...(type === null ? {} : widgetForm(type)) };
      await api.post(`${dashboardPath(to.id)}/widgets`, body);
      rememberDashboard(to);
      setState({ phase: "pinned", to });
    } catch (error) {
      if (error instanceof ApiError && error.status === 404) forgetDashboard();
      setState({ phase: "failed", error });
    }
  };
  const click = () => {
    const last = lastDashboard();
    if (last) void pin(last);
    else setOpen(true);
  };
  const pending = state.phase === "pinning";
  return (
    <div className="flex flex-wrap items-center justify-end gap-x-2 gap-y-1">
      <PinResult state={state} hrefOf={hrefOf} errorText={errorText} />
      <div className="flex items-center">
        <Button
          variant="ghost"
          size="sm"
          disabled={pending}
          onClick={click}
          className="rounded-r-none pr-2"
        >
          {pending ? <Spinner /> : <Pin aria-hidden />}
          {t("pin")}
        </Button>
        <DropdownMenu open={open} onOpenChange={setOpen}>
          <DropdownMenuTrigger asChild>
            <Button
              variant="ghost"
              size="sm"
              disabled={pending}
              aria-label={t("pin.choose")}
              className="rounded-l-none px-1.5"
            >
              <ChevronDown aria-hidden />
            </Button>
          </DropdownMenuTrigger>
          <DropdownMenuContent align="end" className="max-h-80 max-w-72 overflow-y-auto">
            <Targets onChoose={(to) => void pin(to)} />
            <DropdownMenuItem onSelect={() => setNaming(true)}>
              <Plus aria-hidden />
              {t("dashboards.new")}
            </DropdownMenuItem>
          </DropdownMenuContent>
        </DropdownMenu>
      </div>
      <DashboardNameDialog
        title={t("dashboards.new")}
        submitLabel={t("pin.create")}
        open={naming}
        onOpenChange={setNaming}
        onSubmit={async (name) => {
          const made = await actions.create(name);
          setNaming(false);
          await pin(made);
        }}
      />
    </div>
  );
}

function Targets({ onChoose }: { onChoose: (to: Target) => void }) {
  const { t, errorText } = useLanguage();
  const { dashboards, error } = useDashboards();
  if (!dashboards && error !== undefined) {
    return <p className="max-w-60 px-2.5 py-2 text-sm text-danger">{errorText(error)}</p>;
  }
  return (
    <>
      <DropdownMenuLabel>{t("pin.to")}</DropdownMenuLabel>
      {!dashboards && <p className="px-2.5 py-2 text-sm text-ink-faint">{t("app.loading")}</p>}
      {dashboards?.map(({ id, name }) => (
        <DropdownMenuItem key={id} onSelect={() => onChoose({ id, name })}>
          <span className="truncate">{name}</span>
        </DropdownMenuItem>
      ))}
      {dashboards?.length === 0 && (
        <p className="px-2.5 py-2 text-sm text-ink-faint">{t("dashboards.empty.title")}</p>
      )}
      <DropdownMenuSeparator />
    </>
  );
}

interface PinResultProps {
  state: PinState;
  hrefOf: (id: string) => string;
  errorText: (error: unknown) => string;
}

function PinResult({ state, hrefOf, errorText }: PinResultProps) {
  const { t } = useLanguage();
  if (state.phase === "failed") {
    return (
      <span role="alert" className="text-sm text-danger">
        {errorText(state.error)}
      </span>
    );
  }
  return (
    <span role="status" className="text-sm">
      {state.phase === "pinned" && (
        <Link href={hrefOf(state.to.id)} className="text-accent underline-offset-4 hover:underline">
          {t("pin.done", { name: state.to.name })}
        </Link>
      )}
    </span>
  );
}
