// SPDX-License-Identifier: MIT
package io.jenkins.plugins.trustedregistry.server.accounts;

import io.jenkins.plugins.trustedregistry.engine.HostServices;
import io.jenkins.plugins.trustedregistry.engine.access.Decision;
import io.jenkins.plugins.trustedregistry.engine.accounts.Member;
import io.jenkins.plugins.trustedregistry.engine.api.common.Json;
import io.jenkins.plugins.trustedregistry.engine.api.common.JsonBody;
import io.jenkins.plugins.trustedregistry.engine.credentials.Presented;
import io.jenkins.plugins.trustedregistry.engine.endpoint.Call;
import io.jenkins.plugins.trustedregistry.engine.endpoint.Reply;
import io.jenkins.plugins.trustedregistry.engine.oci.ErrorCode;
import io.jenkins.plugins.trustedregistry.engine.oci.RegistryException;
import java.io.IOException;
import java.util.Optional;

/** Changing a password: everybody their own, for which they show the present one; administrators that of others. */
final class PasswordCalls {
    private final LocalAccounts accounts;
    private final HostServices services;

    PasswordCalls(LocalAccounts accounts, HostServices services) {
        this.accounts = accounts;
        this.services = services;
    }

    /** Who logged in with the old password must log in again. */
    Reply change(Call call) throws IOException {
        JsonBody body = JsonBody.of(call, "password", "current");
        AccountName name = AccountName.parse(call.parameter("user"));
        if (isSelf(call, name)) {
            requireCurrent(call, name, body.optionalText("current"));
        } else {
            requireAdministrator(call);
        }
        Account account = accounts.account(name).orElseThrow(() -> AccountRefusals.missing(name));
        accounts.changePassword(account.name(), Passwords.chosen(body.text("password")));
        services.credentials().passwordChanged(account.name().text());
        return Json.gone();
    }

    private static boolean isSelf(Call call, AccountName name) {
        return call.principal()
                .subject()
                .filter(member -> member.kind() == Member.Kind.USER)
                .filter(member -> member.name().equalsIgnoreCase(name.text()))
                .isPresent();
    }

    private void requireAdministrator(Call call) {
        Decision decision = services.access().onRegistry(call.principal());
        if (!decision.allowed()) {
            throw AccountRefusals.denied(
                    "Others' passwords are changed by those who administer the registry; your own you"
                            + " change under your own name.");
        }
    }

    /** A login first, because that is what slows guessing down; but an access token, which is good for it, is not enough. */
    private void requireCurrent(Call call, AccountName name, Optional<String> current) {
        String shown = current.orElseThrow(
                () -> AccountRefusals.invalid("'current' is missing: your present password is needed to change it."));
        try {
            services.credentials()
                    .authenticator()
                    .authenticate(
                            new Presented.UserAndSecret(name.text(), shown),
                            call.peer().address());
        } catch (RegistryException e) {
            throw e.code() == ErrorCode.UNAUTHORIZED ? wrong() : e;
        }
        if (!accounts.hasPassword(name, shown)) {
            throw wrong();
        }
    }

    private static RegistryException wrong() {
        return AccountRefusals.denied("The present password is not right: nothing was changed.");
    }
}
