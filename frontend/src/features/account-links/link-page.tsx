"use client";

import { LoadError } from "@/components/load-error";
import { Skeleton } from "@/components/ui/skeleton";
import { useLanguage } from "@/contexts/LanguageContext";
import { AuthPage } from "@/features/auth/auth-page";

import { LinkForm } from "./link-form";
import { useLinkOffer, useLinkToken } from "./use-link-offer";

/** Where an account link leads: an invitation to join, or a password to choose anew. */
export function LinkPage({ onDone }: { onDone: () => void }) {
  const { t, errorText } = useLanguage();
  const token = useLinkToken();
  const { data: offer, error, mutate } = useLinkOffer(token);

  if (error !== undefined) {
    return (
      <AuthPage title={t("link.over.title")} subtitle={t("link.over.subtitle")}>
        <LoadError
          text={errorText(error)}
          retryLabel={t("app.retry")}
          onRetry={() => void mutate()}
        />
      </AuthPage>
    );
  }
  if (!offer || token === null) {
    return (
      <AuthPage title={t("link.loading")} subtitle={t("app.loading")}>
        <div role="status" aria-label={t("app.loading")}>
          <Skeleton className="h-48" />
        </div>
      </AuthPage>
    );
  }
  const values = { company: offer.tenant_name, role: t(`role.${offer.role}`) };
  return (
    <AuthPage
      title={t(`link.${offer.purpose}.title`, values)}
      subtitle={t(`link.${offer.purpose}.subtitle`, values)}
    >
      <LinkForm token={token} offer={offer} onDone={onDone} />
    </AuthPage>
  );
}
