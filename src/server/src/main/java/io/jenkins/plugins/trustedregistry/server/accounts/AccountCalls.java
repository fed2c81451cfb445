// SPDX-License-Identifier: MIT
package io.jenkins.plugins.trustedregistry.server.accounts;

import io.jenkins.plugins.trustedregistry.engine.HostServices;
import io.jenkins.plugins.trustedregistry.engine.accounts.Member;
import io.jenkins.plugins.trustedregistry.engine.api.common.Json;
import io.jenkins.plugins.trustedregistry.engine.api.common.JsonBody;
import io.jenkins.plugins.trustedregistry.engine.api.common.Page;
import io.jenkins.plugins.trustedregistry.engine.endpoint.Call;
import io.jenkins.plugins.trustedregistry.engine.endpoint.Reply;
import java.io.IOException;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.random.RandomGenerator;

/** Local accounts: list, make, show, change, delete. */
final class AccountCalls {
    private final LocalAccounts accounts;
    private final HostServices services;
    private final RandomGenerator random;

    AccountCalls(LocalAccounts accounts, HostServices services, RandomGenerator random) {
        this.accounts = accounts;
        this.services = services;
        this.random = random;
    }

    Reply list(Call call) {
        Page.Request page = Page.Request.of(call);
        return Json.ok(page.page(
                accounts.list(page.after(), page.limit() + 1),
                account -> account.name().text(),
                AccountView::of));
    }

    /** Without a password in the body one is generated; it is in this answer and nowhere else. */
    Reply create(Call call) throws IOException {
        JsonBody body = JsonBody.of(call, "name", "fullName", "password", "admin", "groups");
        AccountName name = AccountName.parse(body.text("name"));
        Optional<String> chosen = body.optionalText("password").map(Passwords::chosen);
        String password = chosen.orElseGet(() -> Passwords.generate(random));
        Account made = accounts.create(
                name,
                body.optionalText("fullName").orElse(""),
                groups(body).orElse(Set.of()),
                body.flag("admin").orElse(false),
                password);
        AccountView view = AccountView.of(made);
        return Json.created("/api/v1/accounts/" + name, chosen.isPresent() ? view : view.withPassword(password))
                .with("Cache-Control", "no-store");
    }

    Reply show(Call call) {
        return Json.ok(AccountView.of(find(call)));
    }

    Reply change(Call call) throws IOException {
        JsonBody body = JsonBody.of(call, "fullName", "admin", "groups", "disabled");
        Account now = find(call);
        Account changed = now.changed(
                body.optionalText("fullName").orElse(now.fullName()),
                groups(body).orElse(now.groups()),
                body.flag("admin").orElse(now.administrator()),
                body.flag("disabled").orElse(now.disabled()));
        accounts.update(changed);
        if (changed.disabled() && !now.disabled()) {
            services.credentials().logOutEverywhere(now.name().text());
        }
        return Json.ok(AccountView.of(changed));
    }

    /** With everything that a later account of the same name could come into. */
    Reply delete(Call call) {
        AccountName name = find(call).name();
        accounts.delete(name);
        services.credentials().forget(name.text());
        services.memberships().forget(Member.user(name.text()));
        return Json.gone();
    }

    private Account find(Call call) {
        AccountName name = AccountName.parse(call.parameter("user"));
        return accounts.account(name).orElseThrow(() -> AccountRefusals.missing(name));
    }

    private static Optional<Set<String>> groups(JsonBody body) {
        return body.texts("groups").map(Set::copyOf);
    }

    /** An account as the API shows it; {@code password} only when it was just generated. */
    record AccountView(
            String name,
            String fullName,
            List<String> groups,
            boolean admin,
            boolean disabled,
            Instant createdAt,
            Instant passwordChangedAt,
            Optional<String> password) {

        static AccountView of(Account account) {
            return new AccountView(
                    account.name().text(),
                    account.fullName(),
                    List.copyOf(account.groups()),
                    account.administrator(),
                    account.disabled(),
                    account.createdAt(),
                    account.passwordChangedAt(),
                    Optional.empty());
        }

        AccountView withPassword(String generated) {
            return new AccountView(
                    name, fullName, groups, admin, disabled, createdAt, passwordChangedAt, Optional.of(generated));
        }
    }
}
