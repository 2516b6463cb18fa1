"use client";

import { useState } from "react";

import { Button } from "@/components/ui/button";
import { Card } from "@/components/ui/card";
import { useLanguage } from "@/contexts/LanguageContext";
import type { ModelSettings } from "@/lib/contract";

import { OwnModelForm } from "./own-model-form";
import { RemoveOwnModel } from "./remove-own-model";

interface OwnModelCardProps {
  settings: ModelSettings;
  mayChange: boolean;
  onChanged: (settings?: ModelSettings) => void;
}

/** The company's own model: what it is, and for who may, its form. */
export function OwnModelCard({ settings, mayChange, onChanged }: OwnModelCardProps) {
  const { t } = useLanguage();
  const [isEditing, setEditing] = useState(false);
  const own = settings.provider;
  if (!own && !mayChange) return null;
  return (
    <Card className="grid gap-5 p-5 sm:p-6">
      <div className="grid gap-1">
        <h2 className="font-semibold">{t("model.own.title")}</h2>
        <p className="text-sm text-ink-soft">{t("model.own.text")}</p>
      </div>
      {own && !isEditing && (
        <dl className="grid gap-3 text-sm sm:grid-cols-[auto_1fr] sm:gap-x-6">
          <Fact term={t("model.own.provider")} value={t(`model.provider.${own.provider}`)} />
          <Fact term={t("model.own.url")} value={own.url} />
          <Fact term={t("model.own.model")} value={own.model} />
          <Fact
            term={t("model.own.key")}
            value={t(own.has_key ? "model.own.key.kept" : "model.own.key.none")}
          />
        </dl>
      )}
      {mayChange && !isEditing && (
        <div className="flex flex-wrap gap-2">
          <Button variant="outline" onClick={() => setEditing(true)}>
            {t(own ? "model.own.change" : "model.own.add")}
          </Button>
          {own && <RemoveOwnModel onRemoved={() => onChanged()} />}
        </div>
      )}
      {mayChange && isEditing && (
        <OwnModelForm
          own={own}
          onCancel={() => setEditing(false)}
          onSaved={(saved) => {
            setEditing(false);
            onChanged(saved);
          }}
        />
      )}
    </Card>
  );
}

function Fact({ term, value }: { term: string; value: string }) {
  return (
    <div className="contents">
      <dt className="text-ink-faint">{term}</dt>
      <dd className="-mt-2 min-w-0 font-medium break-words sm:mt-0">{value}</dd>
    </div>
  );
}
