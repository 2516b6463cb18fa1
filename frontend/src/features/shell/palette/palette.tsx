"use client";

import { useState } from "react";

import { Dialog, DialogContent } from "@/components/ui/dialog";
import { OptionList } from "@/components/ui/option-list";
import { useLanguage } from "@/contexts/LanguageContext";
import { useSettled } from "@/lib/use-settled";

import { useCommands } from "./use-commands";

const SEARCH_DELAY = 150;

/** Goes anywhere: type, arrows, Enter. */
export function Palette({ onClose }: { onClose: () => void }) {
  const { t } = useLanguage();
  const [typed, setTyped] = useState("");
  const search = useSettled(typed.trim(), SEARCH_DELAY);
  const commands = useCommands(search);
  const run = (id: string) => {
    onClose();
    commands.find((command) => command.id === id)?.run();
  };
  return (
    <Dialog open onOpenChange={onClose}>
      <DialogContent title={t("palette.title")} className="top-[12dvh] translate-y-0 p-4">
        <OptionList
          label={t("palette.title")}
          searchLabel={t("palette.search")}
          emptyText={t("palette.nothing_found")}
          options={commands.map(({ id, label, group, icon }) => ({
            value: id,
            label,
            group,
            icon,
            // The server found it by a question that its title does not show.
            found: group === t("history.title"),
          }))}
          selected={[]}
          onSearch={setTyped}
          onSelect={run}
          listClassName="max-h-[min(26rem,60dvh)]"
        />
      </DialogContent>
    </Dialog>
  );
}
