"use client";

import { PasswordForm } from "./password-form";
import { ProfileForm } from "./profile-form";

/** The user's own account. */
export function ProfilePage() {
  return (
    <div className="grid gap-6">
      <ProfileForm />
      <PasswordForm />
    </div>
  );
}
