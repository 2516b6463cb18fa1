"use client";

import { FileUp, Plus } from "lucide-react";
import { useRef, useState } from "react";

import { Button } from "@/components/ui/button";
import { useLanguage } from "@/contexts/LanguageContext";
import type { Dashboard } from "@/lib/contract";

import { DashboardNameDialog } from "./dashboard-name-dialog";
import { useDashboardActions } from "./use-dashboards";

interface NewDashboardProps {
  onMade: (dashboard: Dashboard) => void;
  onError: (error: unknown) => void;
}

/** Makes a dashboard by its name, or from an exported file. */
export function NewDashboard({ onMade, onError }: NewDashboardProps) {
  const { t } = useLanguage();
  const actions = useDashboardActions();
  const file = useRef<HTMLInputElement>(null);
  const [open, setOpen] = useState(false);
  const importFile = (chosen: File | undefined) => {
    if (chosen) actions.importFile(chosen).then(onMade, onError);
  };
  return (
    <div className="flex flex-wrap gap-2">
      <Button variant="outline" onClick={() => file.current?.click()}>
        <FileUp aria-hidden />
        {t("dashboards.import")}
      </Button>
      <input
        ref={file}
        type="file"
        accept="application/json,.json"
        aria-label={t("dashboards.import.file")}
        className="hidden"
        onChange={(event) => {
          importFile(event.target.files?.[0]);
          event.target.value = "";
        }}
      />
      <Button onClick={() => setOpen(true)}>
        <Plus aria-hidden />
        {t("dashboards.new")}
      </Button>
      <DashboardNameDialog
        title={t("dashboards.new")}
        submitLabel={t("dashboards.create")}
        open={open}
        onOpenChange={setOpen}
        onSubmit={async (name) => onMade(await actions.create(name))}
      />
    </div>
  );
}
