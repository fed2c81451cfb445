// SPDX-License-Identifier: MIT
package io.jenkins.plugins.trustedregistry.engine.api.common;

import io.jenkins.plugins.trustedregistry.engine.deletion.Order;
import io.jenkins.plugins.trustedregistry.engine.endpoint.Call;
import io.jenkins.plugins.trustedregistry.engine.oci.Shown;

/** What a call that deletes says about it in its query: {@code permanently=true} and {@code reason=...}. */
public final class Orders {

    private Orders() {}

    public static Order of(Call call) {
        return Order.request(
                call.principal().shownName(),
                call.peer().address(),
                call.queryParameter("reason").orElse(""),
                flag(call, "permanently"));
    }

    public static boolean flag(Call call, String name) {
        return switch (call.queryParameter(name).orElse("false")) {
            case "true" -> true;
            case "false" -> false;
            default ->
                throw Refusals.invalid(name + " '"
                        + Shown.of(call.queryParameter(name).orElse("")) + "' is not known: use true or false.");
        };
    }
}
