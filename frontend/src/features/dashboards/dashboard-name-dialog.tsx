"use client";

import { NameDialog } from "@/components/name-dialog";
import { useLanguage } from "@/contexts/LanguageContext";

import { dashboardNameProblem } from "./dashboard-name";

interface DashboardNameDialogProps {
  title: string;
  submitLabel: string;
  initial?: string;
  open: boolean;
  onOpenChange: (open: boolean) => void;
  onSubmit: (name: string) => Promise<void>;
}

/** Asks for the name of a dashboard: of a new one, or another one. */
export function DashboardNameDialog({ initial = "", ...rest }: DashboardNameDialogProps) {
  const { t, errorText } = useLanguage();
  return (
    <NameDialog
      label={t("dashboards.name")}
      initial={initial}
      cancelLabel={t("app.cancel")}
      problemOf={(name) => {
        const problem = dashboardNameProblem(name);
        return problem && t(problem);
      }}
      errorText={errorText}
      {...rest}
    />
  );
}
