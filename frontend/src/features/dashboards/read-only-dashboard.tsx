"use client";

import { Maximize2 } from "lucide-react";

import { Button } from "@/components/ui/button";
import { useLanguage } from "@/contexts/LanguageContext";
import type { Dashboard } from "@/lib/contract";

import { DashboardView } from "./dashboard-view";
import { draftOf } from "./prepare/draft";
import { useWidgetPicture } from "./use-widget-picture";
import { WidgetMenu } from "./widget-menu";

interface ReadOnlyDashboardProps {
  dashboard: Dashboard;
  /** Where the data is asked for. */
  path: string;
  note?: string;
}

/** A dashboard for who only looks: filters, pictures and the wall, nothing that changes it. */
export function ReadOnlyDashboard({ dashboard, path, note }: ReadOnlyDashboardProps) {
  const { t } = useLanguage();
  const picture = useWidgetPicture(dashboard.name);
  return (
    <DashboardView
      name={dashboard.name}
      path={path}
      widgets={draftOf(dashboard).widgets}
      saved={dashboard.widgets}
      filters={dashboard.filters}
      notice={note && <p className="text-sm text-ink-faint">{note}</p>}
      empty={<p className="text-ink-soft">{t("dashboards.no_widget")}</p>}
      tools={({ onWall }) => (
        <Button variant="outline" size="sm" onClick={onWall}>
          <Maximize2 aria-hidden />
          {t("dashboards.wall")}
        </Button>
      )}
      menuOf={(widget, { data }, { refresh }) =>
        widget.type !== "text" && (
          <WidgetMenu
            title={widget.title}
            onRefresh={() => refresh([widget.id])}
            onPicture={picture(widget, data)}
          />
        )
      }
    />
  );
}
